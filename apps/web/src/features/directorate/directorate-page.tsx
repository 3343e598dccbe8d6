import { Heading, UnorderedList } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.js';
import { PageHeading, Section } from '../../app/page.js';
import { ProblemNote, ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { Download } from '../../shared/download.js';
import { longDay, shortDay } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { Sentence, useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { ManagersTable, StatusCounts } from './managers-points.js';
import { ObligationTable } from './obligation-table.js';
import { complianceQuery, rollUpQuery, type Compliance, type RollUp } from './queries.js';
import { Trend } from './trend.js';

/** "Do we keep our agreements, and who do I need to talk with?" */
export function DirectoratePage() {
  const { directorateId } = useParams({ from: '/signed-in/directorates/$directorateId' });
  const compliance = useQuery(complianceQuery(directorateId));
  const rollUp = useQuery(rollUpQuery(directorateId));
  const failed = rollUp.error ?? compliance.error;
  if (rollUp.error) return <ProblemPage error={rollUp.error} retry={() => void rollUp.refetch()} />;
  if (rollUp.data === undefined) return <Waiting height="70rem" />;
  return (
    <>
      <PageHeading>{rollUp.data.name}</PageHeading>
      {failed && <ProblemNote error={failed} retry={() => void compliance.refetch()} />}
      {compliance.isPending && <Waiting height="30rem" />}
      {compliance.data && <Agreements compliance={compliance.data} />}
      <Points rollUp={rollUp.data} compliance={compliance.data} />
      {compliance.data && <ComingUp compliance={compliance.data} />}
      {compliance.data && compliance.data.ownObligations.length > 0 && <OwnObligations compliance={compliance.data} />}
    </>
  );
}

const lateIn = ({ obligations }: Compliance): number => obligations.reduce((sum, { late }) => sum + (late ?? 0), 0);

function Agreements({ compliance }: { readonly compliance: Compliance }) {
  const text = useText();
  const talks = compliance.people.filter(({ reasons }) => reasons.length > 0);
  const figures = {
    late: lateIn(compliance),
    people: compliance.lateManagers ?? 0,
    managers: compliance.managers ?? 0,
  };
  return (
    <>
      <p className="peil-lead">
        {compliance.view === 'figures' ? (
          text('directorate.figuresOnly', { smallest: compliance.smallBelow ?? 5 })
        ) : (
          <>
            <Sentence id="directorate.late" values={figures} /> {text('directorate.talks', { count: talks.length })}
          </>
        )}
      </p>
      <Section
        id="keep"
        title={text('directorate.keep')}
        aside={
          <Download
            name={`peil-${compliance.asOf}`}
            fetchFile={(format, language) =>
              answerOf(
                api.GET('/directorates/{directorateId}/compliance/exports', {
                  params: { path: { directorateId: compliance.unitId }, query: { format, language } },
                  parseAs: 'blob',
                }),
              )
            }
          />
        }
      >
        {compliance.obligations.length === 0 ? (
          <p className="peil-none">{text('directorate.noPolicy')}</p>
        ) : (
          <ObligationTable compliance={compliance} />
        )}
      </Section>
      {talks.length > 0 && (
        <Section id="talk" title={text('directorate.talk')}>
          <p className="peil-sub">{text('directorate.talkLead')}</p>
          <Talks people={talks} />
        </Section>
      )}
    </>
  );
}

/** Who to talk with, most reasons first. */
function Talks({ people }: { readonly people: Compliance['people'] }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const sorted = [...people].sort((a, b) => b.reasons.length - a.reasons.length);
  return (
    <table className="ams-table__table peil-rows">
      <caption className="ams-visually-hidden">{text('directorate.talk')}</caption>
      <thead className="ams-table__header">
        <tr>
          <th scope="col" className="ams-table__header-cell">
            {text('directorate.who')}
          </th>
          <th scope="col" className="ams-table__header-cell">
            {text('directorate.why')}
          </th>
          <th scope="col" className="ams-table__header-cell">
            {text('directorate.talkHead')}
          </th>
        </tr>
      </thead>
      <tbody className="ams-table__body">
        {sorted.map(({ personId, name, reasons, talkOn }) => (
          <tr key={personId}>
            <th scope="row" className="ams-table__header-cell peil-who">
              <Link to="/people/$personId" params={{ personId }} className="ams-link" preload={false}>
                {name ?? personId}
              </Link>
            </th>
            <td className="ams-table__cell">{reasons.map((reason) => server(reason.text)).join('; ')}</td>
            <td className="ams-table__cell peil-nowrap">
              {talkOn === undefined ? text('directorate.notPlanned') : shortDay(talkOn, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Points({ rollUp, compliance }: { readonly rollUp: RollUp; readonly compliance: Compliance | undefined }) {
  const text = useText();
  return (
    <>
      <div className="peil-cols peil-cols--2 peil-section peil-start">
        {compliance && compliance.trend.length > 0 && (
          <section aria-labelledby="trend">
            <Heading level={2} id="trend" className="peil-h3">
              {text('directorate.trend')}
            </Heading>
            <p className="peil-small peil-sub">{text('directorate.trendLead')}</p>
            <Trend trend={compliance.trend} />
          </section>
        )}
        <section aria-labelledby="points">
          <Heading level={2} id="points" className="peil-h3">
            {text('directorate.points')}
          </Heading>
          <StatusCounts rollUp={rollUp} />
        </section>
      </div>
      {rollUp.people.length > 0 && (
        <Section id="managers" title={text('directorate.managers')}>
          <ManagersTable rollUp={rollUp} />
        </Section>
      )}
    </>
  );
}

function ComingUp({ compliance: { comingUp } }: { readonly compliance: Compliance }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  return (
    <Section id="coming" title={text('directorate.coming')}>
      <div className="peil-cols peil-cols--3">
        {([30, 60, 90] as const).map((days) => {
          const items = comingUp.filter(({ withinDays }) => withinDays === days);
          return (
            <div key={days}>
              <Heading level={3} className="peil-h4">
                {text('directorate.within', { days })}
              </Heading>
              {items.length === 0 ? (
                <p className="peil-sub">{text('directorate.nothingComing')}</p>
              ) : (
                <UnorderedList>
                  {items.map(({ obligationId, label, dueOn, open }) => (
                    <UnorderedList.Item key={obligationId}>
                      {text('directorate.comingItem', {
                        day: shortDay(dueOn, language),
                        what: server(label),
                        count: open ?? 0,
                      })}
                    </UnorderedList.Item>
                  ))}
                </UnorderedList>
              )}
            </div>
          );
        })}
      </div>
    </Section>
  );
}

function OwnObligations({ compliance: { ownObligations } }: { readonly compliance: Compliance }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  return (
    <Section id="own" title={text('directorate.own')}>
      <table className="ams-table__table peil-rows">
        <caption className="ams-visually-hidden">{text('directorate.own')}</caption>
        <thead className="ams-table__header">
          <tr>
            <th scope="col" className="ams-table__header-cell">
              {text('directorate.what')}
            </th>
            <th scope="col" className="ams-table__header-cell">
              {text('directorate.by')}
            </th>
            <th scope="col" className="ams-table__header-cell">
              {text('directorate.status')}
            </th>
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {ownObligations.map(({ obligationId, label, dueOn, state, doneOn }) => (
            <tr key={obligationId}>
              <th scope="row" className="ams-table__header-cell">
                {server(label)}
              </th>
              <td className="ams-table__cell peil-nowrap">{shortDay(dueOn, language)}</td>
              <td className="ams-table__cell">
                <Status of="unitDuty" code={state} /> {doneOn !== undefined && longDay(doneOn, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
