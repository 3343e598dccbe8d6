import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import { OwnPages } from '../../app/own-pages.js';
import { PageHeading, Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { shortDay } from '../../shared/format.js';
import { roleKey } from '../../shared/roles.js';
import { useLanguage, useText } from '../../texts/use-text.js';

/** What Peil keeps of you, and who looked at it. */
export function MyDataPage() {
  const text = useText();
  return (
    <>
      <OwnPages at="/my-data" />
      <PageHeading>{text('myData.title')}</PageHeading>
      <p className="peil-lead">{text('myData.lead')}</p>
      <Section id="looks" title={text('myData.looks')}>
        <Looks />
      </Section>
    </>
  );
}

function Looks() {
  const text = useText();
  const { language } = useLanguage();
  const looks = useQuery({ queryKey: ['looks'], queryFn: () => answerOf(api.GET('/me/looks')) });
  if (looks.error) return <ProblemNote error={looks.error} retry={() => void looks.refetch()} />;
  if (looks.data === undefined) return <Waiting height="12rem" />;
  if (looks.data.items.length === 0) return <p>{text('myData.nobody')}</p>;
  return (
    <table className="ams-table__table peil-rows peil-narrow">
      <caption className="ams-visually-hidden">{text('myData.looks')}</caption>
      <thead className="ams-table__header">
        <tr>
          {(['day', 'who', 'role', 'what'] as const).map((column) => (
            <th key={column} scope="col" className="ams-table__header-cell">
              {text(`myData.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {looks.data.items.map(({ day, lookerId, lookerName, lookerRole, page }) => (
          <tr key={`${day} ${lookerId} ${page}`}>
            <td className="ams-table__cell peil-nowrap">{shortDay(day, language)}</td>
            <th scope="row" className="ams-table__header-cell">
              {lookerName ?? text('myData.erased')}
            </th>
            <td className="ams-table__cell">{text(roleKey(lookerRole))}</td>
            <td className="ams-table__cell">{text(page === 'file.read' ? 'myData.page.file' : 'myData.page.other')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
