import { dayOfNumber, type DayNumber, type LocalizedText } from '@peil/kernel';
import type { Over, Requirement } from '../scheme/requirement.js';
import type {
  CompiledCondition,
  CompiledForEach,
  CompiledGroup,
  CompiledLeaf,
  CompiledRequirement,
} from './compile-requirements.js';
import { labelOfPart } from '../sentences/labels.js';
import type { Entry } from './credit.js';
import { commonDays, covers, OPEN_END, type Interval } from './interval.js';
import { lastDayOf, partsOf, plus, spanOf } from './length-of-time.js';
import type { Condition } from './match.js';
import { graceUntil, type PersonalWindow } from './periods.js';
import { stretchStart, daysWhen, registrationDays, type Person } from './person.js';
import { requiredIn, type Required, type RequiredContext } from './required.js';

/** A requirement with an amount, for this person, over definite days. */
export type Instance = {
  readonly form: 'instance';
  readonly id: string;
  readonly leaf: CompiledLeaf;
  readonly label: LocalizedText;
  /** Version of the scheme that asks it. */
  readonly version: string;
  readonly required: Required;
  /** What counts was booked on these days. */
  readonly window: Interval;
  /** The day from which time is counted for the forecast. */
  readonly start: DayNumber;
  readonly due: DayNumber;
  readonly graceUntil: DayNumber;
  readonly inScope: boolean;
  /** What it selects and does not count, because a condition of the requirement is not met. */
  readonly refused: { readonly entry: Entry; readonly condition: Condition }[];
  /** What counts for it, and how much of each. */
  readonly givenBy: Entry[];
  readonly given: number[];
  /** Own approved, carried, provisional, planned: in units of its own unit. */
  readonly sums: [number, number, number, number];
};

/** Members that follow from the person: "for each", or the parts of a period. */
export type Family = {
  readonly form: 'family';
  readonly source: CompiledForEach | CompiledLeaf;
  readonly members: readonly (Instance | Family)[];
  readonly needed: number;
  readonly inScope: boolean;
};

export type Group = {
  readonly form: 'group';
  readonly source: CompiledGroup;
  readonly members: readonly Node[];
  readonly inScope: boolean;
};

export type ConditionNode = {
  readonly form: 'condition';
  readonly source: CompiledCondition;
  readonly inScope: boolean;
};

export type Node = Instance | Family | Group | ConditionNode;

export type InstanceContext = RequiredContext & {
  /** All days on which the scheme applies to the person, across periods. */
  readonly scope: readonly Interval[];
  /** Days of the facts a leaf selects, approved, up to the day asked for: for "once in every". */
  readonly lastDone: (leaf: CompiledLeaf, until: DayNumber) => DayNumber | undefined;
};

/** The day a period is judged on: the day asked for, no later than the end of its grace. */
export function judgedOn(period: PersonalWindow, asOf: DayNumber): DayNumber {
  return Math.min(asOf, period.graceUntil);
}

function inScope(requirement: Requirement, context: InstanceContext): boolean {
  const { window } = context.period;
  if (requirement.between !== undefined) {
    const span = spanOf(requirement.between);
    if (window.from < span.from || window.from > span.until) return false;
  }
  if (requirement.who === undefined) return true;
  return covers(daysWhen(requirement.who, context.person), Math.min(context.asOf, window.until));
}

type Timing = Pick<Instance, 'window' | 'start' | 'due'>;

/** The first day on which the requirement holds for the person without a break up to the day. */
function heldSince(requirement: Requirement, context: InstanceContext, day: DayNumber): DayNumber {
  const { person, scope, period } = context;
  const days = requirement.who === undefined ? scope : commonDays(scope, daysWhen(requirement.who, person));
  return stretchStart(days, day) ?? period.window.from;
}

function startOfDeadline(
  of: Extract<Over, { within: unknown }>['of'],
  context: InstanceContext,
): DayNumber | undefined {
  if (of === 'period') return context.period.window.from;
  const day = judgedOn(context.period, context.asOf);
  if (of === 'appointment') return stretchStart(context.scope, day);
  return registrationDays(context.person, of.registration, undefined, undefined)[0]?.from;
}

