import { Heading, OrderedList } from '@amsterdam/design-system-react';
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { amount, longDay, monthsBetween, shortDay } from '../../shared/format.js';
import { lowerFirst } from '../../shared/lower-first.js';
import { Status } from '../../shared/status.js';
import { Sentence, useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { totalOf } from './board-rows.js';
import { useLineNames } from './line-names.js';
import { activitiesQuery, type BalanceEntry } from './queries.js';
import { toDoOf, type ToDo } from './to-do.js';

/** The state in words and the sentence that says it. */
export function StandingLead({ entry, past }: { readonly entry: BalanceEntry; readonly past: boolean }) {
  const { language } = useLanguage();
  const server = useServerText();
  const total = totalOf(entry);
  const waiting = Number(entry.total.provisional);
  const { period, asOf, status } = entry;
  const over = asOf > period.until;
  return (
    <>
      <p className="peil-state">
        <Status of="person" code={status} />
      </p>
      <p className="peil-lead">
        {total && Number(total.required) > 0 && (
          <Sentence
            id={past ? 'points.had' : 'points.have'}
            values={{ have: amount(total.earned, language), needed: amount(total.required, language) }}
          />
        )}{' '}
        {total && total.required !== total.requiredOfAll && (
          <Sentence
            id="points.instead"
            values={{ needed: amount(total.required, language), ofAll: amount(total.requiredOfAll, language) }}
          />
        )}{' '}
        {waiting > 0 && (
          <Sentence
            id="points.waiting"
            values={{ count: waiting, amount: amount(entry.total.provisional, language) }}
          />
        )}{' '}
        {over ? (
          <>
            <Sentence id="points.periodEnded" values={{ day: longDay(period.until, language) }} />{' '}
            {status === 'short' && (
              <Sentence id="points.makeUp" values={{ day: longDay(period.graceUntil, language) }} />
            )}
          </>
        ) : (
          !past && (
            <Sentence
              id="points.timeLeft"
              values={{ months: monthsBetween(asOf, period.until), day: longDay(period.until, language) }}
            />
          )
        )}
      </p>
      {entry.settled && <p>{server(entry.settled.text)}</p>}
    </>
  );
}

/** What is still to do, most urgent first. */
export function ToDoList({
  entry,
  personId,
  own,
}: {
  readonly entry: BalanceEntry;
  readonly personId: string;
  readonly own: boolean;
}) {
  const text = useText();
  const { language } = useLanguage();
  const names = useLineNames();
  const returned = useQuery({ ...activitiesQuery(personId, { status: 'returned' }), enabled: own });
  const deeds = toDoOf(entry);
  const back = returned.data?.items ?? [];
  return (
    <section aria-labelledby="to-do">
      <Heading level={2} id="to-do" className="peil-h3">
        {text('points.todo')}
      </Heading>
      {deeds.length === 0 && back.length === 0 ? (
        <p>{text('points.todo.nothing')}</p>
      ) : (
        <OrderedList className="peil-todo">
          {deeds.map((deed) => (
            <OrderedList.Item key={deed.requirement.id}>
              <Deed deed={deed} />
            </OrderedList.Item>
          ))}
          {back.slice(0, 2).map((activity) => (
            <OrderedList.Item key={activity.activityId}>
              <Link to="/activities/$activityId" params={{ activityId: activity.activityId }} className="ams-link">
                {text('points.todo.returned', {
                  what: lowerFirst(names({ ...activity, source: 'activity' }).name),
                  day: shortDay(activity.day, language),
                })}
              </Link>
            </OrderedList.Item>
          ))}
        </OrderedList>
      )}
    </section>
  );
}

function Deed({ deed: { requirement, isTotal, alternatives } }: { readonly deed: ToDo }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const { unit, missing, provisional, window } = requirement;
  const [other] = alternatives;
  const values = {
    count: Number(missing),
    amount: amount(missing, language),
    what: unit === 'points' ? server(requirement.label) : lowerFirst(server(requirement.label)),
    day: longDay(window.until, language),
    other:
      other === undefined
        ? 'none'
        : `${amount(other.missing, language)} ${text(`unit.${other.unit}`)} ${lowerFirst(server(other.label))}`,
  };
  return (
    <>
      <Sentence id={isTotal ? 'points.todo.total' : `points.todo.${unit}`} values={values} />{' '}
      {Number(provisional) > 0 && (
        <Sentence
          id="points.todo.waiting"
          values={{ count: Number(provisional), amount: amount(provisional, language) }}
        />
      )}
    </>
  );
}
