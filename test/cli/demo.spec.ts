import { accreditationFacts, balancesDocumentSchema, documentSchema, type BalanceDocument } from '@peil/accreditation';
import { demoPeople, type SituationCode } from '@peil/demo-city';
import { calendarDay } from '@peil/kernel';
import { projectionFileName } from '@peil/projections';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { peil, root, startPeil } from './peil-command.js';

const work = mkdtempSync(join(tmpdir(), 'peil-cli-'));
const data = join(work, 'data');
const demo = ['demo', '--size', 'small', '--today', '2026-11-24'];
const scheme = documentSchema.parse(
  parse(readFileSync(join(root, 'libs/accreditation/schemes/amsterdam-draft.yaml'), 'utf8')),
);
const { situations } = demoPeople({ seed: 'peil', today: calendarDay('2026-11-24'), size: 'small', scheme });

const personIn = (code: SituationCode): string => situations.find((one) => one.code === code)!.personId;
const on = (folder: string) => ({ PEIL_DATA_DIR: folder });
const balanceAnswer = z.object({ status: z.string(), position: z.number(), entries: balancesDocumentSchema });

async function balanceOf(code: SituationCode, ...more: string[]) {
  const args = ['balance', personIn(code), '--as-of', '2026-11-24', '--json', ...more];
  const { code: exitCode, stdout, stderr } = await peil(args, on(data));
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  return balanceAnswer.parse(JSON.parse(stdout));
}

