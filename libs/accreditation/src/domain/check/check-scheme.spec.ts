import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDay } from '@peil/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { offeringFactsSchema } from '../facts.js';
import { schemeSchema } from '../scheme/scheme.js';
import { checkCatalogue } from './catalogue.js';
import { checkScheme } from './check-scheme.js';
import { planted, sound, surroundings } from '../../testing/planted-faults.js';
import { findingCodes } from './finding.js';
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
  const offering = (id: string, component: string, points: string, until?: string) =>
    offeringFactsSchema.parse({
      id,
      components: [component],
      accreditations: [{ from: '2024-01-01', points, ...(until === undefined ? {} : { until }) }],
    });
  const scheme = schemeSchema.parse(sound);
  const check = (...offerings: ReturnType<typeof offering>[]) =>
    checkCatalogue(scheme, offerings, calendarDay('2025-01-01'), calendarDay('2026-12-31'));
  expect(check(offering('a', 'direction', '36'), offering('b', 'results', '4'))).toEqual([]);
  const [small] = check(offering('a', 'direction', '37'), offering('b', 'results', '3.5'));
  expect(small).toMatchObject({ code: 'catalogue-too-small', path: ['require', 1] });
  expect(small?.message.nl).toContain('3,5');
  expect(small?.message.en).toContain('3.5');
  expect(check(offering('a', 'direction', '40'), offering('b', 'results', '4', '2024-12-31'))).toMatchObject([
    { code: 'catalogue-too-small' },
  ]);
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
