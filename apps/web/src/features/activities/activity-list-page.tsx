import { Label, Select } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { hours, shortDay } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { ACTIVITY_STATES } from './activity-states.js';
import { useLineNames } from '../points/line-names.js';
import { activitiesQuery } from '../points/queries.js';

/** Everything one did, planned or handed in. */
export function ActivityListPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const { filter } = useSearch({ from: '/signed-in/activities' });
  const navigate = useNavigate();
  const text = useText();
  const { language } = useLanguage();
  const names = useLineNames();
  const activities = useQuery({
    ...activitiesQuery(me.personId, filter === undefined ? {} : { status: filter }),
    placeholderData: (before) => before,
  });
  const items = activities.data?.items ?? [];
  return (
    <>
      <PageHeading>{text('activities.title')}</PageHeading>
      <p className="peil-lead">{text('activities.lead')}</p>
      <p>
        <Link to="/activities/new" className="ams-button ams-button--primary">
          {text('points.record')}
        </Link>
      </p>
      <div className="peil-filters">
        <Label htmlFor="filter">{text('activities.filter')}</Label>
        <Select
          id="filter"
          value={filter ?? ''}
          onChange={({ target }) => {
            const chosen = ACTIVITY_STATES.find((one) => one === target.value);
            void navigate({ to: '/activities', search: chosen === undefined ? {} : { filter: chosen } });
          }}
        >
          <Select.Option value="">{text('activities.all')}</Select.Option>
          {ACTIVITY_STATES.map((state) => (
            <Select.Option key={state} value={state}>
              {text(`activity.state.${state}`)}
            </Select.Option>
          ))}
        </Select>
      </div>
      {activities.error && <ProblemNote error={activities.error} retry={() => void activities.refetch()} />}
      {activities.isPending && <Waiting height="24rem" />}
      {activities.data && items.length === 0 && <p className="peil-none">{text('activities.none')}</p>}
      {items.length > 0 && (
        <table className="ams-table__table peil-rows">
          <caption className="ams-visually-hidden">{text('activities.title')}</caption>
          <thead className="ams-table__header">
            <tr>
              <th scope="col" className="ams-table__header-cell">
                {text('points.ledger.date')}
              </th>
              <th scope="col" className="ams-table__header-cell">
                {text('points.ledger.activity')}
              </th>
              <th scope="col" className="ams-table__header-cell">
                {text('activities.state')}
              </th>
              <th scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
                {text('activities.hours')}
              </th>
            </tr>
          </thead>
          <tbody className="ams-table__body">
            {items.map((activity) => {
              const { name, kind } = names({ ...activity, source: 'activity' });
              return (
                <tr key={activity.activityId}>
                  <td className="ams-table__cell peil-nowrap">{shortDay(activity.day, language)}</td>
                  <th scope="row" className="ams-table__header-cell">
                    <Link
                      to="/activities/$activityId"
                      params={{ activityId: activity.activityId }}
                      className="ams-link"
                    >
                      {name}
                    </Link>
                    {kind !== '' && <span className="peil-why peil-plain">{kind}</span>}
                  </th>
                  <td className="ams-table__cell">
                    <Status of="activity" code={activity.status} />
                  </td>
                  <td
                    className="ams-table__cell ams-table__cell--align-end peil-num"
                    data-l={text('activities.hoursOf')}
                  >
                    {activity.minutes > 0 ? hours(activity.minutes, language) : '–'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
