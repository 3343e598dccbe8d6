import { calendarDay, dayNumber, instant } from '@peil/kernel';
import { obligations, policySchema, rulesOfYear, timelineOf, type PersonStanding } from '@peil/performance-agreements';
import { digestContent, type Obligations } from './content.js';
import { digestOf, type DigestContent } from './digest.js';
import { isMailTime, weekOf } from './week.js';

const TERMS = {
  ...{ comingDays: 30, escalateAfterDays: 14, escalateFurtherAfterDays: 42, smallBelow: 5 },
  webAddress: 'https://peil.stad.example',
};
const day = (text: string) => dayNumber(calendarDay(text));
const policy = policySchema.parse({
  policy: 'p',
  names: { nl: 'Beleid', en: 'Policy' },
  agreements: [],
  moments: {
    graceDays: 14,
    dates: [
      { id: 'moment-1', due: '03-31' },
      { id: 'moment-2', due: '09-30' },
    ],
  },
  conversation: { due: '12-31' },
  conclusion: { due: '02-15', nextYear: true },
});
const published = [{ policyId: 'p', version: 1, from: '2025-01-01', policy }];
const since2025 = {
  stretches: [{ from: day('2024-01-01'), until: 99_999_999, role: 'manager' as const, scale: 11 }],
  leave: [],
};

/** Someone who did nothing, as of a day. */
function silent(on: string): Obligations {
  const standing = (year: number): PersonStanding => ({
    personId: 'p1',
    timeline: timelineOf([]),
    usedCompletions: false,
    vacant: undefined,
    duties: obligations(
      rulesOfYear(published, year),
      { subject: since2025, timeline: timelineOf([]), completions: () => [], isLineVacant: () => false },
      day(on),
    ),
    reasons: [],
    talkOn: undefined,
  });
  const year = Number(on.slice(0, 4));
  return { thisYear: standing(year), lastYear: standing(year - 1), yearStart: day(`${year}-01-01`) };
}

const contentOn = (on: string, reports: readonly Obligations[] = []) =>
  digestContent({ own: silent(on), waiting: undefined, reports }, day(on), TERMS);

const nothing: DigestContent = {
  proposals: 0,
  handOvers: 0,
  coming: [],
  late: [],
  points: [],
  latePeople: 0,
  lateUnits: 0,
};

