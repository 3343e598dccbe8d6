import type { Decider, JsonObject } from '@peil/eventing';
import { accept, refuse, type CalendarDay, type Decision, sameContent } from '@peil/kernel';
import { checkPolicy, type Finding } from './check.js';
import { MAG_POLICY, policyEvents, type PolicyEvent } from './events.js';

/** What HR does with the versions of one policy. */
export type PolicyCommand = { readonly policyId: string } & (
  | { readonly type: 'draftPolicy'; readonly document: JsonObject; readonly basedOn: number | undefined }
  | { readonly type: 'revisePolicyDraft'; readonly version: number; readonly document: JsonObject }
  | {
      readonly type: 'publishPolicy';
      readonly version: number;
      /** The first day in force. */
      readonly from: CalendarDay;
      readonly reason: string;
      readonly today: CalendarDay;
      /** Whoever publishes knows that the status of days gone by will change. */
      readonly recalculationConfirmed: boolean;
    }
  | { readonly type: 'withdrawPolicy'; readonly version: number; readonly reason: string; readonly today: CalendarDay }
);

export type PolicyVersionState = {
  readonly document: JsonObject;
  readonly basedOn?: number | undefined;
  readonly stage: 'draft' | 'published' | 'withdrawn';
  readonly from?: CalendarDay;
};

/** Version n stands at index n − 1. */
export type PolicyState = { readonly versions: readonly PolicyVersionState[] };

function decide(command: PolicyCommand, state: PolicyState): Decision<PolicyEvent> {
  const { policyId } = command;
  if (command.type === 'draftPolicy') {
    const { document, basedOn } = command;
    const newest = state.versions.at(-1);
    if (newest?.stage === 'draft' && newest.basedOn === basedOn && sameContent(newest.document, document)) {
      return accept();
    }
    if (basedOn !== undefined && state.versions[basedOn - 1] === undefined) return versionUnknown;
    const version = state.versions.length + 1;
    return (
      faultOf(policyId, document) ??
      accept({
        type: 'MagPolicyVersionDrafted',
        data: { policyId, version, document, ...(basedOn !== undefined && { basedOn }) },
      })
    );
  }

  const { version } = command;
  const found = state.versions[version - 1];
  if (!found) return versionUnknown;
  switch (command.type) {
    case 'revisePolicyDraft': {
      const { document } = command;
      if (sameContent(found.document, document)) return accept();
      if (found.stage === 'published') return publishedStands;
      if (found.stage === 'withdrawn') return withdrawnStands;
      const data = { policyId, version, document };
      return faultOf(policyId, document) ?? accept({ type: 'MagPolicyDraftRevised', data });
    }
    case 'publishPolicy': {
      const { from, reason, today } = command;
      if (found.stage === 'withdrawn') return withdrawnStands;
      if (found.stage === 'published') return found.from === from ? accept() : publishedStands;
      if (state.versions.some((other) => other.stage === 'published' && other.from === from)) return dayTaken;
      const [error] = checkPolicy(found.document).findings.filter(({ severity }) => severity === 'error');
      if (error) return refusalOf('policy-has-errors', error);
      const backdated = from < today;
      if (backdated && !command.recalculationConfirmed) return recalculates(from);
      return accept({ type: 'MagPolicyVersionPublished', data: { policyId, version, from, reason, backdated } });
    }
    case 'withdrawPolicy': {
      const { reason, today } = command;
      if (found.stage === 'withdrawn') return accept();
      if (found.from !== undefined && found.from <= today) return inForce;
      return accept({ type: 'MagPolicyVersionWithdrawn', data: { policyId, version, reason } });
    }
  }
}

function evolve(state: PolicyState, { type, data }: PolicyEvent): PolicyState {
  const change = (to: (found: PolicyVersionState) => PolicyVersionState): PolicyState => ({
    versions: state.versions.map((found, index) => (index === data.version - 1 ? to(found) : found)),
  });
  switch (type) {
    case 'MagPolicyVersionDrafted': {
      const { document, basedOn } = data;
      return { versions: [...state.versions, { document, basedOn, stage: 'draft' }] };
    }
    case 'MagPolicyDraftRevised':
      return change((version) => ({ ...version, document: data.document }));
    case 'MagPolicyVersionPublished':
      return change((version) => ({ ...version, stage: 'published', from: data.from }));
    case 'MagPolicyVersionWithdrawn':
      return change((version) => ({ ...version, stage: 'withdrawn' }));
  }
}

/**
 * A MAG policy and its versions: drafted, published from a day, superseded by a later one. A published version is never
 * edited; one that is not yet in force can be withdrawn. Its streams are `magpolicy-<policyId>`.
 */
export const policyDecider: Decider<PolicyCommand, PolicyEvent, PolicyState> = {
  category: MAG_POLICY,
  events: policyEvents,
  initialState: { versions: [] },
  decide,
  evolve,
};

/** The first fault of a document, as a refusal; undefined for one that is a policy of this name. */
function faultOf(policyId: string, document: JsonObject) {
  const { policy, findings } = checkPolicy(document);
  if (policy !== undefined) return policy.policy === policyId ? undefined : otherPolicy;
  const [first] = findings;
  return first && refusalOf('policy-invalid', first);
}

function refusalOf(code: string, { path, message }: Finding) {
  const place = ['document', ...path].join('.');
  return refuse(
    'invalid',
    code,
    {
      nl: `Het beleid klopt niet bij ${place}. ${message.nl}`,
      en: `The policy is not right at ${place}. ${message.en}`,
    },
    { field: place },
  );
}

const otherPolicy = refuse(
  'invalid',
  'policy-id-differs',
  {
    nl: 'Het document noemt een ander beleid dan waar je het bij indient.',
    en: 'The document names another policy than the one you send it to.',
  },
  { field: 'document.policy' },
);
const versionUnknown = refuse('notFound', 'policy-version-unknown', {
  nl: 'Deze versie van het beleid bestaat niet.',
  en: 'This version of the policy does not exist.',
});
const publishedStands = refuse('conflict', 'policy-version-published', {
  nl: 'Deze versie is al gepubliceerd en verandert niet meer. Maak een nieuwe versie.',
  en: 'This version was published and does not change any more. Make a new version.',
});
const withdrawnStands = refuse('conflict', 'policy-version-withdrawn', {
  nl: 'Deze versie is ingetrokken. Maak een nieuwe versie.',
  en: 'This version was withdrawn. Make a new version.',
});
const dayTaken = refuse(
  'conflict',
  'publication-day-taken',
  {
    nl: 'Op deze dag gaat al een andere versie in. Kies een andere dag.',
    en: 'Another version comes into force on this day. Choose another day.',
  },
  { field: 'from' },
);
const inForce = refuse('conflict', 'policy-version-in-force', {
  nl: 'Deze versie geldt al. Publiceer een nieuwe versie om haar te vervangen.',
  en: 'This version is in force already. Publish a new version to replace it.',
});

function recalculates(from: CalendarDay) {
  return refuse(
    'conflict',
    'publication-recalculates',
    {
      nl: `Deze versie gaat in het verleden in. De stand vanaf ${from} wordt opnieuw bepaald. Bevestig dat met recalculationConfirmed.`,
      en: `This version takes effect in the past. The status from ${from} on is determined anew. Confirm that with recalculationConfirmed.`,
    },
    { field: 'recalculationConfirmed' },
  );
}
