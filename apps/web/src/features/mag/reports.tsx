import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { complianceQuery } from '../directorate/queries.js';

/** The managers of an own directorate, each a way to their cycle, and why a talk is needed where it is. */
export function Reports({ directorateId, year }: { readonly directorateId: string; readonly year: number }) {
  const text = useText();
  const server = useServerText();
  const compliance = useQuery(complianceQuery(directorateId));
  const people = compliance.data?.people ?? [];
  if (compliance.error) return <ProblemNote error={compliance.error} retry={() => void compliance.refetch()} />;
  if (people.length === 0) return null;
  return (
    <Section id={`reports-${directorateId}`} title={text('mag.reports')}>
      <table className="ams-table__table peil-rows">
        <caption className="ams-visually-hidden">{text('mag.reports')}</caption>
        <thead className="ams-table__header">
          <tr>
            <th scope="col" className="ams-table__header-cell">
              {text('mag.who')}
            </th>
            <th scope="col" className="ams-table__header-cell">
              {text('mag.what')}
            </th>
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {people.map(({ personId, name, reasons }) => (
            <tr key={personId}>
              <th scope="row" className="ams-table__header-cell">
                <Link to="/mag/$year" params={{ year: String(year) }} search={{ of: personId }} className="ams-link">
                  {name ?? personId}
                </Link>
              </th>
              <td className="ams-table__cell">{reasons.map(({ text: why }) => server(why)).join(' ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
