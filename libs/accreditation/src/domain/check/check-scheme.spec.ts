import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDay } from '@peil/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { offeringFactsSchema } from '../facts.js';
import { schemeSchema } from '../scheme/scheme.js';
import { checkScheme } from './check-scheme.js';
import { planted, sound, surroundings } from '../../testing/planted-faults.js';
import { findingCodes } from './finding.js';
import { checkReachable } from './reachable.js';
import { checkVersions } from './time.js';

const folder = join(__dirname, '../../../schemes');

test('a sound scheme has no findings', () => {
  expect(checkScheme(sound, surroundings).findings).toEqual([]);
});

test.each(planted)('$fault is found ($code)', ({ code, path, change }) => {
  const { findings } = checkScheme({ ...sound, ...change }, surroundings);
  expect(findings.map((finding) => ({ code: finding.code, path: finding.path }))).toContainEqual({ code, path });
  for (const { message } of findings) {
    expect(message.nl).not.toBe(message.en);
    expect(message.nl).toMatch(/^[A-Z].*\.$/);
    expect(message.en).toMatch(/^[A-Z0-9].*\.$/);
  }
});

describe('versions of one scheme', () => {
  const version = (name: string, from: string, until?: string) =>
    schemeSchema.parse({ ...sound, version: name, from, ...(until === undefined ? {} : { until }) });

  test.each([
    ['one after the other', [version('1', '2024-01-01'), version('2', '2025-01-01')], []],
    ['one that ends where the next begins', [version('1', '2024-01-01', '2024-12-31'), version('2', '2025-01-01')], []],
    ['days that none covers', [version('1', '2024-01-01', '2024-11-30'), version('2', '2025-01-01')], ['version-gap']],
    [
      'days that two claim',
      [version('1', '2024-01-01', '2025-01-01'), version('2', '2025-01-01')],
      ['version-overlap'],
    ],
    ['the same first day', [version('1', '2024-01-01'), version('2', '2024-01-01')], ['version-overlap']],
    ['the same name', [version('1', '2024-01-01'), version('1', '2025-01-01')], ['version-twice']],
  ])('%s', (_, versions, codes) => {
    expect(checkVersions(versions).map(({ code }) => code)).toEqual(codes);
  });
});

test('a catalogue that offers too little of one component is found', () => {
  const document = z.unknown().parse(parse(readFileSync(join(folder, 'amsterdam-draft.yaml'), 'utf8')));
  const scheme = schemeSchema.parse(document);
  const offering = (component: string, hours: number, until?: string) => ({
    facts: offeringFactsSchema.parse({
      ...{ id: `${component}-${hours}`, kind: 'training', components: [component], tags: ['inclusion-diversity'] },
    }),
    minutes: hours * 60,
    until: until === undefined ? undefined : calendarDay(until),
  });
  const check = (...catalogue: ReturnType<typeof offering>[]) =>
    checkReachable(
      scheme,
      catalogue,
      (id) => catalogue.find(({ facts }) => facts.id === id)?.facts,
      calendarDay('2026-03-01'),
    );
  const enough = ['direction', 'connection', 'development', 'integrity'].map((component) => offering(component, 9));
  expect(check(...enough, offering('results', 4))).toEqual([]);
  const [small, ...others] = check(...enough, offering('results', 3.5));
  expect(small).toMatchObject({ code: 'catalogue-too-small', severity: 'warning', path: ['require', 0] });
  expect(others).toMatchObject([{ code: 'catalogue-too-small', path: ['require', 1] }]);
  expect(others[0]?.message.nl).toContain('resultaat is 4 nodig, maar het aanbod is tot en met 2027-12-31 samen 3,5');
  expect(others[0]?.message.en).toContain('worth 3.5');
  expect(check(...enough, offering('results', 4, '2026-02-28'))).toHaveLength(2);
  expect(check()).toEqual([]);
});

test('every rule of the check has a planted fault', () => {
  const elsewhere = ['version-twice', 'version-overlap', 'version-gap', 'catalogue-too-small'];
  const covered = new Set<string>([...planted.map(({ code }) => code), ...elsewhere]);
  expect(findingCodes.filter((code) => !covered.has(code))).toEqual([]);
});

const schemes = readdirSync(folder).filter((file) => file.endsWith('.yaml') && !file.endsWith('.cases.yaml'));

test.each(schemes)('%s has no errors', (file) => {
  const { findings } = checkScheme(z.unknown().parse(parse(readFileSync(join(folder, file), 'utf8'))));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
