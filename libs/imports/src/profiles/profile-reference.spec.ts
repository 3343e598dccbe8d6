import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInProfiles } from './built-in.js';
import { detectProfiles } from './profile-book.js';
import { profileJsonSchema, profileReference } from './profile-reference.js';
import { profileSchema } from './profile.js';

const docs = join(__dirname, '..', '..', '..', '..', 'docs', 'reference');

describe('what is published about profiles', () => {
  it.each([
    ['schema/import-profile.schema.json', profileJsonSchema],
    ['import-profiles.md', profileReference],
  ] as const)('%s is what the code says', (name, made) => {
    const path = join(docs, name);
    const text = made();
    if (process.env['PEIL_WRITE_REFERENCE'] === '1') writeFileSync(path, text);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('has profiles that are valid after being written and read back, each with a code of its own', () => {
    for (const profile of builtInProfiles) {
      expect(profileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
    }
    expect(new Set(builtInProfiles.map(({ code }) => code)).size).toBe(builtInProfiles.length);
  });
});

describe('the source of a file', () => {
  const seen = (headings: readonly string[], firstLines = '', fileName = 'x.csv') =>
    detectProfiles(builtInProfiles, { fileName, headings, firstLines }).map(({ code }) => code);

  it.each([
    ['a report by its first lines', ['Name', 'Email', 'Role'], '1. Summary', 'teams-attendance'],
    [
      'keys in square brackets',
      ['Name [displayName] Required', 'User name [userPrincipalName] Required'],
      '',
      'entra-users',
    ],
    ['a column for each session', ['Personeelsnummer', 'Naam', '12-03-2026'], '', 'attendance-excel'],
  ])('%s', (_, headings, firstLines, code) => {
    expect(seen(headings, firstLines)[0]).toBe(code);
  });
  it('is no attendance list without a session', () => {
    expect(seen(['Personeelsnummer', 'Naam', 'Datum'])).not.toContain('attendance-excel');
  });
});
