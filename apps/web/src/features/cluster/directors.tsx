import { Link } from '@tanstack/react-router';
import { Section } from '../../app/page.js';
import { Glyph } from '../../shared/glyphs.js';
import { shortDay } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import type { Compliance, RollUp } from './queries.js';

type Person = Compliance['people'][number];

/** The own agreements with the directors: what is late, what waits, when the talk is. */
export function Directors({
  people,
  rollUp,
  year,
}: {
  readonly people: readonly Person[];
  readonly rollUp: RollUp | undefined;
  readonly year: number;
}) {
  const text = useText();
  const { language } = useLanguage();
  const statusOf = (personId: string) => rollUp?.people.find((one) => one.personId === personId)?.status;
  const withPoints = people.some(({ personId }) => statusOf(personId) !== undefined);
  const sorted = people.toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? '', 'nl'));
  return (
    <Section id="directors" title={text('cluster.directors')}>
      <table className="ams-table__table peil-rows">
        <caption className="ams-visually-hidden">{text('cluster.directors')}</caption>
        <thead className="ams-table__header">
          <tr>
            {[
              text('cluster.director'),
              text('cluster.mag', { year: String(year) }),
              ...(withPoints ? [text('cluster.pointsHead')] : []),
              text('directorate.talkHead'),
            ].map((head) => (
              <th key={head} scope="col" className="ams-table__header-cell">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {sorted.map((person) => {
            const status = statusOf(person.personId);
            return (
              <tr key={person.personId}>
                <th scope="row" className="ams-table__header-cell">
                  <Link
                    to="/people/$personId"
                    params={{ personId: person.personId }}
                    className="ams-link"
                    preload={false}
                  >
                    {person.name ?? person.personId}
                  </Link>
                </th>
                <td className="ams-table__cell" data-l={`${text('cluster.mag', { year: String(year) })}:`}>
                  <Link
                    to="/mag/$year"
                    params={{ year: String(year) }}
                    search={{ of: person.personId }}
                    className="peil-quiet-link"
                    preload={false}
                  >
                    <MagState person={person} />
                  </Link>
                </td>
                {withPoints && (
                  <td className="ams-table__cell" data-l={`${text('cluster.pointsHead')}:`}>
                    {status !== undefined && <Status of="colleague" code={status} />}
                  </td>
                )}
                <td className="ams-table__cell peil-nowrap" data-l={`${text('directorate.talkHead')}:`}>
                  {person.talkOn === undefined ? text('directorate.notPlanned') : shortDay(person.talkOn, language)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

function MagState({ person: { obligations } }: { readonly person: Person }) {
  const text = useText();
  const server = useServerText();
  const late = obligations.filter(({ state }) => state === 'late');
  if (late.length > 0) {
    return (
      <span className="peil-status is-bad">
        <Glyph name="late" />
        {late.length === 1
          ? text('cluster.oneLate', { what: late.map(({ label }) => server(label)).join('') })
          : text('cluster.manyLate', { count: late.length })}
      </span>
    );
  }
  if (obligations.length === 0) return <>{text('cluster.notBegun')}</>;
  return (
    <span className="peil-status is-link">
      <Glyph name="onTrack" />
      {text('cluster.inTime')}
    </span>
  );
}
