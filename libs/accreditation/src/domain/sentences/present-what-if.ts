import { formatPoints, pointsOfUnits, type LocalizedText } from '@peil/kernel';
import type { Balance, Status, Unit } from '../balance.js';
import { openAmount } from '../forecast/gap.js';
import type { EntryChange, RequirementChange } from '../forecast/what-if.js';
import type { PublishedVersion } from '../scheme/scheme.js';
import { lineSentence } from './line-sentence.js';
import { entryChangeSentence, requirementChangeSentence } from './what-if-sentence.js';

export type SideDocument = {
  readonly earned: string;
  readonly provisional: string;
  readonly planned: string;
  readonly open: string;
  readonly status: Status;
};

export type RequirementChangeDocument = {
  readonly id: string;
  readonly label: LocalizedText;
  readonly unit: Unit;
  readonly required: string;
  readonly before: SideDocument;
  readonly after: SideDocument;
  readonly gain: string;
  readonly closed: boolean;
  readonly text: LocalizedText;
  readonly parts: readonly RequirementChangeDocument[];
};

type TotalDocument = { readonly earned: string; readonly provisional: string; readonly planned: string };

export type EntryChangeDocument = {
  readonly schemeId: string;
  readonly schemeName: LocalizedText;
  readonly version: string;
  readonly unit: Unit;
  readonly period: Balance['period'];
  readonly statusBefore: Status;
  readonly statusAfter: Status;
  readonly totalBefore: TotalDocument;
  readonly totalAfter: TotalDocument;
  readonly text: LocalizedText;
  readonly requirements: readonly RequirementChangeDocument[];
  readonly offerings: readonly { readonly offeringId: string; readonly points: string; readonly text: LocalizedText }[];
};

function side(result: RequirementChange['after']): SideDocument {
  const { earned, provisional, planned, status } = result;
  return {
    earned: formatPoints(earned),
    provisional: formatPoints(provisional),
    planned: formatPoints(planned),
    open: formatPoints(pointsOfUnits(openAmount(result))),
    status,
  };
}

function total({ earned, provisional, planned }: Balance['total']): TotalDocument {
  return { earned: formatPoints(earned), provisional: formatPoints(provisional), planned: formatPoints(planned) };
}

function presentRequirement(change: RequirementChange): RequirementChangeDocument {
  const { id, label, unit, required, before, after, gain, closed, parts } = change;
  return {
    ...{ id, label, unit, closed },
    required: formatPoints(required),
    before: side(before),
    after: side(after),
    gain: formatPoints(gain),
    text: requirementChangeSentence(change),
    parts: parts.map(presentRequirement),
  };
}

/** An entry before and after as JSON, with its sentences. */
export function presentChange(change: EntryChange, versions: readonly PublishedVersion[]): EntryChangeDocument {
  const { schemeId, schemeName, version, unit, period, status, total: totals, requirements, offerings } = change;
  return {
    ...{ schemeId, schemeName, version, unit, period },
    statusBefore: status.before,
    statusAfter: status.after,
    totalBefore: total(totals.before),
    totalAfter: total(totals.after),
    text: entryChangeSentence(change),
    requirements: requirements.map(presentRequirement),
    offerings: offerings.map(({ offeringId, line }) => {
      const found = versions.find((it) => it.schemeId === schemeId && it.version === line.version);
      const text = lineSentence(line, { scheme: found?.scheme, unit });
      return { offeringId, points: formatPoints(line.after), text };
    }),
  };
}
