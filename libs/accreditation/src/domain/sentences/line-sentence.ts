import { subtractPoints, type LocalizedText } from '@peil/kernel';
import type { LedgerLine } from '../balance.js';
import type { Scheme } from '../scheme/scheme.js';
import { amountText, dayText, partOf, verbFor } from './amounts.js';
import { reasonClause, type About } from './reasons.js';
import { capital, lower, wordFor } from './vocabulary.js';

/** Reasons that say why points were lost, not where they came from. */
const gains = new Set([
  'earned',
  'planned',
  'awaitsReview',
  'carriedOver',
  'manualAdjustment',
  'bookedFromLaterPeriod',
]);

/**
 * What a fact came to, as one sentence: "Intervisie van 12 mei 2025: 3 punten (regel 4b, versie 2)." or "Congres van
 * 3 maart 2025: 4 van de 8 punten tellen mee: …".
 */
export function lineSentence(line: LedgerLine, about: About & { readonly scheme: Scheme | undefined }): LocalizedText {
  const words = about.scheme ?? { words: {} };
  const kind = capital(wordFor(line.kind ?? '', words));
  const day = dayText(line.day);
  const lead = { nl: `${kind.nl} van ${day.nl}`, en: `${kind.en} of ${day.en}` };
  const lost = subtractPoints(line.before, line.after);
  const why = line.reasons.filter(({ code }) => !gains.has(code)).map((reason) => lower(reasonClause(reason, about)));
  const how = line.reasons.filter(({ code }) => gains.has(code) && code !== 'earned');
  const notes = [...how.map((reason) => lower(reasonClause(reason, about))), ...(lost > 0 ? [] : why)];
  if (line.state === 'notCounted') {
    const reasons = why.length === 0 ? [{ nl: 'dit telt niet mee', en: 'this does not count' }] : why;
    return sentence(lead, reasons);
  }
  if (line.before === 0) {
    const counts = { nl: 'dit telt mee', en: 'this counts' };
    return sentence(lead, [counts, ...notes]);
  }
  const after = amountText(line.after, about.unit);
  const earned = line.reasons.find(({ code }) => code === 'earned');
  const rule =
    earned === undefined
      ? { nl: '', en: '' }
      : {
          nl: ` (regel ${earned.article ?? earned.rule ?? ''}, versie ${line.version})`,
          en: ` (rule ${earned.article ?? earned.rule ?? ''}, version ${line.version})`,
        };
  if (lost <= 0) return sentence(lead, [{ nl: `${after.nl}${rule.nl}`, en: `${after.en}${rule.en}` }, ...notes]);
  const kept = partOf(line.after, line.before, about.unit);
  const verb = verbFor(line.after, { nl: 'telt', en: 'counts' }, { nl: 'tellen', en: 'count' });
  const part = { nl: `${kept.nl} ${verb.nl} mee${rule.nl}`, en: `${kept.en} ${verb.en}${rule.en}` };
  return sentence(lead, [part, ...notes, ...why]);
}

function sentence(lead: LocalizedText, clauses: readonly LocalizedText[]): LocalizedText {
  return {
    nl: `${lead.nl}: ${clauses.map(({ nl }) => nl).join('; ')}.`,
    en: `${lead.en}: ${clauses.map(({ en }) => en).join('; ')}.`,
  };
}
