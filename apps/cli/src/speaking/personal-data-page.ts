import type { PersonalData, RecordedFact } from '../../../server/src/wiring/personal-data.js';
import { sayBoth } from './language.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? '');

/** Everything about one person as a page to read or print: no script, nothing from elsewhere. */
export function personalDataPage({ personId, facts, named, given, looks }: PersonalData): string {
  const title = sayBoth('Wat Peil over jou weet', 'What Peil knows about you');
  return `<!doctype html>
<html lang="${sayBoth('nl', 'en')}">
<head><meta charset="utf-8"><title>${title}</title><style>
body { font: 1rem/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { border-bottom: 1px solid; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
dl { margin: 0; } dt { float: left; clear: left; margin-right: 0.5rem; }
</style></head>
<body>
<h1>${title}</h1>
<p>${sayBoth('Kenmerk', 'Id')}: ${escaped(personId)}</p>
${section(
  sayBoth('Over jou vastgelegd', 'Recorded about you'),
  facts.map((fact) => [dayOf(fact), fact.type, fields(fact.data)]),
)}
${section(
  sayBoth('Waarin je genoemd wordt', 'Where you are named'),
  named.map((fact) => [dayOf(fact), fact.type]),
)}
${section(
  sayBoth('Door jou vastgelegd', 'Recorded by you'),
  given.map((fact) => [dayOf(fact), fact.type]),
)}
${section(
  sayBoth('Wie je dossier opende', 'Who opened your file'),
  looks.map(({ day, lookerRole, page }) => [day, lookerRole, page].map(escaped)),
)}
</body>
</html>
`;
}

const dayOf = ({ recordedAt }: Pick<RecordedFact, 'recordedAt'>): string => escaped(recordedAt.slice(0, 10));

function section(title: string, rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<h2>${title} (${rows.length})</h2>\n<table>\n${lines.join('\n')}\n</table>`;
}

function fields(data: object): string {
  const lines = Object.entries(data).map(
    ([name, value]: [string, unknown]) =>
      `<dt>${escaped(name)}:</dt><dd>${escaped(typeof value === 'string' ? value : JSON.stringify(value))}</dd>`,
  );
  return `<dl>${lines.join('')}</dl>`;
}
