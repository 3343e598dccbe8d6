import { addDays, localizedTextSchema, type CalendarDay } from '@peil/kernel';
import type { TriedOut } from '../domain/scheme-lifecycle/events.js';
import { documentOf, type SchemeVersion } from '../read-models/schemes-of.js';
import type { SchemeAnswer, SchemeVersionAnswer, SchemeVersionItem, TriedOutAnswer } from './scheme-answers.js';

/** A scheme as HTTP shows it, with which version is in force on the day. */
export function schemeAnswer(schemeId: string, versions: readonly SchemeVersion[], today: CalendarDay): SchemeAnswer {
  const items = versions.map((version) => versionItem(version, versions, today));
  const current = items.find(({ inForce }) => inForce);
  const name = localizedTextSchema.safeParse(versions.at(-1)?.document.name);
  return {
    schemeId,
    name: name.success ? name.data : { nl: schemeId, en: schemeId },
    ...(current && { currentVersion: current.version }),
    versions: items,
  };
}

/** One version with its document. */
export function versionAnswer(
  version: SchemeVersion,
  versions: readonly SchemeVersion[],
  today: CalendarDay,
): SchemeVersionAnswer {
  const { schemeId } = version;
  return { schemeId, ...versionItem(version, versions, today), document: documentOf(version) };
}

function versionItem(
  { version, stage, from, basedOn, reason, backdated, triedOut, draftedAt, publishedAt }: SchemeVersion,
  versions: readonly SchemeVersion[],
  today: CalendarDay,
): Pick<SchemeVersionItem, keyof SchemeVersionItem> {
  const published = stage === 'published' && from !== undefined;
  const next = versions
    .filter((other) => other.stage === 'published')
    .map((other) => other.from)
    .filter((day) => day !== undefined)
    .filter((day) => from !== undefined && day > from)
    .sort()[0];
  return {
    version,
    stage,
    inForce: published && from <= today && (next === undefined || today < next),
    draftedAt,
    ...(from !== undefined && { from }),
    ...(published && next !== undefined && { until: addDays(next, -1) }),
    ...(basedOn !== undefined && { basedOn }),
    ...(reason !== undefined && { reason }),
    ...(backdated !== undefined && { backdated }),
    ...(triedOut && { triedOut: triedOutAnswer(triedOut) }),
    ...(publishedAt !== undefined && { publishedAt }),
  };
}

/** Without the counts: those are shown with the dry run itself, to whom may see them. */
function triedOutAnswer({ dryRunId, fingerprint, asOf, people }: TriedOut): TriedOutAnswer {
  return { dryRunId, fingerprint, asOf, people };
}
