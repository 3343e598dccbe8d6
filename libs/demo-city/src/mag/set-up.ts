import type { Actor } from '@peil/eventing';
import { calendarDay } from '@peil/kernel';
import { builtInAgreementKinds } from '@peil/performance-agreements';
import { dayAt, dayNumber, workingDay, type DemoCalendar } from '../calendar.js';
import { SET_UP_DAYS } from '../city/make-careers.js';
import type { Script } from '../script.js';
import { currentPolicy, firstPolicy, POLICY } from './policies.js';

const SYSTEM: Actor = { personId: 'peil', role: 'system' };

/** The kinds of agreement every installation begins with. */
export function tellAgreementKinds(script: Script, calendar: DemoCalendar): void {
  const on = dayNumber(calendar.firstDay) - SET_UP_DAYS - 2;
  for (const [index, kind] of builtInAgreementKinds.entries()) {
    script.add(`agreement kind ${kind.code}`, { on, minute: 510 + index / 100 }, SYSTEM, {
      ...{ to: 'agreementKind', streamId: kind.code },
      command: { type: 'provideAgreementKind', kind },
    });
  }
}

/** One moment a year at first; four from this year on, published in November. */
export function tellPolicies(script: Script, calendar: DemoCalendar, by: Actor): void {
  const to = { to: 'magPolicy' as const, streamId: POLICY };
  const thisYear = Number(calendar.today.slice(0, 4));
  const versions = [
    { document: firstPolicy, from: calendar.firstDay, on: dayNumber(calendar.firstDay) - SET_UP_DAYS + 5 },
    {
      document: currentPolicy,
      from: calendarDay(`${thisYear}-01-01`),
      on: dayNumber(calendarDay(`${thisYear - 1}-11-10`)),
    },
  ];
  for (const [index, { document, from, on }] of versions.entries()) {
    const version = index + 1;
    const basedOn = version === 1 ? undefined : 1;
    script.add(`policy drafted ${version}`, { on: workingDay(on), minute: 720 }, by, {
      ...to,
      command: { type: 'draftPolicy', policyId: POLICY, document, basedOn },
    });
    const published = workingDay(on + 3);
    const reason =
      version === 1 ? 'Het eerste beleid, voor de demostad.' : 'Vier momenten, en sociale veiligheid erbij.';
    script.add(`policy published ${version}`, { on: published, minute: 720 }, by, {
      ...to,
      command: {
        ...{ type: 'publishPolicy', policyId: POLICY, version, from, reason, today: dayAt(published) },
        recalculationConfirmed: from < dayAt(published),
      },
    });
  }
}
