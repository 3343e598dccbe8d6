import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { builtInAgreementKinds } from '../kinds/built-in-kinds.js';
import { checkPolicy } from './check.js';
import { policyJsonSchema } from './policy.js';
import { policySentences } from './sentences.js';

const folder = join(__dirname, '../../../policies');
const read = (name: string): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(parse(readFileSync(join(folder, name), 'utf8')));
const good = read('amsterdam-mag.yaml');
const codes = (document: unknown) =>
  checkPolicy(document, { kinds: builtInAgreementKinds }).findings.map(({ code, path }) => `${code} ${path.join('.')}`);

describe('a MAG policy', () => {
  it.each(readdirSync(folder))('%s is right, and said in both languages', (name) => {
    const { policy, findings } = checkPolicy(read(name), { kinds: builtInAgreementKinds });
    expect(findings).toEqual([]);
    if (!policy) throw new Error('no policy');
    for (const { text } of policySentences(policy)) {
      expect(text.nl).toMatch(/^[A-Z].*\.$/);
      expect(text.en).toMatch(/^[A-Z].*\.$/);
      expect(text.nl).not.toBe(text.en);
    }
  });

  it('says in words who does what by when', () => {
    const { policy } = checkPolicy(good);
    const texts = policySentences(policy!).map(({ text }) => text.nl);
    expect(texts).toContain(
      'Elke leidinggevende die geen directeur is heeft uiterlijk op 1 maart een afspraak over sociale veiligheid die van kracht is.',
    );
    expect(texts).toContain(
      'Elke leidinggevende schrijft 4 keer per jaar iets op: uiterlijk 31 maart, 30 juni, 30 september, 31 december. Te laat na 14 dagen extra.',
    );
  });

  it.each([
    ['a key that is not there', { ...good, ranking: true }, 'schema '],
    ['a day that is not there', { ...good, conversation: { due: '13-01' } }, 'schema conversation.due'],
    [
      'a day no month has',
      { ...good, agreements: [{ id: 'a', kind: 'free', inForceBy: '02-31' }] },
      'no-such-day agreements.0.inForceBy',
    ],
    [
      'a kind nobody knows',
      { ...good, agreements: [{ id: 'a', kind: 'nope', inForceBy: '03-01' }] },
      'unknown-kind agreements.0.kind',
    ],
    [
      'an id twice',
      { ...good, followUps: [{ id: 'moment-1', kind: 'learning', by: '12-31' }] },
      'duplicate-id followUps.0.id',
    ],
    [
      'a reserved id',
      { ...good, followUps: [{ id: 'conclusion', kind: 'learning', by: '12-31' }] },
      'duplicate-id followUps.0.id',
    ],
    [
      'a kind no completion measures',
      { ...good, followUps: [{ id: 'f', kind: 'free', by: '12-31' }] },
      'not-measured-by-completion followUps.0.kind',
    ],
    [
      'a personal characteristic',
      { ...good, agreements: [{ id: 'a', kind: 'free', when: 'herkomst', inForceBy: '03-01' }] },
      'personal-attribute agreements.0',
    ],
    [
      'scales that no one has',
      { ...good, agreements: [{ id: 'a', kind: 'free', for: { scales: { min: 13, max: 12 } }, inForceBy: '03-01' }] },
      'nobody agreements.0.for.scales',
    ],
  ])('finds %s', (_, document, finding) => {
    expect(codes(document)).toEqual([finding]);
  });

  it('has a published schema', () => {
    const file = join(__dirname, '../../../../../docs/reference/schema/mag-policy.schema.json');
    const schema = `${JSON.stringify(policyJsonSchema(), null, 2)}\n`;
    if (process.env['PEIL_WRITE_REFERENCE'] === '1') writeFileSync(file, schema);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(schema));
  });
});
