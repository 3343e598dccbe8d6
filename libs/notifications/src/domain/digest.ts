import type { CalendarDay, LocalizedText } from '@peil/kernel';
import { DateTime } from 'luxon';
import type { MailSettings } from './settings.js';

type Language = MailSettings['language'];

/** What a person is told, as of a day. Labels of obligations and numbers only: no name and no text that somebody wrote. */
export type DigestContent = {
  /** Proposals that wait for the reader's answer. */
  readonly proposals: number;
  /** Cycles handed over to the reader that the reader has yet to confirm. */
  readonly handOvers: number;
  readonly coming: readonly { readonly label: LocalizedText; readonly due: CalendarDay }[];
  readonly late: readonly { readonly label: LocalizedText; readonly since: CalendarDay }[];
  /** How the reader's accreditation points stand, where that asks for attention. */
  readonly points: readonly LocalizedText[];
  /** People who report to the reader and are late longer than the days after which the reader is told. */
  readonly latePeople: number;
  /** People who report to the reader, under whom so many are late for long that they are no small group. */
  readonly lateUnits: number;
};

export type DigestTerms = {
  /** A lateness is told to the next in line after so many days. */
  readonly escalateAfterDays: number;
  /** And to the one above that after so many; undefined: never. */
  readonly escalateFurtherAfterDays: number | undefined;
  /** Fewer people than this are a small group: they are not told of to who sees no people of the unit. */
  readonly smallBelow: number;
  /** Where Peil is found; without it the mail has no link. */
  readonly webAddress: string | undefined;
};

export type Digest = { readonly subject: string; readonly text: string };

const SUBJECT: Record<Language, string> = { nl: 'Peil: je weekoverzicht', en: 'Peil: your weekly overview' };

/**
 * The weekly mail, in the reader's language.
 *
 * @returns undefined when there is nothing to tell
 */
export function digestOf(content: DigestContent, language: Language, terms: DigestTerms): Digest | undefined {
  const { proposals, handOvers, coming, late, points, latePeople, lateUnits } = content;
  const say = (text: LocalizedText) => text[language];
  const on = (day: CalendarDay) => DateTime.fromISO(day, { zone: 'utc', locale: language }).toFormat('d MMMM yyyy');
  const { escalateAfterDays: days, escalateFurtherAfterDays: further, smallBelow, webAddress } = terms;
  const sections = [
    section(say({ nl: 'Wacht op jou', en: 'Waiting for you' }), [
      ...(proposals === 0 ? [] : [say(proposalsWait(proposals))]),
      ...(handOvers === 0 ? [] : [say(handOversWait(handOvers))]),
    ]),
    section(
      say({ nl: 'Te laat', en: 'Late' }),
      late.map(({ label, since }) => `${say(label)} (${say({ nl: 'te laat sinds', en: 'late since' })} ${on(since)})`),
    ),
    section(
      say({ nl: 'Komt eraan', en: 'Coming due' }),
      coming.map(({ label, due }) => `${say(label)} (${say({ nl: 'uiterlijk', en: 'by' })} ${on(due)})`),
    ),
    section(say({ nl: 'Je accreditatiepunten', en: 'Your accreditation points' }), points.map(say)),
    section(say({ nl: 'Bij wie aan jou rapporteert', en: 'With those who report to you' }), [
      ...(latePeople === 0 ? [] : [say(peopleLate(latePeople, days))]),
      ...(lateUnits === 0 || further === undefined ? [] : [say(unitsLate(lateUnits, smallBelow, further))]),
    ]),
  ].filter((part) => part !== undefined);
  if (sections.length === 0) return undefined;
  const closing = [
    ...(webAddress === undefined
      ? []
      : [say({ nl: `Bekijk het in Peil: ${webAddress}`, en: `See it in Peil: ${webAddress}` })]),
    say({
      nl: 'Je krijgt dit bericht hooguit een keer per week. In Peil kies je of je het wilt krijgen en in welke taal.',
      en: 'You get this message at most once a week. In Peil you choose whether you want it, and in which language.',
    }),
  ];
  return { subject: SUBJECT[language], text: `${[...sections, ...closing].join('\n\n')}\n` };
}

function section(heading: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : [heading, ...lines.map((line) => `- ${line}`)].join('\n');
}

function proposalsWait(count: number): LocalizedText {
  return count === 1
    ? { nl: '1 voorstel voor een afspraak wacht op je antwoord', en: '1 proposed agreement waits for your answer' }
    : {
        nl: `${count} voorstellen voor een afspraak wachten op je antwoord`,
        en: `${count} proposed agreements wait for your answer`,
      };
}

function handOversWait(count: number): LocalizedText {
  return count === 1
    ? { nl: '1 overdracht wacht op je bevestiging', en: '1 hand-over waits for your confirmation' }
    : { nl: `${count} overdrachten wachten op je bevestiging`, en: `${count} hand-overs wait for your confirmation` };
}

function peopleLate(count: number, days: number): LocalizedText {
  return count === 1
    ? {
        nl: `1 persoon is met iets ${days} dagen of langer te laat`,
        en: `1 person has something that is ${days} days late or more`,
      }
    : {
        nl: `${count} personen zijn met iets ${days} dagen of langer te laat`,
        en: `${count} people have something that is ${days} days late or more`,
      };
}

function unitsLate(count: number, people: number, days: number): LocalizedText {
  return count === 1
    ? {
        nl: `bij 1 van hen zijn ${people} of meer mensen ${days} dagen of langer te laat`,
        en: `with 1 of them ${people} people or more are ${days} days late or more`,
      }
    : {
        nl: `bij ${count} van hen zijn ${people} of meer mensen ${days} dagen of langer te laat`,
        en: `with ${count} of them ${people} people or more are ${days} days late or more`,
      };
}