function timingOf(leaf: CompiledLeaf, context: InstanceContext): Timing {
  const { window, scope } = context.period;
  const { over } = leaf.origin;
  const own = Math.max(window.from, scope[0]?.from ?? window.from);
  if (over === undefined || 'each' in over) return { window, start: own, due: window.until };
  const day = judgedOn(context.period, context.asOf);
  if ('lookBack' in over) {
    return {
      window: { from: plus(window.until + 1, over.lookBack, -1), until: window.until },
      start: own,
      due: window.until,
    };
  }
  if ('ever' in over) return { window: { from: -OPEN_END, until: window.until }, start: own, due: window.until };
  if ('within' in over) {
    const start = startOfDeadline(over.of, context) ?? window.from;
    const due = lastDayOf(start, over.within);
    return { window: { from: start, until: Math.max(due, day) }, start, due };
  }
  const since = heldSince(leaf.origin, context, day);
  const done = context.lastDone(leaf, day);
  const start = done === undefined ? since : Math.max(since, done + 1);
  const due = Math.max(lastDayOf(since, over.last), done === undefined ? -OPEN_END : plus(done, over.last) - 1);
  return { window: { from: plus(day + 1, over.last, -1), until: Math.max(due, day) }, start, due };
}

function instanceOf(leaf: CompiledLeaf, context: InstanceContext): Instance {
  const timing = timingOf(leaf, context);
  const { period } = context;
  return {
    form: 'instance',
    id: leaf.id,
    leaf,
    label: leaf.label,
    version: period.version.published.version,
    required: requiredIn(leaf, period.window, context),
    ...timing,
    graceUntil: timing.due === period.window.until ? period.graceUntil : graceUntil(period.version, timing.due),
    inScope: inScope(leaf.origin, context),
    refused: [],
    givenBy: [],
    given: [],
    sums: [0, 0, 0, 0],
  };
}

function yearly(leaf: CompiledLeaf, over: Extract<Over, { each: unknown }>, context: InstanceContext): Family {
  const { period } = context;
  const parts = partsOf(period.window, over.each).filter((part) =>
    period.scope.some((days) => days.from <= part.until && part.from <= days.until),
  );
  return {
    form: 'family',
    source: leaf,
    needed: parts.length,
    inScope: inScope(leaf.origin, context),
    members: parts.map((window, index) => {
      const due = over.catchUp === true ? period.window.until : window.until;
      const firstDay = period.scope.find((days) => days.until >= window.from)?.from ?? window.from;
      return {
        form: 'instance',
        id: `${leaf.id}.${index + 1}`,
        leaf,
        label: labelOfPart(leaf.label, dayOfNumber(window.from), dayOfNumber(window.until)),
        version: period.version.published.version,
        required: requiredIn(leaf, window, context),
        window,
        start: Math.max(window.from, firstDay),
        due,
        graceUntil: due === period.window.until ? period.graceUntil : graceUntil(period.version, due),
        inScope: true,
        refused: [],
        givenBy: [],
        given: [],
        sums: [0, 0, 0, 0],
      };
    }),
  };
}

function leafNode(leaf: CompiledLeaf, context: InstanceContext): Instance | Family {
  const { over } = leaf.origin;
  return over !== undefined && 'each' in over ? yearly(leaf, over, context) : instanceOf(leaf, context);
}

/** Values of the person's registrations that a "for each" is about, in order of name. */
function registeredValues(requirement: Requirement, person: Person, day: DayNumber): readonly string[] {
  const { registration, registeredFor } = requirement.forEach ?? {};
  if (registration === undefined) return [];
  const values = person.registrations
    .filter(({ fact }) => fact.name === registration)
    .map(({ fact }) => fact.value ?? '');
  return [...new Set(values)]
    .filter((value) => covers(registrationDays(person, registration, [value], registeredFor), day))
    .sort();
}

function familyOf(source: CompiledForEach, context: InstanceContext): Family {
  const day = Math.min(context.asOf, context.period.window.until);
  const leaves = source.members ?? registeredValues(source.origin, context.person, day).map(source.memberFor);
  return {
    form: 'family',
    source,
    members: leaves.map((leaf) => leafNode(leaf, context)),
    needed: source.origin.choose ?? leaves.length,
    inScope: inScope(source.origin, context),
  };
}

/** A requirement of the scheme made definite for the person and the period. */
export function nodeOf(requirement: CompiledRequirement, context: InstanceContext): Node {
  switch (requirement.form) {
    case 'leaf':
      return leafNode(requirement, context);
    case 'forEach':
      return familyOf(requirement, context);
    case 'condition':
      return { form: 'condition', source: requirement, inScope: inScope(requirement.origin, context) };
    case 'group':
      return {
        form: 'group',
        source: requirement,
        inScope: inScope(requirement.origin, context),
        members: requirement.members.map((member) => nodeOf(member, context)),
      };
  }
}

/** All instances of a list of nodes, in the order of the scheme. */
export function instancesOf(nodes: readonly Node[], found: Instance[] = []): Instance[] {
  for (const node of nodes) {
    if (node.form === 'instance') found.push(node);
    else if (node.form !== 'condition') instancesOf(node.members, found);
  }
  return found;
}
