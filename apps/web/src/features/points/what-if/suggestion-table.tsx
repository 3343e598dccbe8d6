import { Checkbox } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { amount, hours, shortDay } from '../../../shared/format.js';
import { Glyph } from '../../../shared/glyphs.js';
import { lowerFirst } from '../../../shared/lower-first.js';
import { useLanguage, useServerText, useText } from '../../../texts/use-text.js';
import type { Suggestion } from '../../offerings/queries.js';
import { totalOf } from '../board-rows.js';
import { MOST_TRIED } from '../points-search.js';
import { offeringsQuery, type BalanceEntry } from '../queries.js';
import type { Trying } from './use-trying.js';

const COLUMNS = ['offering', 'when', 'hours', 'points', 'closes'] as const;

/** Offerings to tick, with their days, hours and points and what each of them fills. */
export function SuggestionTable({
  items,
  entry,
  trying,
}: {
  readonly items: readonly Suggestion[];
  readonly entry: BalanceEntry;
  readonly trying: Trying;
}) {
  const text = useText();
  return (
    <table className="ams-table__table peil-rows">
      <caption className="ams-visually-hidden">{text('try.caption')}</caption>
      <thead className="ams-table__header">
        <tr>
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className={
                column === 'points'
                  ? 'ams-table__header-cell ams-table__header-cell--align-end'
                  : 'ams-table__header-cell'
              }
            >
              {text(`try.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="ams-table__body">
        {items.map((item) => (
          <SuggestionRow key={item.offeringId} item={item} entry={entry} trying={trying} />
        ))}
      </tbody>
    </table>
  );
}

function SuggestionRow({
  item: { offeringId, title, minutes, points, closes },
  entry,
  trying: { ticked, tick },
}: {
  readonly item: Suggestion;
  readonly entry: BalanceEntry;
  readonly trying: Trying;
}) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const chosen = ticked.includes(offeringId);
  return (
    <tr className={chosen ? 'is-chosen' : undefined}>
      <th scope="row" className="ams-table__header-cell">
        <Checkbox
          checked={chosen}
          disabled={!chosen && ticked.length >= MOST_TRIED}
          onChange={() => tick(chosen ? ticked.filter((id) => id !== offeringId) : [...ticked, offeringId])}
        >
          {server(title)}
        </Checkbox>
      </th>
      <td className="ams-table__cell">
        <FirstDay offeringId={offeringId} />
      </td>
      <td className="ams-table__cell peil-nowrap">
        {text('points.ledger.hours', { amount: hours(minutes, language), count: minutes / 60 })}
      </td>
      <td
        className="ams-table__cell ams-table__cell--align-end peil-num peil-strong"
        data-l={text('points.ledger.pointsOf')}
      >
        {amount(points, language)}
      </td>
      <td className="ams-table__cell">
        <Closes closes={closes} entry={entry} />
      </td>
    </tr>
  );
}

/** The next day it is held, as far as the catalogue knows. */
function FirstDay({ offeringId }: { readonly offeringId: string }) {
  const text = useText();
  const { language } = useLanguage();
  const offerings = useQuery(offeringsQuery);
  const [next, ...others] = offerings.data?.items.find((one) => one.offeringId === offeringId)?.sessions ?? [];
  if (next === undefined) return text('try.noDay');
  const day = shortDay(next.from, language);
  return others.length === 0 ? day : text('try.moreDays', { day, count: others.length });
}

/** What an offering fills besides the total; with the glyph of "met" when nothing is missing of it then. */
function Closes({ closes, entry }: { readonly closes: Suggestion['closes']; readonly entry: BalanceEntry }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const total = totalOf(entry);
  const named = closes.filter(({ schemeId, requirement }) => schemeId === entry.schemeId && requirement !== total?.id);
  if (named.length === 0) return text('try.onlyTotal');
  return (
    <ul className="peil-chips" role="list">
      {named.map(({ requirement, label, closed, amount: filled, unit }) => (
        <li key={requirement}>
          {closed ? (
            <span className="peil-status is-good">
              <Glyph name="met" />
              {lowerFirst(server(label))}
            </span>
          ) : (
            text('try.fills', {
              what: lowerFirst(server(label)),
              amount: amount(filled, language),
              unit: text(`unit.${unit}`),
            })
          )}
        </li>
      ))}
    </ul>
  );
}
