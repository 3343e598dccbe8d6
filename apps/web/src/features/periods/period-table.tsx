import { Button } from '@amsterdam/design-system-react';
import { amount, shortDay } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import type { PeriodCounts } from './queries.js';

const COUNTS = ['managers', 'running', 'inGrace', 'toClose', 'closed', 'restated', 'objections'] as const;

/** The periods, newest first, with how many managers stand where in them. */
export function PeriodTable({
  periods,
  onClose,
}: {
  readonly periods: readonly PeriodCounts[];
  readonly onClose: (period: PeriodCounts) => void;
}) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  if (periods.length === 0) return <p className="peil-none">{text('periods.none')}</p>;
  return (
    <table className="ams-table__table peil-rows">
      <caption className="ams-visually-hidden">{text('periods.all')}</caption>
      <thead className="ams-table__header">
        <tr>
          <th scope="col" className="ams-table__header-cell">
            {text('periods.period')}
          </th>
          {COUNTS.map((count) => (
            <th key={count} scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
              {text(`periods.count.${count}`)}
            </th>
          ))}
          <th scope="col" className="ams-table__header-cell">
            <span className="ams-visually-hidden">{text('periods.deed')}</span>
          </th>
        </tr>
      </thead>
      <tbody className="ams-table__body">
        {periods.map((one) => {
          const name = text('periods.range', {
            from: shortDay(one.period.from, language),
            until: shortDay(one.period.until, language),
          });
          return (
            <tr key={`${one.schemeId} ${one.period.from}`}>
              <th scope="row" className="ams-table__header-cell">
                {name}
                <span className="peil-why peil-plain">{server(one.schemeName)}</span>
                {one.inGrace > 0 && (
                  <span className="peil-why peil-plain">
                    {text('periods.graceUntil', { day: shortDay(one.graceUntil, language) })}
                  </span>
                )}
                {one.waiting > 0 && (
                  <span className="peil-why peil-plain">{text('periods.waiting', { count: one.waiting })}</span>
                )}
              </th>
              {COUNTS.map((count) => (
                <td
                  key={count}
                  className="ams-table__cell ams-table__cell--align-end peil-num"
                  data-l={`${text(`periods.count.${count}`)}:`}
                >
                  {amount(String(one[count]), language)}
                </td>
              ))}
              <td className="ams-table__cell">
                {one.toClose > 0 && (
                  <Button variant="secondary" onClick={() => onClose(one)}>
                    {text('periods.close')}
                    <span className="ams-visually-hidden"> {name}</span>
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
