import { documentSchema } from '@peil/accreditation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The document of the scheme that the demo publishes. */
export function draftScheme() {
  const file = join(__dirname, '../../../accreditation/schemes/amsterdam-draft.yaml');
  return documentSchema.parse(parse(readFileSync(file, 'utf8')));
}
