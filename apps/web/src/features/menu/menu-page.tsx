import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouteContext } from '@tanstack/react-router';
import { PageHeading, Section } from '../../app/page.js';
import { NotFoundPage, ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { longDay } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { offeringsQuery } from '../points/queries.js';
import { CardForm } from './card-form.js';
import { Preferences } from './preferences.js';
import { menuCardQuery, type MenuCard } from './queries.js';
import { RoundForm } from './round-form.js';

/** The menu card of a year: what teams can choose from, and what they want. */
export function MenuPage() {
  const { year } = useParams({ from: '/signed-in/menu-cards/$year' });
  return /^20\d\d$/.test(year) ? <Year year={Number(year)} /> : <NotFoundPage />;
}

function Year({ year }: { readonly year: number }) {
  const { me } = useRouteContext({ from: '/signed-in' });
  const text = useText();
  const { language } = useLanguage();
  const found = useQuery(menuCardQuery(year));
  if (found.error && found.data === undefined)
    return <ProblemPage error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting height="40rem" />;
  const card = found.data;
  const keeps = me.roles.includes('hr');
  const round = card?.round;
  return (
    <>
      <PageHeading>{text('menu.title', { year: String(year) })}</PageHeading>
      <p className="peil-lead">
        {card === null
          ? text(keeps ? 'menu.noneYet' : 'menu.none')
          : round === undefined
            ? text('menu.noRound', { count: card.offerings.length })
            : text(me.today > round.until ? 'menu.roundOver' : 'menu.round', {
                count: card.offerings.length,
                from: longDay(round.from, language),
                until: longDay(round.until, language),
              })}
      </p>
      <p className="peil-after peil-legend">
        {[year - 1, year + 1].map((other) => (
          <Link key={other} to="/menu-cards/$year" params={{ year: String(other) }} className="ams-link">
            {text('menu.title', { year: String(other) })}
          </Link>
        ))}
      </p>
      {card !== null && card.offerings.length > 0 && <Wanted card={card} />}
      {card !== null &&
        me.directorates.map((directorateId) => (
          <Preferences key={directorateId} directorateId={directorateId} card={card} me={me} />
        ))}
      {keeps && (
        <Section id="card" title={text(card === null ? 'menu.make' : 'menu.edit')}>
          <CardForm key={card?.offerings.join(' ') ?? ''} year={year} chosen={card?.offerings ?? []} />
          {card !== null && <RoundForm year={year} round={round} today={me.today} />}
        </Section>
      )}
    </>
  );
}

/** What stands on the card, and how many teams want it: the bar is true to the most wanted. */
function Wanted({ card }: { readonly card: MenuCard }) {
  const text = useText();
  const server = useServerText();
  const offerings = useQuery(offeringsQuery);
  const wanted = new Map(card.wanted.map((one) => [one.offeringId, one]));
  const most = Math.max(1, ...card.wanted.map(({ teams }) => teams));
  const teamsOf = (offeringId: string): number => wanted.get(offeringId)?.teams ?? 0;
  const rows = card.offerings.toSorted((one, other) => teamsOf(other) - teamsOf(one));
  return (
    <Section id="wanted" title={text('menu.wanted')}>
      <table className="ams-table__table peil-rows">
        <caption className="ams-visually-hidden">{text('menu.wanted')}</caption>
        <thead className="ams-table__header">
          <tr>
            <th scope="col" className="ams-table__header-cell">
              {text('offerings.offering')}
            </th>
            <th scope="col" className="ams-table__header-cell peil-col-bar">
              <span className="ams-visually-hidden">{text('menu.picture')}</span>
            </th>
            <th scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
              {text('menu.teams')}
            </th>
            <th scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
              {text('menu.first')}
            </th>
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {rows.map((offeringId) => {
            const title = offerings.data?.items.find((one) => one.offeringId === offeringId)?.title;
            return (
              <tr key={offeringId}>
                <th scope="row" className="ams-table__header-cell">
                  <Link to="/offerings/$offeringId" params={{ offeringId }} className="ams-link">
                    {title === undefined ? '…' : server(title)}
                  </Link>
                </th>
                <td className="ams-table__cell">
                  <svg width="100%" height="16" aria-hidden="true" focusable="false">
                    <rect width="100%" height="16" className="f-track" />
                    <rect width={`${(teamsOf(offeringId) / most) * 100}%`} height="16" className="f-water" />
                  </svg>
                </td>
                <td className="ams-table__cell ams-table__cell--align-end peil-num" data-l={`${text('menu.teams')}:`}>
                  {teamsOf(offeringId)}
                </td>
                <td className="ams-table__cell ams-table__cell--align-end peil-num" data-l={`${text('menu.first')}:`}>
                  {wanted.get(offeringId)?.first ?? 0}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
