import { isReadable, type PersonalText } from '@peil/kernel';
import { otherSide, sides, type Side } from '../domain/cycle/words.js';
import type { KnownAgreementKind } from '../domain/kinds/kind.js';
import type {
  Deed,
  OpenedAgreement,
  OpenedCycle,
  OpenedEntry,
  OpenedHandOver,
  OpenedTalk,
  OpenedVersion,
} from '../read-models/opened-cycle.js';
import type {
  AgreementAnswer,
  CycleAnswer,
  EntryAnswer,
  HandOverAnswer,
  MeasuredAnswer,
  TalkAnswer,
  VersionAnswer,
} from './cycle-answers.js';

/** Who reads the answer: on which side they stand, and whether they may read the texts. */
export type Reader = { readonly side: Side | undefined; readonly texts: boolean };

function text<Name extends string>(
  { texts }: Reader,
  name: Name,
  value: PersonalText | undefined,
): Partial<Record<Name, string>> {
  const shown: Partial<Record<Name, string>> = {};
  if (texts && isReadable(value)) shown[name] = value;
  return shown;
}

function deed({ side, personId, day, recordedAt }: Deed): Deed {
  return { side, personId, day, recordedAt };
}

function versionAnswer(agreement: OpenedAgreement, version: OpenedVersion, reader: Reader): VersionAnswer {
  const { answer, terms } = version;
  return {
    ...deed(version),
    version: version.version,
    state: version.state,
    ...text(reader, 'title', terms.title),
    ...text(reader, 'text', terms.text),
    preconditions: terms.preconditions.map(({ preconditionId, kind, text: words }) => {
      const said = agreement.preconditions.get(preconditionId);
      return {
        preconditionId,
        kind,
        ...text(reader, 'text', words),
        ...(said && { met: said.met, metOn: said.day, ...text(reader, 'note', said.note) }),
      };
    }),
    ...(reader.texts && { fingerprint: version.fingerprint }),
    ...text(reader, 'reason', version.reason),
    ...(answer && { answeredOn: answer.day, ...text(reader, 'answerReason', answer.reason) }),
  };
}

export function stateOf(agreement: OpenedAgreement): AgreementAnswer['state'] {
  const last = agreement.versions.at(-1);
  const accepted = agreement.versions.some(({ state }) => state === 'accepted');
  if (sides.every((side) => agreement.conclusions[side] !== undefined)) return 'concluded';
  if (last?.state === 'pending') return accepted ? 'changeProposed' : 'proposed';
  if (accepted) return 'inForce';
  return last?.state === 'withdrawn' ? 'withdrawn' : 'declined';
}

export function agreementAnswer(
  agreement: OpenedAgreement,
  kinds: ReadonlyMap<string, KnownAgreementKind>,
  reader: Reader,
  measured?: MeasuredAnswer,
): AgreementAnswer {
  const { agreementId, kind, followUp, measuredBy, versions, conclusions, history } = agreement;
  const inForce = versions.findLast(({ state }) => state === 'accepted');
  const last = versions.at(-1);
  const proposal = last?.state === 'pending' ? last : undefined;
  const known = kinds.get(kind);
  const answerOf = (version: OpenedVersion) => versionAnswer(agreement, version, reader);
  const concludedByOther = reader.side !== undefined && conclusions[otherSide(reader.side)] !== undefined;
  const concludedBySelf = reader.side !== undefined && conclusions[reader.side] !== undefined;
  return {
    agreementId,
    kind,
    kindNames: { ...(known?.names ?? { nl: kind, en: kind }) },
    measuredBy: known?.measuredBy ?? 'people',
    state: stateOf(agreement),
    waitsForYou:
      reader.side !== undefined &&
      ((proposal !== undefined && proposal.side !== reader.side) || (concludedByOther && !concludedBySelf)),
    ...(inForce && { inForce: answerOf(inForce) }),
    ...(proposal && { proposal: answerOf(proposal) }),
    versions: versions.map(answerOf),
    ...(followUp && { followUp: { ...followUp, offerings: [...followUp.offerings] } }),
    ...(measuredBy && {
      measuredFrom: { indicators: [...measuredBy.indicators], offerings: [...measuredBy.offerings] },
    }),
    ...(measured && { measured }),
    conclusions: sides.flatMap((side) => {
      const said = conclusions[side];
      if (said === undefined) return [];
      return [{ ...deed(said), conclusion: said.conclusion, ...text(reader, 'motivation', said.motivation) }];
    }),
    history: history.map((step) => ({
      ...deed(step),
      type: step.type,
      ...(step.version !== undefined && { version: step.version }),
      ...text(reader, 'reason', step.reason),
    })),
  };
}

export function entryAnswer(entry: OpenedEntry, reader: Reader): EntryAnswer {
  const { moment, intentions, goals, evaluation, progress } = entry;
  return {
    ...deed(entry),
    moment,
    ...text(reader, 'intentions', intentions),
    ...text(reader, 'goals', goals),
    ...text(reader, 'evaluation', evaluation),
    ...(reader.texts && progress !== undefined && { progress }),
  };
}

export function talkAnswer(talk: OpenedTalk, reader: Reader): TalkAnswer {
  const { talkId, on, state, reason } = talk;
  return { ...deed(talk), talkId, on, state, ...text(reader, 'reason', reason) };
}

function handOverAnswer(handOver: OpenedHandOver, reader: Reader): HandOverAnswer {
  const { from, to, note, confirmedOn } = handOver;
  return {
    ...deed(handOver),
    to,
    ...(from !== undefined && { from }),
    ...text(reader, 'note', note),
    ...(confirmedOn !== undefined && { confirmedOn }),
  };
}

export function cycleAnswer(
  cycle: OpenedCycle,
  reader: Reader,
  parts: {
    readonly agreements: readonly AgreementAnswer[];
    readonly nameOf: (personId: string) => string | undefined;
    readonly position: string;
  },
): CycleAnswer {
  const { personId, year, openedOn, closed, counterpartId, handOvers } = cycle;
  const name = counterpartId === undefined ? undefined : parts.nameOf(counterpartId);
  const lastHandOver = handOvers.at(-1);
  return {
    managerId: personId,
    ...{ year, openedOn, closed },
    ...(counterpartId !== undefined && {
      counterpart: { personId: counterpartId, ...(name !== undefined && { name }) },
    }),
    handOverOpen: lastHandOver !== undefined && lastHandOver.confirmedOn === undefined,
    textsShown: reader.texts,
    agreements: [...parts.agreements],
    entries: [...cycle.entries.values()].map((entry) => entryAnswer(entry, reader)),
    talks: [...cycle.talks.values()].map((talk) => talkAnswer(talk, reader)),
    handOvers: handOvers.map((handOver) => handOverAnswer(handOver, reader)),
    workFacts: [...cycle.facts.values()].map(({ factId, fact, from, until, ...done }) => ({
      ...deed(done),
      ...{ factId, fact, from },
      ...(until !== undefined && { until }),
    })),
    position: parts.position,
  };
}
