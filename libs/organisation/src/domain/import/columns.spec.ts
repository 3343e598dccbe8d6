import { isSpecialName } from '@peil/imports';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appointmentColumns } from './appointment-columns.js';
import { personColumns } from './person-columns.js';
import { unitColumns } from './unit-columns.js';

const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
const kinds = { unitColumns, personColumns, appointmentColumns };

describe.each(Object.entries(kinds))('the %s', (_, columns) => {
  it('are in the README by their first heading', () => {
    expect(columns.map(({ headings }) => headings[0]).filter((heading) => !readme.includes(heading ?? ''))).toEqual([]);
  });

  it('have no heading twice', () => {
    const headings = columns.flatMap((column) => column.headings.map((heading) => heading.toLowerCase()));
    expect(headings.filter((heading, index) => headings.indexOf(heading) !== index)).toEqual([]);
  });

  it('ask for nothing that may not come in', () => {
    expect(columns.flatMap(({ headings }) => headings).filter(isSpecialName)).toEqual([]);
  });
});
