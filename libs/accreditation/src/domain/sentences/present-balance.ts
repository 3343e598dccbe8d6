import { formatPoints, type LocalizedText } from '@peil/kernel';
import type { Balance, LedgerLine, RequirementResult, SettledPeriod, Unit } from '../balance.js';
import type {
  BalanceDocument,
  DifferenceDocument,
  LedgerLineDocument,
  ReasonDocument,
  RequirementDocument,
  SettledDocument,
} from '../balance-document.js';
import type { Reason } from '../reason.js';
import type { PublishedVersion, Scheme } from '../scheme/scheme.js';
import type { Difference } from '../settlement/difference.js';
import { dayText } from './amounts.js';
import { differenceText, settledText } from './differences.js';
import { lineSentence } from './line-sentence.js';
import { reasonText } from './reasons.js';
import { requirementSentence, statusText } from './requirement-sentence.js';

type Schemes = (version: string | undefined) => Scheme | undefined;

function presentReason(reason: Reason, schemes: Schemes, unit: Unit): ReasonDocument {
  const { code, rule, article, version } = reason;
  return {
    code,
    ...(rule === undefined || rule === '' ? {} : { rule }),
    ...(article === undefined ? {} : { article }),
    ...(version === undefined ? {} : { version }),
    text: reasonText(reason, { scheme: schemes(version), unit }),
  };
}

function presentRequirement(result: RequirementResult, schemes: Schemes): RequirementDocument {
  const { id, label, article, unit, status, window, partsNeeded } = result;
  return {
    id,
    label,
    ...(article === undefined ? {} : { article }),
    unit,
    required: formatPoints(result.required),
    requiredOfAll: formatPoints(result.requiredOfAll),
    steps: result.steps.map(({ rule, change, reason }) => ({
      rule,
      change: formatPoints(change),
      text: reasonText(reason, { scheme: schemes(reason.version), unit }),
    })),
    ...(result.requiredByYear === undefined ? {} : { requiredByYear: result.requiredByYear.map(formatPoints) }),
    earned: formatPoints(result.earned),
    carried: formatPoints(result.carried),
    provisional: formatPoints(result.provisional),
    planned: formatPoints(result.planned),
    missing: formatPoints(result.missing),
    status,
    window,
    ...(partsNeeded === undefined ? {} : { partsNeeded }),
    reasons: result.reasons.map((reason) => presentReason(reason, schemes, unit)),
    text: requirementSentence(result),
    parts: result.parts.map((part) => presentRequirement(part, schemes)),
  };
}

function presentLine(line: LedgerLine, schemes: Schemes, unit: Unit): LedgerLineDocument {
  const { source, factId, event, kind, offeringId, day, version, rule, minutes, state } = line;
  return {
    source,
    factId,
    ...(event === undefined ? {} : { event }),
    ...(kind === undefined ? {} : { kind }),
    ...(offeringId === undefined ? {} : { offeringId }),
    day,
    version,
    ...(rule === undefined ? {} : { rule }),
    before: formatPoints(line.before),
    after: formatPoints(line.after),
    minutes,
    state,
    components: [...line.components],
    tags: [...line.tags],
    categories: [...line.categories],
    counts: line.counts.map(({ requirement, amount }) => ({ requirement, amount: formatPoints(amount) })),
    losses: line.losses.map(({ limit, lost }) => ({ limit, lost: formatPoints(lost) })),
    reasons: line.reasons.map((reason) => presentReason(reason, schemes, unit)),
    text: lineSentence(line, { scheme: schemes(version), unit }),
  };
}

/** What later facts would change, each with its sentence. */
export function presentDifferences(
  differences: readonly Difference[],
  scheme: Scheme | undefined,
  unit: Unit,
): DifferenceDocument[] {
  return differences.map((difference) => ({
    about: difference.about,
    ...('requirement' in difference && { requirement: difference.requirement }),
    ...('factId' in difference && { factId: difference.factId }),
    settled: difference.settled,
    now: difference.now,
    text: differenceText(difference, { scheme, unit }),
  }));
}

function presentSettled(settled: SettledPeriod, scheme: Scheme | undefined, unit: Unit): SettledDocument {
  const { day, later, declined } = settled;
  return {
    settledOn: day,
    later: presentDifferences(later, scheme, unit),
    declined,
    text: settledText(settled),
  };
}

function balanceSentence(balance: Balance): LocalizedText {
  const status = statusText(balance.status);
  const until = dayText(balance.period.until);
  return {
    nl: `${balance.schemeName.nl}, periode tot en met ${until.nl}: ${status.nl}.`,
    en: `${balance.schemeName.en}, period until ${until.en}: ${status.en}.`,
  };
}

/**
 * A balance as JSON, every reason as a sentence.
 *
 * @param versions the versions it was computed with: their names of rules, limits and words go into the sentences.
 */
export function presentBalance(balance: Balance, versions: readonly PublishedVersion[]): BalanceDocument {
  const own = new Map(
    versions.filter(({ schemeId }) => schemeId === balance.schemeId).map(({ version, scheme }) => [version, scheme]),
  );
  const schemes: Schemes = (version) => own.get(version ?? balance.version) ?? own.get(balance.version);
  const { unit, period, total } = balance;
  const reasons = (list: readonly Reason[]): ReasonDocument[] => list.map((it) => presentReason(it, schemes, unit));
  return {
    schemeId: balance.schemeId,
    schemeName: balance.schemeName,
    version: balance.version,
    earningVersions: [...balance.earningVersions],
    unit,
    asOf: balance.asOf,
    period,
    inScope: [...balance.inScope],
    status: balance.status,
    total: {
      earned: formatPoints(total.earned),
      provisional: formatPoints(total.provisional),
      planned: formatPoints(total.planned),
    },
    requirements: balance.requirements.map((requirement) => presentRequirement(requirement, schemes)),
    ledger: balance.ledger.map((line) => presentLine(line, schemes, unit)),
    carryOver: balance.carryOver.map(({ rule, points, reasons: why }) => ({
      rule,
      points: formatPoints(points),
      reasons: reasons(why),
    })),
    ...(balance.settled && { settled: presentSettled(balance.settled, schemes(balance.version), unit) }),
    reasons: reasons(balance.reasons),
    text: balanceSentence(balance),
  };
}
