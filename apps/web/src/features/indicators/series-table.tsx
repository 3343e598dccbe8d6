import { amount } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { newestVersion } from './chart-parts.js';
import type { Series } from './queries.js';

/** The table behind a chart: every value with its group, its source and the way it was counted. */
export function SeriesTable({ series }: { readonly series: Series }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const newest = newestVersion(series.points);
  const broken = series.points.some(({ version }) => version < newest);
  const shown = (value: string | number | null): string =>
    value === null ? text('directorate.hidden') : amount(String(value), language);
  return (
    <table className="ams-table__table peil-rows">
      <caption className="ams-visually-hidden">{server(series.definition.names)}</caption>
      <thead className="ams-table__header">
        <tr>
          <th scope="col" className="ams-table__header-cell">
            {text('indicators.year')}
          </th>
          <th scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
            {text('indicators.value')}
          </th>
          <th scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
            {text('indicators.group')}
          </th>
          {broken && (
            <th scope="col" className="ams-table__header-cell">
              {text('indicators.count')}
            </th>
          )}
        </tr>
      </thead>
      <tbody className="ams-table__body">
        {series.points.map(({ period, version, value, groupSize }) => (
          <tr key={`${period.until} ${version}`}>
            <th scope="row" className="ams-table__header-cell">
              {period.until.slice(0, 4)}
            </th>
            <td className="ams-table__cell ams-table__cell--align-end peil-num" data-l={`${text('indicators.value')}:`}>
              {shown(value)}
            </td>
            <td className="ams-table__cell ams-table__cell--align-end peil-num" data-l={`${text('indicators.group')}:`}>
              {shown(groupSize)}
            </td>
            {broken && (
              <td className="ams-table__cell" data-l={`${text('indicators.count')}:`}>
                {text(version < newest ? 'indicators.old' : 'indicators.new')}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
