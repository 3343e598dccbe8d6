import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { shortDay } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { schemesQuery, type VersionItem } from './queries.js';

/** Every scheme with its versions: what holds, what is being drafted. */
export function SchemeListPage() {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const schemes = useQuery(schemesQuery);
  if (schemes.error && schemes.data === undefined)
    return <ProblemPage error={schemes.error} retry={() => void schemes.refetch()} />;
  if (schemes.data === undefined) return <Waiting height="20rem" />;
  const when = ({ from, until }: VersionItem): string => {
    if (from === undefined) return '';
    return until === undefined
      ? text('scheme.since', { day: shortDay(from, language) })
      : text('scheme.fromUntil', { from: shortDay(from, language), until: shortDay(until, language) });
  };
  return (
    <>
      <PageHeading>{text('scheme.listTitle')}</PageHeading>
      <p className="peil-lead">{text('scheme.listLead', { count: schemes.data.total })}</p>
      {schemes.data.items.map(({ schemeId, name, versions }) => (
        <section key={schemeId} className="peil-section" aria-labelledby={`scheme-${schemeId}`}>
          <h2 className="ams-heading ams-heading--level-2" id={`scheme-${schemeId}`}>
            {server(name)}
          </h2>
          <table className="ams-table__table peil-rows">
            <caption className="ams-visually-hidden">{text('scheme.versionsOf', { name: server(name) })}</caption>
            <thead className="ams-table__header">
              <tr>
                {(['version', 'state', 'when', 'reason'] as const).map((head) => (
                  <th key={head} scope="col" className="ams-table__header-cell">
                    {text(`scheme.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="ams-table__body">
              {versions.toReversed().map((one) => (
                <tr key={one.version}>
                  <th scope="row" className="ams-table__header-cell">
                    <Link
                      to="/schemes/$schemeId/versions/$version/rules/$rule"
                      params={{ schemeId, version: String(one.version), rule: '1' }}
                      className="ams-link"
                    >
                      {text(one.stage === 'draft' ? 'scheme.draft' : 'scheme.version', { version: one.version })}
                    </Link>
                  </th>
                  <td className="ams-table__cell">
                    {text(one.inForce ? 'scheme.inForce' : `scheme.stage.${one.stage}`)}
                  </td>
                  <td className="ams-table__cell">{when(one)}</td>
                  <td className="ams-table__cell">{one.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}
