import type { Decider, JsonObject } from '@peil/eventing';
import { accept, refuse, type CalendarDay, type Decision } from '@peil/kernel';
import { checkScheme } from '../check/check-scheme.js';
import type { Finding } from '../check/finding.js';
import { SCHEME, schemeEvents, type SchemeEvent, type TriedOut } from './events.js';

/** What HR does with the versions of one scheme. */
export type SchemeCommand = { readonly schemeId: string } & (
  | {
      readonly type: 'draftVersion';
      readonly document: JsonObject;
      /** The version it was made from. */
      readonly basedOn: number | undefined;
    }
  | { readonly type: 'reviseDraft'; readonly version: number; readonly document: JsonObject }
  | {
      readonly type: 'publishVersion';
      readonly version: number;
      /** The first day in force. */
      readonly from: CalendarDay;
      readonly reason: string;
      readonly today: CalendarDay;
      /** Whoever publishes knows that balances of days gone by will change. */
      readonly recalculationConfirmed: boolean;
      /** The dry run it was decided on. */
      readonly triedOut?: TriedOut | undefined;
    }
  | { readonly type: 'withdrawVersion'; readonly version: number; readonly reason: string; readonly today: CalendarDay }
);

export type VersionState = {
  readonly document: JsonObject;
  readonly basedOn?: number | undefined;
  readonly stage: 'draft' | 'published' | 'withdrawn';
  /** The first day in force, once published. */
  readonly from?: CalendarDay;
};

/** Version n stands at index n − 1. */
export type SchemeState = { readonly versions: readonly VersionState[] };

function decide(command: SchemeCommand, state: SchemeState): Decision<SchemeEvent> {
  const { schemeId } = command;
  if (command.type === 'draftVersion') {
    const { document, basedOn } = command;
    const newest = state.versions.at(-1);
    if (newest?.stage === 'draft' && newest.basedOn === basedOn && sameDocument(newest.document, document)) {
      return accept();
    }
    if (basedOn !== undefined && state.versions[basedOn - 1] === undefined) return versionUnknown;
    const fault = faultOf(schemeId, document);
    if (fault) return fault;
    const version = state.versions.length + 1;
    return accept({
      type: 'SchemeVersionDrafted',
      data: { schemeId, version, document, ...(basedOn !== undefined && { basedOn }) },
    });
  }

  const { version } = command;
  const found = state.versions[version - 1];
  if (!found) return versionUnknown;
  switch (command.type) {
    case 'reviseDraft': {
      const { document } = command;
      if (sameDocument(found.document, document)) return accept();
      if (found.stage === 'published') return publishedStands;
      if (found.stage === 'withdrawn') return withdrawnStands;
      return (
        faultOf(schemeId, document) ?? accept({ type: 'SchemeDraftRevised', data: { schemeId, version, document } })
      );
    }
    case 'publishVersion': {
      const { from, reason, today, triedOut } = command;
      if (found.stage === 'withdrawn') return withdrawnStands;
      if (found.stage === 'published') return found.from === from ? accept() : publishedStands;
      if (state.versions.some((other) => other.stage === 'published' && other.from === from)) return dayTaken;
      const contradiction = contradictionIn(found.document);
      if (contradiction) return contradiction;
      const backdated = from < today;
      if (backdated && !command.recalculationConfirmed) return recalculates(from);
      if (triedOut !== undefined && triedOut.from !== from) return triedFromAnotherDay;
      return accept(
        ...(triedOut === undefined
          ? []
          : [{ type: 'SchemeVersionTriedOut' as const, data: { schemeId, version, ...triedOut } }]),
        { type: 'SchemeVersionPublished', data: { schemeId, version, from, reason, backdated } },
      );
    }
    case 'withdrawVersion': {
      const { reason, today } = command;
      if (found.stage === 'withdrawn') return accept();
      if (found.from !== undefined && found.from <= today) return inForce;
      return accept({ type: 'SchemeVersionWithdrawn', data: { schemeId, version, reason } });
    }
  }
}