beforeAll(async () => {
  const { code, stderr } = await peil([...demo, '--no-serve'], on(data));
  if (code !== 0) throw new Error(stderr);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Points an hour, as the page about the demo's scheme says; 4 for having taken part in an assessment. */
const AN_HOUR: Readonly<Record<string, number>> = {
  training: 1,
  masterclass: 1,
  intervision: 1,
  coaching: 1,
  mentoring: 0.5,
};

/** Adds up a ledger the way a person would, with nothing of the engine. */
function addedUp({ ledger }: BalanceDocument) {
  const counted = ledger.filter(({ state }) => state === 'counted');
  const sum = (lines: typeof ledger) => lines.reduce((total, { after }) => total + Number(after), 0);
  return {
    total: sum(counted),
    towards: (requirement: string) =>
      counted
        .flatMap(({ counts }) => counts)
        .reduce((total, one) => total + (one.requirement === requirement ? Number(one.amount) : 0), 0),
    inclusion: sum(counted.filter(({ tags, source }) => tags.includes('inclusion-diversity') && source === 'activity')),
    waiting: sum(ledger.filter(({ state }) => state === 'provisional')),
  };
}

/** What was done in the period and may count: every other fact has a line too, which says why it does not. */
const inPeriod = ({ ledger, period }: BalanceDocument) =>
  ledger.filter(
    ({ source, state, day }) =>
      source === 'activity' && state !== 'notCounted' && day >= period.from && day <= period.until,
  );

describe('three managers, added up by hand', () => {
  it.each(['on-course', 'at-risk', 'corrected'] as const)('%s', async (situation) => {
    const { entries } = await balanceOf(situation);
    const [entry] = entries;
    const byHand = addedUp(entry!);
    const requirement = (id: string) => entry!.requirements.find((one) => one.id === id);
    expect(Number(entry!.total.earned)).toBe(byHand.total);
    expect(Number(requirement('total')!.earned)).toBe(byHand.total);
    expect(Number(requirement('inclusion')!.earned)).toBe(byHand.inclusion);
    expect(Number(requirement('total')!.provisional)).toBe(byHand.waiting);
    for (const { id, earned } of requirement('components')!.parts) {
      expect([id, Number(earned)]).toEqual([id, byHand.towards(id)]);
    }
    for (const { after, components, counts } of entry!.ledger) {
      // A point counts towards one component only, and only towards one that the activity was about.
      const divided = counts.filter((one) => one.requirement.startsWith('components.'));
      expect(divided.reduce((total, { amount }) => total + Number(amount), 0)).toBeLessThanOrEqual(Number(after));
      expect(components).toEqual(expect.arrayContaining(divided.map((one) => one.requirement.split('.')[1])));
    }
    for (const { kind = '', minutes, before } of inPeriod(entry!)) {
      const points = kind === 'development-assessment' ? 4 : (minutes / 60) * AN_HOUR[kind]!;
      expect([kind, Number(before)]).toEqual([kind, points]);
    }
  });

  it('stand where their situation says', async () => {
    expect((await balanceOf('on-course')).status).toMatch(/onTrack|met/);
    expect((await balanceOf('at-risk')).status).toBe('atRisk');
    expect((await balanceOf('lapsed')).status).toBe('lapsed');
    const required = async (code: SituationCode) =>
      Number((await balanceOf(code)).entries[0]!.requirements[0]!.required);
    expect(await required('on-course')).toBe(40);
    expect(await required('just-appointed')).toBeLessThan(30);
    expect(await required('on-leave')).toBeLessThan(40);
    expect(await required('acting')).toBeLessThan(40);
  });

  it('a late correction: the balance as it was known before it was three points higher', async () => {
    const october = ['--as-of', '2026-10-31'];
    const now = (await balanceOf('late-correction', ...october)).entries[0]!;
    const before = (await balanceOf('late-correction', ...october, '--known-at', '2026-10-01T12:00:00Z')).entries[0]!;
    const line = (entry: BalanceDocument) =>
      inPeriod(entry).find(({ minutes, kind }) => kind === 'training' && minutes < 400)!;
    expect([line(before).after, line(now).after]).toEqual(['6', '3']);
    expect(Number(before.total.earned) - Number(now.total.earned)).toBe(3);
  });

  it('nobody has a balance under an id that Peil does not know', async () => {
    const { code, stderr } = await peil(['balance', 'nobody'], on(data));
    expect(stderr).toContain('Peil knows nobody with the id nobody.');
    expect(code).toBe(1);
  });
});

const verifyAnswer = z.object({
  sound: z.boolean(),
  log: z.object({
    checked: z.number(),
    fault: z.object({ position: z.number(), stream: z.string().optional(), reason: z.string() }).optional(),
  }),
  readModels: z.array(z.object({ name: z.string(), outcome: z.string() })),
});

async function verified(folder: string) {
  const { code, stdout } = await peil(['verify', '--json'], on(folder));
  return { code, ...verifyAnswer.parse(JSON.parse(stdout)) };
}

describe('peil verify', () => {
  it('finds nothing on a demo city', async () => {
    const { code, sound, readModels } = await verified(data);
    expect({ code, sound }).toEqual({ code: 0, sound: true });
    expect(readModels.map(({ outcome }) => outcome)).toEqual(readModels.map(() => 'same'));
    expect(readModels.length).toBeGreaterThan(3);
  });

  it('names the event that one changed byte hit', async () => {
    const folder = join(work, 'flipped');
    cpSync(data, folder, { recursive: true });
    const path = join(folder, 'log', 'events.db');
    const database = new DatabaseSync(path, { readOnly: true });
    const row = z
      .object({ position: z.number(), stream: z.string(), data: z.string() })
      .parse(
        database
          .prepare("SELECT position, stream, data FROM events WHERE type = 'UnitEstablished' LIMIT 1 OFFSET 7")
          .get(),
      );
    database.close();
    const bytes = readFileSync(path);
    const at = bytes.indexOf(row.data) + row.data.indexOf('Team') + 1;
    bytes[at] = bytes[at]! ^ 1;
    writeFileSync(path, bytes);

    const { code, log } = await verified(folder);
    expect(code).toBe(1);
    expect(log.fault).toMatchObject({ position: row.position, stream: row.stream, reason: 'changed' });
    const { stdout } = await peil(['verify'], { ...on(folder), LANG: 'nl_NL.UTF-8' });
    expect(stdout).toContain(`Het log is beschadigd bij positie ${row.position} (${row.stream}`);
  });

  it('finds a read model that says something else than the log, and rebuild puts it right', async () => {
    const folder = join(work, 'tampered');
    cpSync(data, folder, { recursive: true });
    const database = new DatabaseSync(join(folder, 'read', projectionFileName(accreditationFacts)));
    database.exec('UPDATE person_piece SET events = replace(events, \'"minutes":480\', \'"minutes":960\')');
    database.close();
    const before = await verified(folder);
    expect(before.code).toBe(1);
    expect(before.readModels.filter(({ outcome }) => outcome === 'differs').map(({ name }) => name)).toEqual([
      'accreditation-facts',
    ]);
    expect(await peil(['rebuild'], on(folder))).toMatchObject({ code: 0 });
    expect((await verified(folder)).code).toBe(0);
  });

  it('says so when there is nothing to look at', async () => {
    const { code, stderr } = await peil(['verify'], on(join(work, 'nothing')));
    expect(stderr).toContain('There is no log of Peil');
    expect(code).toBe(2);
  });
});

describe('peil demo', () => {
  it('serves the same city at once on a second start, and lets others look at it but not write', async () => {
    const started = performance.now();
    const server = startPeil([...demo, '--json'], { ...on(data), PORT: '0' });
    while (!server.said.stdout.includes('address')) {
      if (server.child.exitCode !== null) throw new Error(server.said.stderr);
      await delay(50);
    }
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(server.said.stderr).not.toContain('Making');
    const { address } = z.object({ address: z.string() }).parse(JSON.parse(server.said.stdout));

    const signIn = await fetch(`${address}/v1/demo-sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona: 'manager' }),
    });
    const { token, personId } = z.object({ token: z.string(), personId: z.string() }).parse(await signIn.json());
    expect(personId).toBe(personIn('on-course'));
    const answer = await fetch(`${address}/v1/managers/${personId}/balance?asOf=2026-11-24`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { balances } = z.object({ balances: balancesDocumentSchema }).parse(await answer.json());
    expect(balances).toEqual((await balanceOf('on-course')).entries);

    expect((await verified(data)).code).toBe(0);
    const backup = join(work, 'backup');
    expect(await peil(['backup', backup], on(data))).toMatchObject({ code: 0 });
    const refused = await peil(['rebuild'], on(data));
    expect(refused.stderr).toContain(`A Peil already runs on this data (process ${server.child.pid})`);
    expect(refused.code).toBe(2);

    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });

  it('can be put back from a backup with the keys beside it', async () => {
    const backup = join(work, 'backup');
    for (const file of ['keys.db', 'master.key']) cpSync(join(data, file), join(backup, file));
    expect(await peil(['rebuild'], on(backup))).toMatchObject({ code: 0 });
    const { stdout } = await peil(['balance', personIn('moved'), '--as-of', '2026-11-24', '--json'], on(backup));
    expect(balanceAnswer.parse(JSON.parse(stdout)).entries).toEqual((await balanceOf('moved')).entries);
    expect(await peil(['backup', backup], on(data))).toMatchObject({ code: 2 });
  });

  it('says that its port is taken, and ends', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = z.object({ port: z.number() }).parse(other.address());
    const { code, stderr } = await peil(demo, { ...on(data), PORT: String(address.port) });
    other.close();
    expect(stderr).toContain('The port is in use already.');
    expect(code).toBe(2);
  });

  it('leaves data that is no demo alone', async () => {
    const folder = join(work, 'no-demo');
    cpSync(data, folder, { recursive: true });
    rmSync(join(folder, 'demo-city.json'));
    const { code, stderr } = await peil([...demo, '--no-serve'], on(folder));
    expect(stderr).toContain('already holds data that is no demo');
    expect(code).toBe(2);
  });
});

describe('peil import', () => {
  const file = join(work, 'units.csv');
  const units = ['import', file, '--kind', 'units', '--json'];
  const importAnswer = z.object({ state: z.string(), counts: z.record(z.string(), z.number()) });

  it('says what would happen, does it, and does nothing the second time', async () => {
    const folder = join(work, 'import');
    cpSync(data, folder, { recursive: true });
    writeFileSync(
      file,
      'code;naam;soort;valt onder;vanaf\nC1.01.98;Team Nieuw;team;C1.01;01-02-2026\nC1.01.99;Team Later;team;C1.01;01-03-2026\n',
    );
    const counts = async (...more: string[]) => {
      const { code, stdout, stderr } = await peil([...units, '--day-order', 'dmy', ...more], on(folder));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return importAnswer.parse(JSON.parse(stdout)).counts;
    };
    expect(await counts('--dry-run')).toMatchObject({ new: 2 });
    expect(await counts()).toMatchObject({ new: 2, unchanged: 0 });
    expect(await counts()).toMatchObject({ new: 0, unchanged: 2 });
  });

  it('knows which kinds there are', async () => {
    const { code, stderr } = await peil(['import', file, '--kind', 'holidays'], on(join(work, 'import')));
    expect(stderr).toContain('Choose from:');
    expect(code).toBe(2);
  });
});
