import type { LocalizedText } from '@peil/kernel';
import type { z } from 'zod';
import { isScoreName, isSpecialName } from '@peil/imports';
import { dayInYear } from './duties.js';
import { policySchema, type Policy } from './policy.js';

export type Path = readonly (string | number)[];

/** Something the check has to say about a policy, and where. An error keeps it from being published. */
export type Finding = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly path: Path;
  readonly message: LocalizedText;
};

/** What the check may compare a policy with; what is absent is not compared. */
export type Surroundings = {
  readonly kinds?: readonly { readonly code: string; readonly measuredBy: string }[];
};

export type CheckedPolicy = { readonly policy: Policy | undefined; readonly findings: readonly Finding[] };

function finding(severity: Finding['severity'], code: string, path: Path, nl: string, en: string): Finding {
  return { code, severity, path, message: { nl, en } };
}

function schemaFinding(issue: z.core.$ZodIssue): Finding {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    return finding('error', 'schema', path, `De sleutel ${keys} bestaat hier niet.`, `There is no key ${keys} here.`);
  }
  const dutch: Readonly<Record<string, string>> = {
    'must be a day of the year written MM-DD': 'dit moet een dag van het jaar zijn, geschreven als MM-DD',
    'must be an id: letters, digits, - and .': 'dit moet een kenmerk zijn: letters, cijfers, - en .',
  };
  const nl = dutch[issue.message] ?? 'dit is geen geldige waarde';
  return finding('error', 'schema', path, `${nl.charAt(0).toUpperCase()}${nl.slice(1)}.`, `${issue.message}.`);
}

function doubles(policy: Policy): readonly Finding[] {
  const ids = [
    ...policy.agreements.map(({ id }, index) => ({ id, path: ['agreements', index, 'id'] })),
    ...(policy.moments?.dates ?? []).map(({ id }, index) => ({ id, path: ['moments', 'dates', index, 'id'] })),
    ...policy.followUps.map(({ id }, index) => ({ id, path: ['followUps', index, 'id'] })),
  ];
  const reserved = ['conversation', 'conclusion', 'actionPlan', 'directorCycle', 'feedbackRound'];
  return ids
    .filter(({ id }, index) => reserved.includes(id) || ids.findIndex((other) => other.id === id) < index)
    .map(({ id, path }) =>
      finding('error', 'duplicate-id', path, `Het kenmerk ${id} is al in gebruik.`, `The id ${id} is used already.`),
    );
}

function days(policy: Policy): readonly Finding[] {
  const moments = policy.moments?.dates ?? [];
  const unordered = moments.flatMap(({ due }, index) => {
    const before = moments[index - 1]?.due;
    return before !== undefined && due <= before
      ? [
          finding(
            'error',
            'moments-out-of-order',
            ['moments', 'dates', index, 'due'],
            'Dit moment ligt niet na het vorige.',
            'This moment does not come after the one before it.',
          ),
        ]
      : [];
  });
  const named = [
    ...policy.agreements.map(({ inForceBy }, index) => ({ day: inForceBy, path: ['agreements', index, 'inForceBy'] })),
    ...moments.map(({ due }, index) => ({ day: due, path: ['moments', 'dates', index, 'due'] })),
  ];
  const missing = named
    .filter(({ day }) => !dayInYear(2024, day).endsWith(day))
    .map(({ day, path }) =>
      finding('error', 'no-such-day', path, `De dag ${day} bestaat niet.`, `The day ${day} does not exist.`),
    );
  const { conversation, conclusion } = policy;
  const early =
    conversation && conclusion && !conclusion.nextYear && conclusion.due < conversation.due
      ? [
          finding(
            'warning',
            'concluded-before-conversation',
            ['conclusion', 'due'],
            'De afspraken moeten eerder afgerond zijn dan het gesprek gevoerd.',
            'Agreements must be concluded before the conversation is due.',
          ),
        ]
      : [];
  return [...unordered, ...missing, ...early];
}

function words(policy: Policy, { kinds }: Surroundings): readonly Finding[] {
  const used = [
    ...policy.agreements.map(({ kind }, index) => ({ kind, path: ['agreements', index, 'kind'] })),
    ...policy.followUps.map(({ kind }, index) => ({ kind, path: ['followUps', index, 'kind'] })),
  ];
  const unknown =
    kinds === undefined
      ? []
      : used
          .filter(({ kind }) => !kinds.some(({ code }) => code === kind))
          .map(({ kind, path }) =>
            finding(
              'error',
              'unknown-kind',
              path,
              `De soort afspraak ${kind} bestaat niet.`,
              `There is no kind of agreement ${kind}.`,
            ),
          );
  const notCompleted = policy.followUps.flatMap(({ kind }, index) => {
    const measuredBy = kinds?.find(({ code }) => code === kind)?.measuredBy;
    return measuredBy === undefined || measuredBy === 'completion'
      ? []
      : [
          finding(
            'error',
            'not-measured-by-completion',
            ['followUps', index, 'kind'],
            'Deze soort meet zichzelf niet aan een voltooide activiteit.',
            'This kind does not measure itself by a completed activity.',
          ),
        ];
  });
  const special = policy.agreements.flatMap(({ when, id }, index) =>
    [when ?? '', id]
      .filter((name) => isScoreName(name) || isSpecialName(name))
      .map((name) =>
        finding(
          'error',
          'personal-attribute',
          ['agreements', index],
          `Peil kent geen score, cijfer of uitslag, en geen persoonskenmerk: ${name}.`,
          `Peil knows no score, grade or result, and no personal characteristic: ${name}.`,
        ),
      ),
  );
  return [...unknown, ...notCompleted, ...special];
}

function scales(policy: Policy): readonly Finding[] {
  const all = policy.agreements.map(({ for: who }, index) => ({ who, path: ['agreements', index, 'for', 'scales'] }));
  return all.flatMap(({ who, path }) => {
    const { min, max } = who?.scales ?? {};
    return min !== undefined && max !== undefined && min > max
      ? [finding('error', 'nobody', path, 'Geen enkele schaal past hierbij.', 'No scale fits this.')]
      : [];
  });
}

function empty(policy: Policy): readonly Finding[] {
  const { agreements, moments, conversation, conclusion, followUps } = policy;
  const asksNothing = agreements.length + followUps.length === 0 && !moments && !conversation && !conclusion;
  return asksNothing
    ? [
        finding(
          'warning',
          'asks-nothing',
          [],
          'Dit beleid vraagt niets van wie dan ook.',
          'This policy asks nothing of anyone.',
        ),
      ]
    : [];
}

/** Checks a document as it was written, before it is a policy. Errors first. */
export function checkPolicy(document: unknown, surroundings: Surroundings = {}): CheckedPolicy {
  const parsed = policySchema.safeParse(document);
  if (!parsed.success) return { policy: undefined, findings: parsed.error.issues.map(schemaFinding) };
  const policy = parsed.data;
  const findings = [
    ...doubles(policy),
    ...days(policy),
    ...words(policy, surroundings),
    ...scales(policy),
    ...empty(policy),
  ];
  return {
    policy,
    findings: findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')),
  };
}
