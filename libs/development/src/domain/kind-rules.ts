import { refuse, type LocalizedText, type Refusal } from '@peil/kernel';
import type { Activity, BareFact } from './activity.js';
import type { ActivityKind } from './activity-kind.js';
import { isScoreName } from '@peil/imports';
import { refuseScores } from './refused-fields.js';

/** A kind as it is known on the day of the request. */
export type KnownKind = ActivityKind & { readonly retiredFrom: string | undefined };

const invalid = (code: string, message: LocalizedText, field: string) =>
  refuse('invalid', code, message, { field, rule: 'what the kind of activity asks' }).refusal;

const fits: Record<'boolean' | 'number' | 'day' | 'code', (value: BareFact) => boolean> = {
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value),
  day: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  code: (value) => typeof value === 'string' && /^[A-Za-z]/.test(value),
};

function wrongFact(activity: Activity, kind: ActivityKind): Refusal | undefined {
  for (const [name, value] of Object.entries(activity.facts)) {
    if (isScoreName(name)) return refuseScores({ facts: activity.facts });
    const asked = kind.facts.find((fact) => fact.name === name);
    if (!asked) {
      return invalid(
        'fact-not-asked',
        {
          nl: `Bij "${kind.names.nl}" hoort geen feit "${name}". Laat het weg, of vraag P&O om het aan de soort toe te voegen.`,
          en: `"${kind.names.en}" has no fact "${name}". Leave it out, or ask HR to add it to the kind.`,
        },
        `activity.facts.${name}`,
      );
    }
    if (!fits[asked.type](value)) {
      return invalid(
        'fact-of-wrong-type',
        {
          nl: `"${asked.names.nl}" heeft een waarde die daar niet past.`,
          en: `"${asked.names.en}" has a value that does not fit it.`,
        },
        `activity.facts.${name}`,
      );
    }
  }
  return undefined;
}

/** Whether an activity fits its kind. `kind` is undefined when nobody defined it. */
export function kindRefusal(activity: Activity, kind: KnownKind | undefined): Refusal | undefined {
  if (!kind) {
    return invalid(
      'unknown-activity-kind',
      {
        nl: `De soort activiteit "${activity.kind}" bestaat niet. Kies een soort uit de lijst.`,
        en: `The kind of activity "${activity.kind}" does not exist. Choose one from the list.`,
      },
      'activity.kind',
    );
  }
  if (kind.retiredFrom !== undefined && activity.day >= kind.retiredFrom) {
    return invalid(
      'retired-activity-kind',
      {
        nl: `De soort "${kind.names.nl}" bestaat niet meer vanaf ${kind.retiredFrom}. Kies een andere soort.`,
        en: `The kind "${kind.names.en}" no longer exists from ${kind.retiredFrom}. Choose another kind.`,
      },
      'activity.kind',
    );
  }
  if (activity.minutes === 0 && kind.unit === 'hours') {
    return invalid(
      'duration-needed',
      { nl: 'Geef op hoe lang de activiteit duurde.', en: 'Say how long the activity took.' },
      'activity.minutes',
    );
  }
  return wrongFact(activity, kind);
}
