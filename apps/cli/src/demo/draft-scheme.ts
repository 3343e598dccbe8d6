import { documentSchema } from '@peil/accreditation';
import type { JsonObject } from '@peil/eventing';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const FILE = join('libs', 'accreditation', 'schemes', 'amsterdam-draft.yaml');

/** The document of the demo's scheme: from the nearest folder above this file that holds it, built or not. */
export function draftScheme(): JsonObject {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, FILE)) && dirname(folder) !== folder) folder = dirname(folder);
  return documentSchema.parse(parse(readFileSync(join(folder, FILE), 'utf8')));
}