describe('what a digest tells', () => {
  it('comes from the day alone: what is due soon, then late after the grace', () => {
    const duesOn = (on: string) => contentOn(on).coming.map(({ due }) => due);
    expect(duesOn('2026-02-28')).toEqual([]);
    expect(duesOn('2026-03-01')).toEqual(['2026-03-31']);
    expect(contentOn('2026-04-14').late.map(({ since }) => since)).not.toContain('2026-04-15');
    expect(contentOn('2026-04-15').late.map(({ since }) => since)).toContain('2026-04-15');
  });

  it('takes of last year only what was due in this one', () => {
    expect(contentOn('2026-01-20').coming.map(({ due }) => due)).toEqual(['2026-02-15']);
    expect(contentOn('2026-01-20').late).toEqual([]);
  });

  it('tells the next in line after the days of the configuration, and not a day sooner', () => {
    const late = (on: string) => contentOn(on, [silent(on), silent(on)]).latePeople;
    // The conclusion of last year, due on 15 February, is late from the day after.
    const first = contentOn('2026-03-20').late[0]?.since ?? calendarDay('2026-01-01');
    const lateFrom = day(first);
    expect(lateFrom).toBeLessThan(day('2026-03-20'));
    const text = (number: number) =>
      new Date(Date.UTC(2026, 0, 1 + number - day('2026-01-01'))).toISOString().slice(0, 10);
    expect(late(text(lateFrom + 13))).toBe(0);
    expect(late(text(lateFrom + 14))).toBe(2);
  });

  it('tells the one above that after more days, of groups that are not small, and not when that is not asked for', () => {
    const five = Array.from({ length: 5 }, () => silent('2026-05-01'));
    // Late since 16 February and 15 April: seventy-four days and sixteen.
    const units = (terms: Partial<typeof TERMS>, below: readonly (readonly Obligations[])[]) =>
      digestContent({ own: silent('2026-05-01'), waiting: undefined, reports: [], below }, day('2026-05-01'), {
        ...TERMS,
        ...terms,
      }).lateUnits;
    expect(units({}, [five, five.slice(1), []])).toBe(1);
    expect(units({ escalateFurtherAfterDays: 75 }, [five])).toBe(0);
    const { escalateFurtherAfterDays: _never, ...never } = TERMS;
    const unasked = { ...never, escalateFurtherAfterDays: undefined };
    const parts = { own: silent('2026-05-01'), waiting: undefined, reports: [], below: [five] };
    expect(digestContent(parts, day('2026-05-01'), unasked).lateUnits).toBe(0);
  });

  it('is in the reader’s language, with a subject that says nothing about anyone', () => {
    const content: DigestContent = {
      proposals: 2,
      handOvers: 1,
      coming: [{ label: { nl: 'Gesprek', en: 'Conversation' }, due: calendarDay('2026-12-31') }],
      late: [{ label: { nl: 'Moment 2', en: 'Moment 2' }, since: calendarDay('2026-10-15') }],
      points: [{ nl: 'punten lopen risico', en: 'points are at risk' }],
      latePeople: 1,
      lateUnits: 2,
    };
    expect(digestOf(content, 'nl', TERMS)).toEqual({
      subject: 'Peil: je weekoverzicht',
      text: [
        'Wacht op jou',
        '- 2 voorstellen voor een afspraak wachten op je antwoord',
        '- 1 overdracht wacht op je bevestiging',
        '',
        'Te laat',
        '- Moment 2 (te laat sinds 15 oktober 2026)',
        '',
        'Komt eraan',
        '- Gesprek (uiterlijk 31 december 2026)',
        '',
        'Je accreditatiepunten',
        '- punten lopen risico',
        '',
        'Bij wie aan jou rapporteert',
        '- 1 persoon is met iets 14 dagen of langer te laat',
        '- bij 2 van hen zijn 5 of meer mensen 42 dagen of langer te laat',
        '',
        'Bekijk het in Peil: https://peil.stad.example',
        '',
        'Je krijgt dit bericht hooguit een keer per week. In Peil kies je of je het wilt krijgen en in welke taal.',
        '',
      ].join('\n'),
    });
    const english = digestOf({ ...content, latePeople: 3 }, 'en', { ...TERMS, webAddress: undefined });
    expect(english?.subject).toBe('Peil: your weekly overview');
    expect(english?.text).toContain('- Conversation (by 31 December 2026)');
    expect(english?.text).toContain('- 3 people have something that is 14 days late or more');
    expect(english?.text).not.toContain('https:');
  });

  it('is not there when there is nothing to tell', () => {
    expect(digestOf(nothing, 'nl', TERMS)).toBeUndefined();
  });
});

describe('the week', () => {
  it('runs from Monday, also over New Year', () => {
    expect(weekOf(calendarDay('2026-12-31'))).toBe('2026-W53');
    expect(weekOf(calendarDay('2027-01-03'))).toBe('2026-W53');
    expect(weekOf(calendarDay('2027-01-04'))).toBe('2027-W01');
  });

  it('has no mail in the night of Amsterdam, in summer and in winter', () => {
    expect(isMailTime(instant('2026-07-01T04:59:00Z'))).toBe(false);
    expect(isMailTime(instant('2026-07-01T05:00:00Z'))).toBe(true);
    expect(isMailTime(instant('2026-12-01T05:59:00Z'))).toBe(false);
    expect(isMailTime(instant('2026-12-01T06:00:00Z'))).toBe(true);
  });
});
