import { publicPosition } from '@peil/http-api';
import { addPoints, formatPoints, parsePoints, ZERO_POINTS, type LocalizedText } from '@peil/kernel';
import { settledText } from '../domain/sentences/differences.js';
import { presentDifferences } from '../domain/sentences/present-balance.js';
import { dayText } from '../domain/sentences/amounts.js';
import { statusText } from '../domain/sentences/requirement-sentence.js';
import type { PublishedVersion, Scheme } from '../domain/scheme/scheme.js';
import type { PersonPeriod, Restatement } from '../read-models/person-periods.js';
import type { PersonPeriodAnswer, RestatementAnswer } from './period-answers.js';
import { periodIdOf } from './period-id.js';

type Schemes = readonly PublishedVersion[];

function schemeOf({ schemeId, version }: PersonPeriod, schemes: Schemes): Scheme | undefined {
  const own = schemes.filter((one) => one.schemeId === schemeId);
  return (own.find((one) => one.version === version) ?? own.at(-1))?.scheme;
}

export function presentRestatement(
  period: PersonPeriod,
  { known, declined, differences }: Restatement,
  schemes: Schemes,
): Pick<RestatementAnswer, keyof RestatementAnswer> {
  return {
    fingerprint: known.grounds.fingerprint,
    declined,
    status: known.result.status,
    differences: presentDifferences(differences, schemeOf(period, schemes), period.result.unit),
  };
}

const stateTexts: Readonly<Record<PersonPeriod['state'], LocalizedText>> = {
  running: { nl: 'Loopt nog.', en: 'Still runs.' },
  inGrace: { nl: 'Voorbij; inhalen kan nog.', en: 'Over; it can still be made up.' },
  toClose: { nl: 'Voorbij en nog niet afgesloten.', en: 'Over, and not closed yet.' },
  closed: { nl: 'Afgesloten.', en: 'Closed.' },
};

function periodText(period: PersonPeriod): LocalizedText {
  const [until, status] = [dayText(period.until), statusText(period.status)];
  const { settlement, restatement } = period;
  const then = settlement
    ? settledText({
        ...{ day: settlement.day, event: undefined },
        ...{ later: restatement?.differences ?? [], declined: restatement?.declined ?? false },
      })
    : stateTexts[period.state];
  return {
    nl: `${period.schemeName.nl}, periode tot en met ${until.nl}: ${status.nl}. ${then.nl}`,
    en: `${period.schemeName.en}, period until ${until.en}: ${status.en}. ${then.en}`,
  };
}

/** A period of a person as HTTP answers it. */
export function presentPeriod(
  period: PersonPeriod,
  schemes: Schemes,
  logId: string,
): Pick<PersonPeriodAnswer, keyof PersonPeriodAnswer> {
  const { schemeId, schemeName, from, until, graceUntil, version, state, status, result, settlement } = period;
  const carried = result.carryOver.reduce((sum, { points }) => addPoints(sum, parsePoints(points)), ZERO_POINTS);
  return {
    ...{ periodId: periodIdOf(schemeId, from), schemeId, schemeName, period: { from, until }, graceUntil },
    ...{ version, state, status, unit: result.unit },
    ...{ earned: result.earned, provisional: result.provisional, carriedOver: formatPoints(carried) },
    requirements: result.requirements,
    ...(settlement && {
      settlement: {
        ...{ by: settlement.by, settledOn: settlement.day, asOf: settlement.asOf, version: settlement.result.version },
        position: publicPosition(logId, settlement.grounds.position),
        ...(settlement.grounds.lastEventId !== undefined && { lastEventId: settlement.grounds.lastEventId }),
        fingerprint: settlement.grounds.fingerprint,
      },
    }),
    ...(period.restatement && { restatement: presentRestatement(period, period.restatement, schemes) }),
    text: periodText(period),
  };
}
