import type { z } from 'zod';
import { schemeJsonSchema } from '../json-schema.js';
import { recipes } from './recipes.js';

type Node = z.core.JSONSchema.BaseSchema;

const introduction = `# The scheme language

<!-- Generated from the schema of the language and its recipes. Do not edit: change libs/accreditation/src/domain/scheme
     and run the tests of that folder with PEIL_WRITE_REFERENCE=1. -->

A scheme is a YAML file: what a person must do, and what counts. One file is one version. It is checked by a schema
([scheme.schema.json](schema/scheme.schema.json)) and by \`peil scheme check FILE\`, which also finds what contradicts itself.
Try it without a server: \`peil evaluate --scheme FILE --facts FILE --as-of DAY\`
([facts.schema.json](schema/facts.schema.json), [an example](examples/facts.yaml), [balances.schema.json](schema/balances.schema.json)).

## How a balance is made

1. **Who, and when.** \`who\` gives the days on which the scheme applies. \`period\` gives the periods, each under the version in
   force on its first day (unless a later version says \`transition: runningPeriods\`, or the person is held to a version).
2. **What each fact earned.** The version in force on the day of the activity decides; facts from before the first version
   follow the first. The first rule in \`earn\` whose \`for\` fits is the one. A condition in \`provided\` that is not met gives
   nothing, and the ledger says which. An activity of several days counts by the day when its days carry their own minutes
   and the rule pays by time; otherwise whole, on its last day. Points are rounded to hundredths, a half up, unless the rule
   says otherwise, so that a ledger adds up.
3. **What counts already.** Approved facts count. \`review.notNeededFor\` counts at once. Other facts are provisional; planned ones
   are planned. What is approved is filled first, then what was carried over, then what waits, then what is planned: nothing
   that waits ever takes anything from what is approved.
4. **Limits.** Those in hours and in number of times first, in the order written; then those in points together, so that as
   much as possible counts; then those that are a share of what is earned. Where it makes no difference to the sum, what
   serves more requirements goes first, then what came first. A requirement that looks beyond the period counts of an earlier
   period what the limits of that period left; what lies outside every period has no limits.
5. **What is asked of this person.** The amount, the steps of \`adjust\` in the order written, dispensations, rounding.
6. **Which points count for which requirement.** A point counts for every requirement whose \`of\` selects it, but for only one
   member of a \`forEach\`, of a group with \`divide: true\`, and of requirements on components, on categories or on tags
   (a \`dimension\`). The division is the best one for the person, the same every time, and shown line by line.
7. **Where each requirement stands.** Met; exempt; lapsed (grace is over); short (in grace); at risk (after a quarter of the
   time: earned + planned + pace × time left is less than asked; pace is what was approved in the period, carry-over left
   out, by the time gone); on track. A group that asks k of n takes the k that stand best. The person stands where the
   worst of it stands.
8. **What goes along**, by \`carryOver\`; what is done later and fills what is short, by \`grace.repair\` or \`backfill\`.

Requirements in \`hours\` of a scheme in points count the time facts took, whatever they earned; in a scheme in hours they count
what the rules gave. \`times\` counts facts, \`days\` their days; these need no earning rule. Pro rata applies to minimums in
points and hours, never to maximums or to \`times\`.

Months: \`whole\` months run from a day to the day before the same day number (15 March to 14 April is one); \`begun\` months are
the calendar months that are touched.
`;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function linked(name: string): string {
  return `[${name}](#${name.toLowerCase()})`;
}

/** The form of a value in a few words: "Length", "text", "list of Selector", "whole, begun". */
function formOf(node: Node): string {
  if (typeof node.$ref === 'string') {
    const name = node.$ref.split('/').at(-1) ?? '';
    return name.startsWith('__') ? 'the same again' : linked(name);
  }
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.enum !== undefined) return node.enum.map((value) => `\`${String(value)}\``).join(', ');
  const options = node.anyOf ?? node.oneOf;
  if (options !== undefined) return [...new Set(options.map((option) => formOf(option)))].join(' or ');
  if (node.type === 'array') return isNode(node.items) ? `list of ${formOf(node.items)}` : 'list';
  if (node.type === 'object') {
    const keys = Object.entries(node.properties ?? {});
    if (keys.length === 0)
      return isNode(node.additionalProperties) ? `words to ${formOf(node.additionalProperties)}` : 'a block';
    return `{ ${keys.map(([key, value]) => `${key}: ${isNode(value) ? formOf(value) : ''}`).join(', ')} }`;
  }
  const names: { readonly [type: string]: string } = {
    string: 'text',
    number: 'number',
    integer: 'whole number',
    boolean: 'true or false',
  };
  const kinds: readonly unknown[] = [node.type].flat();
  return kinds.map((kind) => names[String(kind)] ?? 'anything').join(' or ');
}

/** A value as YAML on one line. */
export function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${key}: ${flowYaml(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return String(value);
}

function descriptionOf(node: Node): string {
  return (node.description ?? '').replace(/\|/g, '\\|');
}

function table(node: Node): string {
  const required = new Set(node.required ?? []);
  const rows = Object.entries(node.properties ?? {}).flatMap(([key, value]) => {
    if (!isNode(value)) return [];
    const must = required.has(key) && value.default === undefined ? ' (must)' : '';
    return `| \`${key}\`${must} | ${formOf(value).replace(/\|/g, '\\|')} | ${descriptionOf(value)} |`;
  });
  return rows.length === 0 ? '' : ['| key | value | meaning |', '|---|---|---|', ...rows, ''].join('\n');
}

function examplesOf(node: Node): string {
  const examples: unknown = node.examples;
  if (!Array.isArray(examples) || examples.length === 0) return '';
  return ['```yaml', ...examples.map((example) => `- ${flowYaml(example)}`), '```', ''].join('\n');
}

function section(name: string, node: Node): string {
  const form = node.properties === undefined ? `${capital(formOf(node))}.\n` : '';
  return [`### ${name}`, '', descriptionOf(node), form, table(node), examplesOf(node)]
    .filter((part) => part !== '')
    .join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The whole reference, as Markdown. */
export function languageReference(): string {
  const schema = schemeJsonSchema();
  const parts = Object.entries(schema.$defs ?? {})
    .filter(([name]) => !name.startsWith('__'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, node]) => (isNode(node) ? [section(name, node)] : []));
  return [
    introduction,
    '## The file\n',
    table(schema),
    '## How to say it\n',
    'Each part below is put into a whole scheme and checked by the tests. Whole schemes stand in',
    '[libs/accreditation/schemes](../../libs/accreditation/schemes), each with the cases that it must give.\n',
    ...recipes.map(({ question, yaml }) => `**${question}**\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`),
    '## The parts\n',
    ...parts,
  ].join('\n');
}
