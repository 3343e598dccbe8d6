import { longDay } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import type { BalanceEntry } from './queries.js';

/** What came in after a period was settled: a group of rows of its own, because none of it is in the figures above. */
export function LedgerLater({ settled }: { readonly settled: NonNullable<BalanceEntry['settled']> }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  if (settled.later.length === 0) return null;
  return (
    <tbody className="ams-table__body peil-later">
      <tr className="group">
        <th scope="rowgroup" colSpan={5} className="ams-table__header-cell">
          {text('points.later', { day: longDay(settled.settledOn, language) })}
          <span className="peil-why peil-plain">
            {text(settled.declined ? 'points.later.declined' : 'points.later.open')}
          </span>
        </th>
      </tr>
      {settled.later.map(({ about, requirement, factId, text: sentence }) => (
        <tr key={`${about} ${requirement} ${factId}`}>
          <td className="ams-table__cell peil-hide-s" />
          <td className="ams-table__cell" colSpan={4}>
            {server(sentence)}
          </td>
        </tr>
      ))}
    </tbody>
  );
}
