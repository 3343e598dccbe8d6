import { Glyph, type GlyphName } from '../../shared/glyphs.js';
import { Link } from '@tanstack/react-router';
import { Status } from '../../shared/status.js';
import { useServerText, useText } from '../../texts/use-text.js';
import type { RollUp } from './queries.js';

const ORDER = ['met', 'onTrack', 'atRisk', 'short', 'lapsed', 'exempt'] as const;
const MOST_GLYPHS = 20;

const GLYPH: Readonly<Record<(typeof ORDER)[number], GlyphName>> = {
  met: 'met',
  onTrack: 'onTrack',
  atRisk: 'atRisk',
  short: 'short',
  lapsed: 'lapsed',
  exempt: 'exempt',
};

/** How many managers have which status: a glyph for each. */
export function StatusCounts({ rollUp }: { readonly rollUp: RollUp }) {
  const text = useText();
  return (
    <table className="ams-table__table">
      <caption className="ams-visually-hidden">{text('directorate.points')}</caption>
      <thead className="ams-visually-hidden">
        <tr>
          <th scope="col">{text('directorate.status')}</th>
          <th scope="col">{text('directorate.picture')}</th>
          <th scope="col">{text('directorate.count')}</th>
        </tr>
      </thead>
      <tbody className="ams-table__body">
        {ORDER.map((status) => {
          const count = rollUp.byStatus[status];
          return (
            <tr key={status}>
              <th scope="row" className="ams-table__header-cell peil-plain">
                {rollUp.view === 'persons' ? (
                  <Link
                    to="/directorates/$directorateId/people"
                    params={{ directorateId: rollUp.unitId }}
                    search={{ filter: `status:${status}` }}
                    className="ams-link"
                  >
                    {text(`status.${status}`)}
                  </Link>
                ) : (
                  text(`status.${status}`)
                )}
              </th>
              <td className="ams-table__cell" aria-hidden="true">
                {Array.from({ length: Math.min(MOST_GLYPHS, count ?? 0) }, (_, index) => (
                  <span key={index} className="peil-sign">
                    <Glyph name={GLYPH[status]} />
                  </span>
                ))}
              </td>
              <td className="ams-table__cell ams-table__cell--align-end peil-strong" data-count-of={status}>
                {count ?? text('directorate.hidden')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The managers whose file one may open, worst first, with what it is about. */
export function ManagersTable({ rollUp }: { readonly rollUp: RollUp }) {
  const text = useText();
  const server = useServerText();
  const labels = new Map(rollUp.requirements.map(({ requirementId, label }) => [requirementId, server(label)]));
  return (
    <table className="ams-table__table peil-rows">
      <caption className="ams-visually-hidden">{text('directorate.managers')}</caption>
      <thead className="ams-table__header">
        <tr>
          <th scope="col" className="ams-table__header-cell">
            {text('directorate.who')}
          </th>
          <th scope="col" className="ams-table__header-cell">
            {text('directorate.status')}
          </th>
          <th scope="col" className="ams-table__header-cell">
            {text('directorate.concerns')}
          </th>
        </tr>
      </thead>
      <tbody className="ams-table__body">
        {rollUp.people.map(({ personId, name, status, entries }) => {
          const concerns = [...new Set(entries.flatMap((entry) => entry.concerns))];
          return (
            <tr key={personId}>
              <th scope="row" className="ams-table__header-cell">
                <Link to="/people/$personId" params={{ personId }} className="ams-link" preload={false}>
                  {name ?? personId}
                </Link>
              </th>
              <td className="ams-table__cell">
                <Status of="colleague" code={status} />
              </td>
              <td className="ams-table__cell">{concerns.map((id) => labels.get(id) ?? id).join(', ')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
