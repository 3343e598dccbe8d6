import { formatPoints, pointsOfUnits, type LocalizedText } from '@peil/kernel';
import { openAmount, openRequirements } from '../forecast/gap.js';
import { improved, type EntryChange, type RequirementChange } from '../forecast/what-if.js';
import { amountText, decimalText, partOf } from './amounts.js';
import { listOf, lower } from './vocabulary.js';

const and = { nl: 'en', en: 'and' };

function together(found: readonly LocalizedText[]): LocalizedText {
  return { nl: found.map(({ nl }) => nl).join(' '), en: found.map(({ en }) => en).join(' ') };
}

/** What is there after everything planned: earned, and the plan. */
function there({ earned, planned }: RequirementChange['after']) {
  return pointsOfUnits(earned + planned);
}

/** "Resultaat: van 0 naar 6 van de 4 punten. Gehaald." */
export function requirementChangeSentence(change: RequirementChange): LocalizedText {
  const { label, before, after, required, unit, closed, gain, parts } = change;
  if (parts.length > 0) {
    const changed = improved(parts).map((part) => lower(part.label));
    if (closed) return { nl: `${label.nl}: gehaald.`, en: `${label.en}: met.` };
    if (changed.length === 0) return { nl: `${label.nl}: dit verandert niet.`, en: `${label.en}: no change.` };
    const list = listOf(changed, and);
    return { nl: `${label.nl}: dit komt dichterbij (${list.nl}).`, en: `${label.en}: this comes closer (${list.en}).` };
  }
  const from = there(before);
  if (there(after) === from) return { nl: `${label.nl}: dit verandert niet.`, en: `${label.en}: no change.` };
  const was = decimalText(formatPoints(from));
  const part = partOf(there(after), required, unit);
  const step = { nl: `${label.nl}: van ${was.nl} naar ${part.nl}.`, en: `${label.en}: from ${was.en} to ${part.en}.` };
  if (closed) return together([step, { nl: 'Gehaald.', en: 'Met.' }]);
  const left = pointsOfUnits(openAmount(after));
  if (gain === 0 || left === 0) return step;
  const more = amountText(left, unit);
  return together([step, { nl: `Dan nog ${more.nl}.`, en: `Then ${more.en} to go.` }]);
}

function leftOver({ requirements }: EntryChange): LocalizedText {
  const open = openRequirements(requirements.map(({ after }) => after));
  if (open.length === 0) return { nl: 'Je hebt dan alles gehaald.', en: 'You then meet everything.' };
  const list = listOf(
    open.map((result) => {
      const name = lower(result.label);
      if (result.parts.length > 0 || result.unit === 'times') return name;
      const amount = amountText(pointsOfUnits(openAmount(result)), result.unit);
      return { nl: `${amount.nl} voor ${name.nl}`, en: `${amount.en} for ${name.en}` };
    }),
    and,
  );
  return { nl: `Dan blijft over: ${list.nl}.`, en: `What is left then: ${list.en}.` };
}

/** "Hiermee kom je op 29 van de 40 punten. Dan blijft over: 11 punten voor totaal." */
export function entryChangeSentence(change: EntryChange): LocalizedText {
  const total = change.requirements.find(({ countsEverything, parts }) => countsEverything && parts.length === 0);
  const found: LocalizedText[] = [];
  if (total !== undefined) {
    const part = partOf(there(total.after), total.required, total.unit);
    found.push({ nl: `Hiermee kom je op ${part.nl}.`, en: `With this you have ${part.en}.` });
    const { provisional } = total.after;
    if (provisional > 0) {
      const all = amountText(pointsOfUnits(there(total.after) + provisional), total.unit);
      found.push({
        nl: `Wordt ook goedgekeurd wat wacht, dan heb je ${all.nl}.`,
        en: `If what waits is approved too, you have ${all.en}.`,
      });
    }
  }
  return together([...found, leftOver(change)]);
}

/** What one offering brings: "6 punten. Vult aan: resultaat (4 punten) en coaching (6 uur)." */
export function suggestionSentence(changes: readonly EntryChange[]): LocalizedText {
  const entries = changes.filter(({ requirements }) => improved(requirements).length > 0);
  return together(
    entries.map(({ offerings, requirements, unit }) => {
      const points = offerings.reduce((sum, { line }) => sum + line.after, 0);
      const brings = amountText(pointsOfUnits(points), unit);
      const helped = improved(requirements);
      const named = helped.filter(({ countsEverything }) => !countsEverything);
      if (named.length === 0)
        return { nl: `${brings.nl}, alleen voor het totaal.`, en: `${brings.en}, only for the total.` };
      const list = listOf(
        named.map(({ label, gain, unit: of }) => {
          const name = lower(label);
          const amount = amountText(gain, of);
          return of === 'times' ? name : { nl: `${name.nl} (${amount.nl})`, en: `${name.en} (${amount.en})` };
        }),
        and,
      );
      return { nl: `${brings.nl}. Vult aan: ${list.nl}.`, en: `${brings.en}. Fills: ${list.en}.` };
    }),
  );
}