function evolve(state: SchemeState, { type, data }: SchemeEvent): SchemeState {
  switch (type) {
    case 'SchemeVersionDrafted': {
      const { document, basedOn } = data;
      return { versions: [...state.versions, { document, basedOn, stage: 'draft' }] };
    }
    case 'SchemeDraftRevised':
      return change(state, data.version, (version) => ({ ...version, document: data.document }));
    case 'SchemeVersionTriedOut':
      return state;
    case 'SchemeVersionPublished':
      return change(state, data.version, (version) => ({ ...version, stage: 'published', from: data.from }));
    case 'SchemeVersionWithdrawn':
      return change(state, data.version, (version) => ({ ...version, stage: 'withdrawn' }));
  }
}

/**
 * A scheme and its versions: drafted, published from a day, superseded by a later one. A published version is never
 * edited; one that is not yet in force can be withdrawn.
 */
export const schemeLifecycle: Decider<SchemeCommand, SchemeEvent, SchemeState> = {
  category: SCHEME,
  events: schemeEvents,
  initialState: { versions: [] },
  decide,
  evolve,
};

function change(state: SchemeState, version: number, to: (found: VersionState) => VersionState): SchemeState {
  return { versions: state.versions.map((found, index) => (index === version - 1 ? to(found) : found)) };
}

function sameDocument(one: JsonObject, other: JsonObject): boolean {
  return canonical(one) === canonical(other);
}

/** JSON with its keys in order: the same document written in another order is the same document. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The first fault of a document, as a refusal; undefined for one that is a scheme of this name. */
function faultOf(schemeId: string, document: JsonObject) {
  const { scheme, findings } = checkScheme(document);
  if (scheme !== undefined) return scheme.scheme === schemeId ? undefined : otherScheme;
  return refusalOf('scheme-invalid', findings);
}

/** The first error of a document, as a refusal: what contradicts itself must not come into force. */
function contradictionIn(document: JsonObject) {
  const errors = checkScheme(document).findings.filter(({ severity }) => severity === 'error');
  return errors.length === 0 ? undefined : refusalOf('scheme-has-errors', errors);
}

function refusalOf(code: string, [first]: readonly Finding[]) {
  const place = ['document', ...(first?.path ?? [])].join('.');
  const { nl, en } = first?.message ?? { nl: '', en: '' };
  return refuse(
    'invalid',
    code,
    { nl: `De regeling klopt niet bij ${place}. ${nl}`, en: `The scheme is not right at ${place}. ${en}` },
    { field: place },
  );
}

const otherScheme = refuse(
  'invalid',
  'scheme-id-differs',
  {
    nl: 'Het document noemt een andere regeling dan waar je het bij indient.',
    en: 'The document names another scheme than the one you send it to.',
  },
  { field: 'document.scheme' },
);
const versionUnknown = refuse('notFound', 'scheme-version-unknown', {
  nl: 'Deze versie van de regeling bestaat niet.',
  en: 'This version of the scheme does not exist.',
});
const publishedStands = refuse('conflict', 'scheme-version-published', {
  nl: 'Deze versie is al gepubliceerd en verandert niet meer. Maak een nieuwe versie.',
  en: 'This version was published and does not change any more. Make a new version.',
});
const withdrawnStands = refuse('conflict', 'scheme-version-withdrawn', {
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
const triedFromAnotherDay = refuse(
  'conflict',
  'dry-run-from-another-day',
  {
    nl: 'De proefdraai ging uit van een andere eerste dag. Draai eerst proef vanaf deze dag.',
    en: 'The dry run was for another first day. Do a dry run from this day first.',
  },
  { field: 'dryRunId' },
);
const inForce = refuse('conflict', 'scheme-version-in-force', {
  nl: 'Deze versie geldt al. Publiceer een nieuwe versie om haar te vervangen.',
  en: 'This version is in force already. Publish a new version to replace it.',
});

function recalculates(from: CalendarDay) {
  return refuse(
    'conflict',
    'publication-recalculates',
    {
      nl: `Deze versie gaat in het verleden in. Saldo's vanaf ${from} worden opnieuw berekend. Bevestig dat met recalculationConfirmed.`,
      en: `This version takes effect in the past. Balances from ${from} on are computed anew. Confirm that with recalculationConfirmed.`,
    },
    { field: 'recalculationConfirmed' },
  );
}
