import { canonicalJson, derivedId, type CommandContext } from '@peil/eventing';
import { ProblemError, type AccessDecider, type Granted } from '@peil/http-api';
import type { CalendarDay, Instant } from '@peil/kernel';
import type { TriedOut } from '../domain/scheme-lifecycle/events.js';
import { recalculationText } from '../domain/sentences/dry-run-sentences.js';
import type { DryRunQueue } from '../dry-runs/dry-run-queue.js';
import type { SchemeVersion } from '../read-models/schemes-of.js';
import { openUnits, outcomeAnswer } from './dry-run-answer.js';

/** A small city is done before the answer; a large one is answered with where to look. */
const PATIENCE_MS = 5_000;

/**
 * The dry run a version is published on, as the publication records it.
 * @throws ProblemError when it is not finished, or was of something else
 */
export async function basisOf(
  dryRuns: DryRunQueue,
  dryRunId: string,
  published: { readonly version: SchemeVersion; readonly from: CalendarDay },
): Promise<TriedOut> {
  const record = await dryRuns.find(dryRunId);
  const outcome = await dryRuns.outcomeOf(dryRunId);
  const { version, from } = published;
  const [tried] = record?.schemeId === version.schemeId ? record.tried : [];
  if (record?.fingerprint === undefined || outcome === undefined || tried === undefined) throw notOfThis;
  if (tried.version !== version.version || tried.from !== from) throw notOfThis;
  if (canonicalJson(tried.document) !== canonicalJson(version.document)) throw notOfThis;
  const figures = outcome.whole.drafts[0];
  const { down, up, aside } = figures?.byDirection ?? { down: 0, up: 0, aside: 0 };
  return {
    ...{ dryRunId, fingerprint: record.fingerprint, from, asOf: record.asOf, upTo: outcome.position },
    ...{ people: outcome.whole.people, down, up, aside },
    ...{ morePoints: figures?.morePoints ?? 0, fewerPoints: figures?.fewerPoints ?? 0 },
  };
}

const notOfThis = new ProblemError(
  409,
  'dry-run-of-another-draft',
  {
    nl: 'Deze proefdraai is niet klaar, of ging over een andere versie, tekst of eerste dag. Draai eerst opnieuw proef.',
    en: 'This dry run is not finished, or was of another version, text or first day. Do another one first.',
  },
  {
    errors: [
      {
        field: 'dryRunId',
        code: 'dry-run-of-another-draft',
        messages: { nl: 'hoort niet bij deze publicatie', en: 'does not belong to this publication' },
      },
    ],
  },
);

/**
 * A publication with a day in the past is not taken before it is known what it does: tries the version on everyone, and
 * says how many people change status. `Location` names the dry run, for whoever wants to know who.
 */
export async function recalculationProblem(
  parts: { readonly dryRuns: DryRunQueue; readonly access: AccessDecider; readonly smallBelow: number },
  about: {
    readonly version: SchemeVersion;
    readonly from: CalendarDay;
    readonly dryRunId: string | undefined;
    readonly context: CommandContext;
    readonly granted: Granted;
    readonly refused: ProblemError;
    readonly now: Instant;
  },
): Promise<ProblemError> {
  const { dryRuns, access, smallBelow } = parts;
  const { version, from, context, granted, refused } = about;
  const { schemeId } = version;
  const dryRunId = about.dryRunId ?? derivedId(context.commandId, 'publication-dry-run');
  const record = await dryRuns.begin({
    ...{ dryRunId, schemeId, requestedBy: granted.caller.personId, requestedAt: about.now },
    ...{ tried: [{ version: version.version, document: version.document, from }], asOf: granted.today },
  });
  if (record === 'full') return refused;
  await dryRuns.waitFor(dryRunId, PATIENCE_MS);
  const outcome = await dryRuns.outcomeOf(dryRunId);
  const headers = { Location: `/v1/schemes/${schemeId}/dry-runs/${dryRunId}` };
  const more = { ...refused.more, headers };
  if (outcome === undefined) return new ProblemError(refused.status, refused.code, refused.messages, more);
  const answer = outcomeAnswer(outcome, { ...openUnits(outcome, granted, access), smallBelow, position: '' });
  const [figures] = answer.drafts;
  const { down = null, up = null, aside = null, same = null } = figures?.byDirection ?? {};
  if (down === null || up === null || aside === null || same === null) {
    return new ProblemError(refused.status, refused.code, refused.messages, more);
  }
  const messages = recalculationText(from, { down, up, aside, same });
  return new ProblemError(refused.status, refused.code, messages, { ...more, errors: refused.more.errors ?? [] });
}
