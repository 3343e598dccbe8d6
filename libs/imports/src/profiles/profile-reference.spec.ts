import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInProfiles } from './built-in.js';
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
