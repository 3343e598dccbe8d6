import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageIdOf } from './mailbox.js';
import { startSmtpDouble, type SmtpDouble } from './testing/smtp-double.js';

const fromSource = ['--import', pathToFileURL(join(__dirname, '../../../scripts/from-source.mjs')).href];
const program = join(__dirname, 'testing/one-round.ts');
const expected = ['p1', 'p2', 'p3'].map((personId) => messageIdOf(personId, '2026-W48'));
const NO_TWICE = ['before recording', 'after recording', 'before sending', 'after marking'];
const people = [0, 1, 2];

let folder: string;
let smtp: SmtpDouble;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peil-mail-'));
  smtp = await startSmtpDouble();
});
afterEach(async () => {
  await smtp.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a round in a process of its own; how that ended. */
function live(...killAt: readonly string[]): Promise<number | string | null> {
  const words = [...fromSource, program, join(folder, 'mail.db'), smtp.url, ...killAt];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
}
const ids = () => smtp.accepted.map(({ messageId }) => messageId);

describe('kill -9', () => {
  it.each(NO_TWICE.flatMap((step) => people.map((person) => [step, person] as const)))(
    '%s, at person %i: no mail is lost and none repeated',
    async (step, person) => {
      expect(await live(step, String(person))).toBe('SIGKILL');
      expect(ids().length).toBeLessThanOrEqual(step === 'after marking' ? person + 1 : person);
      expect(await live()).toBe(0);
      expect(ids()).toEqual(expected);
    },
    60_000,
  );

  it.each(people)(
    'between acceptance and marking, at person %i: that one goes again under the same id',
    async (person) => {
      expect(await live('before marking', String(person))).toBe('SIGKILL');
      expect(ids()).toEqual(expected.slice(0, person + 1));
      expect(await live()).toBe(0);
      expect(ids()).toEqual([...expected.slice(0, person + 1), ...expected.slice(person)]);
    },
    60_000,
  );
});
