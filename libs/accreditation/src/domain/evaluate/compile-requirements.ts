import type { LocalizedText } from '@peil/kernel';
import type { Unit } from '../balance.js';
import type { Requirement } from '../scheme/requirement.js';
import type { Scheme } from '../scheme/scheme.js';
import type { Selector } from '../scheme/selector.js';
import type { Fraction } from '../scheme/values.js';
import { labelOfMember, labelOfRequirement } from '../sentences/labels.js';
import { conditionsOf, testOf, type Condition, type Test } from './match.js';

export type CompiledLeaf = {
  readonly form: 'leaf';
  readonly id: string;
  /** The requirement in the scheme it is made of: of a member, that of its "for each". */
  readonly origin: Requirement;
  readonly label: LocalizedText;
  /** Its own, or that of the group it stands in. */
  readonly article: string | undefined;
  readonly unit: Unit;
  readonly test: Test;
  readonly provided: readonly Condition[];
  readonly weigh: readonly { readonly test: Test; readonly times: Fraction }[];
  /** Requirements of one dimension share points. */
  readonly dimension: string;
  /** The one word that alone decides what it selects: a component, tag or category of a "for each". */
  readonly word: { readonly list: 'components' | 'tags' | 'categories'; readonly value: string } | undefined;
  /** Shares points with no other requirement. */
  readonly alone: boolean;
};

export type CompiledForEach = {
  readonly form: 'forEach';
  readonly id: string;
  readonly origin: Requirement;
  readonly label: LocalizedText;
  /** Members that the scheme names; absent when they are the person's own registrations. */
  readonly members: readonly CompiledLeaf[] | undefined;
  readonly memberFor: (value: string) => CompiledLeaf;
};

export type CompiledGroup = {
  readonly form: 'group';
  readonly id: string;
  readonly origin: Requirement;
  readonly label: LocalizedText;
  readonly members: readonly CompiledRequirement[];
  readonly needed: number;
};

/** Something that is asked and has no amount: a registration, a time in post, a verdict. */
export type CompiledCondition = {
  readonly form: 'condition';
  readonly id: string;
  readonly origin: Requirement;
  readonly label: LocalizedText;
};

export type CompiledRequirement = CompiledLeaf | CompiledForEach | CompiledGroup | CompiledCondition;

type Context = {
  readonly scheme: Scheme;
  readonly dimension: string | undefined;
  readonly alternative: boolean;
  readonly article: string | undefined;
};

const listsOf = { component: 'components', tag: 'tags', category: 'categories' } as const;
const classifications = ['component', 'category', 'tag'] as const;

/** What requirements divide among them unless the scheme says otherwise: the points of a component, category or tag. */
function dimensionOf(requirement: Requirement, context: Context): string {
  if (requirement.dimension !== undefined) return requirement.dimension;
  if (context.dimension !== undefined) return context.dimension;
  const selected = classifications.find((classification) => requirement.of?.[classification] !== undefined);
  return selected === undefined || context.alternative ? `only:${requirement.id}` : selected;
}

function compileLeaf(
  requirement: Requirement,
  context: Context,
  member:
    | {
        readonly id: string;
        readonly label: LocalizedText;
        readonly selector: Selector;
        readonly dimension: string;
        readonly word: CompiledLeaf['word'];
      }
    | undefined,
): CompiledLeaf {
  const dimension = member?.dimension ?? dimensionOf(requirement, context);
  const selector = member === undefined ? requirement.of : { all: [requirement.of ?? {}, member.selector] };
  return {
    form: 'leaf',
    id: member?.id ?? requirement.id,
    origin: requirement,
    label: member?.label ?? labelOfRequirement(requirement, context.scheme),
    article: requirement.article ?? context.article,
    unit: requirement.unit ?? context.scheme.unit,
    test: testOf(selector),
    provided: (requirement.provided ?? []).flatMap(conditionsOf),
    weigh: (requirement.weigh ?? []).map(({ of, times }) => ({ test: testOf(of), times })),
    dimension,
    word: requirement.of === undefined && requirement.provided === undefined ? member?.word : undefined,
    alone: dimension.startsWith('only:'),
  };
}

function compileForEach(requirement: Requirement, context: Context): CompiledForEach {
  const { forEach = {}, id } = requirement;
  const key = (['component', 'tag', 'category', 'kind'] as const).find((name) => forEach[name] !== undefined);
  const shared = requirement.dimension ?? context.dimension ?? (key === undefined ? id : key);
  const made = new Map<string, CompiledLeaf>();
  const memberFor = (value: string): CompiledLeaf => {
    const known = made.get(value);
    if (known !== undefined) return known;
    const memberId = `${id}.${value}`;
    const leaf = compileLeaf(requirement, context, {
      id: memberId,
      label: labelOfMember(value, context.scheme),
      selector: key === undefined ? { category: [value] } : { [key]: [value] },
      dimension: requirement.divide === false ? `only:${memberId}` : shared,
      word: key === 'kind' ? undefined : { list: listsOf[key ?? 'category'], value },
    });
    made.set(value, leaf);
    return leaf;
  };
  const values = key === undefined ? undefined : forEach[key];
  return {
    form: 'forEach',
    id,
    origin: requirement,
    label: labelOfRequirement(requirement, context.scheme),
    members: values?.map(memberFor),
    memberFor,
  };
}

function compileRequirement(requirement: Requirement, context: Context): CompiledRequirement {
  const { id, allOf, anyOf, among } = requirement;
  const members = allOf ?? anyOf ?? among;
  const label = labelOfRequirement(requirement, context.scheme);
  if (members !== undefined) {
    const within: Context = {
      scheme: context.scheme,
      dimension: requirement.divide === true ? (requirement.dimension ?? id) : context.dimension,
      alternative: context.alternative || allOf === undefined,
      article: requirement.article ?? context.article,
    };
    return {
      form: 'group',
      id,
      origin: requirement,
      label,
      members: members.map((member) => compileRequirement(member, within)),
      needed: allOf !== undefined ? members.length : anyOf !== undefined ? 1 : (requirement.choose ?? 1),
    };
  }
  if (requirement.forEach !== undefined) return compileForEach(requirement, context);
  if (requirement.atLeast !== undefined) return compileLeaf(requirement, context, undefined);
  return { form: 'condition', id, origin: requirement, label };
}

export function compileRequirements(scheme: Scheme): readonly CompiledRequirement[] {
  const context: Context = { scheme, dimension: undefined, alternative: false, article: undefined };
  return scheme.require.map((requirement) => compileRequirement(requirement, context));
}
