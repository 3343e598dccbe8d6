import { bareName, type ReadRow } from '@peil/imports';
import { activitySchema, type Activity } from '../activity.js';
import type { KnownKind } from '../kind-rules.js';
import type { CompletionProblemCode } from './completion-problems.js';
import { personKeys } from './completion-columns.js';

/** An offering of the catalogue, as an import needs it. */
export type FoundOffering = {
  readonly offeringId: string;
  readonly kind: string | undefined;
  readonly minutes: number | undefined;
  readonly provider: string | undefined;
};

/** What a completion speaks of, found by what the row says. */
export type CompletionContext = {
  readonly personId: string;
  readonly offering: FoundOffering | undefined;
  readonly kinds: readonly KnownKind[];
  readonly system: string;
};

export type CompletionRead =
  { readonly activity: Activity | undefined } | { readonly problem: CompletionProblemCode; readonly field: string };

/** The key of the person a row names: the first that is filled, in order of how sure it is. */
export function personKeyOf(
  row: ReadRow,
): { readonly field: (typeof personKeys)[number]; readonly value: string } | undefined {
  for (const field of personKeys) {
    const value = row.values.get(field);
    if (value !== undefined) return { field, value };
  }
  return undefined;
}

/** A number that a spreadsheet made unreadable: `1,2E+05`. */
export function isDamagedNumber(value: string): boolean {
  return /^\d+([.,]\d+)?E\+?\d+$/i.test(value);
}

/**
 * What makes two rows speak of the same activity: the source's own reference, else person, offering and day. With the
 * source system in front, so that the same reference of two systems is two facts.
 */
export function identityOf(row: ReadRow, { personId, offering, system }: CompletionContext): readonly string[] {
  const reference = row.values.get('reference');
  if (reference !== undefined) return [system, 'reference', reference];
  const about = offering?.offeringId ?? bareName(row.values.get('title') ?? row.values.get('kind') ?? '');
  return [system, 'content', personId, about, row.values.get('day') ?? ''];
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 60);
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[,;|]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function kindOf(row: ReadRow, { offering, kinds }: CompletionContext): string | undefined {
  const written = row.values.get('kind');
  if (written === undefined) return offering?.kind ?? 'training';
  const bare = bareName(written);
  return kinds.find(({ code, names }) => [code, names.nl, names.en].some((name) => bareName(name) === bare))?.code;
}

function minutesOf({ values }: ReadRow, offering: FoundOffering | undefined): number {
  return Number(values.get('minutes') ?? values.get('hours') ?? offering?.minutes ?? 0);
}

/** Whether the row says that nothing took place, without saying that it was taken back. */
export function isPassedOver({ values }: Pick<ReadRow, 'values'>): boolean {
  return values.get('status') === 'notCompleted';
}

/** The activity a row speaks of; undefined when the source took it back. Pure. */
export function readCompletion(row: ReadRow, context: CompletionContext): CompletionRead {
  const { values } = row;
  if (values.get('status') === 'cancelled') return { activity: undefined };
  const kind = kindOf(row, context);
  if (kind === undefined) return { problem: 'unknown-kind', field: 'kind' };
  const day = values.get('day');
  const from = values.get('from') ?? day;
  const { offering, system } = context;
  const providerText = values.get('provider');
  const provider = providerText === undefined ? offering?.provider : slug(providerText);
  const groupSize = values.get('groupSize');
  const testPassed = values.get('testPassed');
  const parsed = activitySchema.safeParse({
    kind,
    day: from,
    ...(from !== day && { until: day }),
    minutes: minutesOf(row, offering),
    role: values.get('role') ?? 'attended',
    facilitation: { type: values.get('facilitation') ?? 'none', registered: false },
    ...(groupSize !== undefined && { groupSize: Number(groupSize) }),
    ...(provider !== undefined && provider !== '' && { provider }),
    ...(offering && { offeringId: offering.offeringId }),
    components: listOf(values.get('components')),
    tags: listOf(values.get('tags')),
    categories: [],
    source: {
      type: 'import',
      system,
      ...(values.has('reference') && { reference: values.get('reference') }),
    },
    facts: testPassed === undefined ? {} : { testPassed: testPassed === 'true' },
    ...(values.has('title') && { title: values.get('title')?.slice(0, 200) }),
  });
  if (parsed.success) return { activity: parsed.data };
  const [field = 'kind'] = parsed.error.issues.map(({ path }) => String(path[0]));
  return { problem: 'not-a-code', field };
}
