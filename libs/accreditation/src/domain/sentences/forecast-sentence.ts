import type { LocalizedText } from '@peil/kernel';
import { decisiveParts, type RequirementForecast } from '../forecast/requirement-forecast.js';
import type { EntryForecast } from '../forecast/forecast.js';
import { amountText, dayText, partOf } from './amounts.js';

function say(label: LocalizedText, nl: string, en: string): LocalizedText {
  return { nl: `${label.nl}: ${nl}`, en: `${label.en}: ${en}` };
}

/** "in dit tempo", with the plan where there is one. */
function by({ planned }: Pick<RequirementForecast, 'planned'>): LocalizedText {
  return planned > 0
    ? { nl: 'in dit tempo en met wat gepland staat', en: 'at this pace and with what is planned' }
    : { nl: 'in dit tempo', en: 'at this pace' };
}

function inTime(forecast: RequirementForecast): LocalizedText {
  const { label, metOn, metByPlansOn, required, unit } = forecast;
  const all = amountText(required, unit);
  if (metByPlansOn !== undefined) {
    const day = dayText(metByPlansOn);
    return say(
      label,
      `met wat gepland staat heb je op ${day.nl} genoeg (${all.nl}).`,
      `with what is planned you have enough (${all.en}) on ${day.en}.`,
    );
  }
  const day = dayText(metOn ?? forecast.due);
  const how = by(forecast);
  return say(
    label,
    `${how.nl} heb je op ${day.nl} genoeg (${all.nl}).`,
    `${how.en} you have enough (${all.en}) on ${day.en}.`,
  );
}

function notInTime(forecast: RequirementForecast): LocalizedText {
  const { label, expected, required, unit, due, shortBy } = forecast;
  const how = by(forecast);
  const part = partOf(expected, required, unit);
  const short = amountText(shortBy, unit);
  const day = dayText(due);
  return say(
    label,
    `${how.nl} heb je op ${day.nl} ${part.nl}. Dat is ${short.nl} te weinig.`,
    `${how.en} you will have ${part.en} on ${day.en}. That is ${short.en} too little.`,
  );
}

function leafSentence(forecast: RequirementForecast): LocalizedText {
  const { label, outcome, due } = forecast;
  switch (outcome) {
    case 'met':
      return say(label, 'je voldoet al.', 'met already.');
    case 'exempt':
      return say(label, 'je hebt hiervoor een vrijstelling.', 'you are exempt from this.');
    case 'notInScope':
      return say(label, 'dit geldt niet voor je.', 'this does not apply to you.');
    case 'overdue': {
      const day = dayText(due);
      return say(label, `dit moest uiterlijk ${day.nl}.`, `this was due by ${day.en}.`);
    }
    case 'unknown':
      return say(label, 'hierover is niets te voorspellen.', 'nothing can be forecast about this.');
    case 'tooEarly': {
      const day = dayText(due);
      return say(
        label,
        `het is nog te vroeg om te zeggen of je dit op ${day.nl} haalt.`,
        `it is too early to say whether you will make this by ${day.en}.`,
      );
    }
    case 'inTime':
      return inTime(forecast);
    case 'notInTime':
      return notInTime(forecast);
  }
}

function groupSentence(forecast: RequirementForecast): LocalizedText {
  const { label, outcome, metOn } = forecast;
  if (outcome !== 'inTime' && outcome !== 'notInTime') return leafSentence(forecast);
  if (outcome === 'inTime') {
    const day = dayText(metOn ?? forecast.due);
    return say(label, `in dit tempo heb je op ${day.nl} genoeg.`, `at this pace you have enough on ${day.en}.`);
  }
  const late = decisiveParts(forecast).filter((part) => part.outcome === 'notInTime');
  const names = {
    nl: late.map((part) => part.label.nl).join(', '),
    en: late.map((part) => part.label.en).join(', '),
  };
  return say(
    label,
    `in dit tempo haal je dit niet op tijd (${names.nl}).`,
    `at this pace you will not make this in time (${names.en}).`,
  );
}

/** What will come of a requirement: "Totaal: in dit tempo heb je op 31 december 2027 30 van de 40 punten." */
export function forecastSentence(forecast: RequirementForecast): LocalizedText {
  return forecast.parts.length > 0 ? groupSentence(forecast) : leafSentence(forecast);
}

/** What will come of the whole, as a person would say it. */
export function entryForecastSentence({ outcome, metOn, period, schemeName }: EntryForecast): LocalizedText {
  const end = dayText(period.until);
  switch (outcome) {
    case 'met':
      return { nl: 'Je voldoet aan alles.', en: 'You meet everything.' };
    case 'exempt':
      return { nl: 'Je hebt een vrijstelling.', en: 'You are exempt.' };
    case 'notInScope':
      return { nl: 'Deze regeling geldt niet voor je.', en: 'This scheme does not apply to you.' };
    case 'inTime': {
      const day = dayText(metOn ?? period.until);
      return { nl: `Ga zo door: op ${day.nl} heb je alles gehaald.`, en: `Keep going: on ${day.en} all is met.` };
    }
    case 'tooEarly':
      return {
        nl: `Het is nog te vroeg om te zeggen of je het op ${end.nl} haalt.`,
        en: `It is too early to say whether you will make it by ${end.en}.`,
      };
    case 'notInTime':
      return {
        nl: `Dit gaat zo niet lukken vóór of op ${end.nl}.`,
        en: `As it is, this will not work out by ${end.en}.`,
      };
    case 'overdue': {
      const grace = dayText(period.graceUntil);
      return period.graceUntil > period.until
        ? {
            nl: `De periode is voorbij. Inhalen mag tot en met ${grace.nl}.`,
            en: `The period is over. It can be made up until ${grace.en}.`,
          }
        : { nl: 'De periode is voorbij.', en: 'The period is over.' };
    }
    case 'unknown':
      return {
        nl: `Over "${schemeName.nl}" is niets te voorspellen.`,
        en: `Nothing can be forecast about "${schemeName.en}".`,
      };
  }
}
