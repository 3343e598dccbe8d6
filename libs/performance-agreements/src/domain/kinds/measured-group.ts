import type { LocalizedText } from '@peil/kernel';

/** The last value of an indicator of a directorate, and what was to be reached. */
export type MeasuredIndicator = {
  readonly names: LocalizedText;
  /** In words, with its unit; undefined while nothing is observed at this level, or it may not be shown. */
  readonly value: string | undefined;
  /** Undefined without a target. */
  readonly required: string | undefined;
  readonly achieved: boolean | undefined;
};
/** Who of a group followed an offering; null: the group is too small to show. */
export type MeasuredCoverage = {
  readonly title: LocalizedText;
  readonly group: number | null;
  readonly followed: number | null;
};
export type MeasuredState = 'onCourse' | 'needsAttention' | 'fulfilled' | 'notMeasurable';

/**
 * How an agreement goes that is measured by figures of a group, and from what. Fulfilled when every target is reached and
 * everyone of the group followed; needs attention while a target is not reached. A figure that is not there says nothing.
 */
export function measuredByGroup(
  indicators: readonly MeasuredIndicator[],
  coverages: readonly MeasuredCoverage[],
): { readonly state: MeasuredState; readonly text: LocalizedText } {
  const parts = [...indicators.map(ofIndicator), ...coverages.map(ofCoverage)];
  const known = parts.flatMap(({ reached }) => (reached === undefined ? [] : [reached]));
  const state: MeasuredState =
    known.length === 0
      ? 'notMeasurable'
      : known.length === parts.length && known.every((reached) => reached === 'yes')
        ? 'fulfilled'
        : known.includes('no')
          ? 'needsAttention'
          : 'onCourse';
  return {
    state,
    text: { nl: parts.map(({ text }) => text.nl).join(' '), en: parts.map(({ text }) => text.en).join(' ') },
  };
}

type Part = { readonly reached: 'yes' | 'no' | 'underWay' | undefined; readonly text: LocalizedText };

function ofIndicator({ names, value, required, achieved }: MeasuredIndicator): Part {
  if (value === undefined) {
    return {
      reached: undefined,
      text: { nl: `${names.nl}: op dit niveau niet te meten.`, en: `${names.en}: not measurable at this level.` },
    };
  }
  const aim =
    required === undefined ? { nl: '', en: '' } : { nl: `, streefcijfer ${required}`, en: `, target ${required}` };
  return {
    reached: achieved === undefined ? 'underWay' : achieved ? 'yes' : 'no',
    text: { nl: `${names.nl}: ${value}${aim.nl}.`, en: `${names.en}: ${value}${aim.en}.` },
  };
}

function ofCoverage({ title, group, followed }: MeasuredCoverage): Part {
  if (group === null || followed === null) {
    return {
      reached: undefined,
      text: {
        nl: `${title.nl}: de groep is te klein om te tonen.`,
        en: `${title.en}: the group is too small to show.`,
      },
    };
  }
  if (group === 0) {
    return { reached: undefined, text: { nl: `${title.nl}: er is niemand.`, en: `${title.en}: there is nobody.` } };
  }
  return {
    reached: followed === group ? 'yes' : 'underWay',
    text: {
      nl: `${title.nl}: ${followed} van de ${group} leidinggevenden volgden dit.`,
      en: `${title.en}: ${followed} of ${group} managers followed it.`,
    },
  };
}

/** Said where nothing was named that an agreement could be measured by. */
export const nothingNamed: { readonly state: MeasuredState; readonly text: LocalizedText } = {
  state: 'notMeasurable',
  text: {
    nl: 'Deze afspraak noemt niets waaraan zij te meten is. Noem een indicator of een training bij het voorstel.',
    en: 'This agreement names nothing to measure it by. Name an indicator or a training in the proposal.',
  },
};
