import { ActionGroup, Button, ErrorMessage, Field, Label, TextInput } from '@amsterdam/design-system-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answerOf, api, type Schemas } from '../../../api/client.js';
import { ProblemNote } from '../../../app/problems.js';
import { longDay, typedDay } from '../../../shared/format.js';
import { useSayDone } from '../../../shared/say-done.js';
import { plannedDayOf } from '../../../shared/planned-day.js';
import { useLanguage, useServerText, useText } from '../../../texts/use-text.js';
import { offeringsQuery } from '../queries.js';

type Offering = Schemas['OfferingAnswer'];

/** Asks on which day each ticked offering is taken, and puts them on the plan. */
export function PlanForm({
  personId,
  today,
  offerings,
  onDone,
  onCancel,
}: {
  readonly personId: string;
  readonly today: string;
  readonly offerings: readonly string[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const text = useText();
  const say = useSayDone();
  const plan = usePlanning(personId);
  const catalogue = useQuery(offeringsQuery);
  const chosen = offerings.flatMap((id) => catalogue.data?.items.filter(({ offeringId }) => offeringId === id) ?? []);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const words = (offering: Offering): string => typed[offering.offeringId] ?? firstDay(offering);
  const dayOf = (offering: Offering): string | undefined => plannedDayOf(words(offering), today);

  const put = async (): Promise<void> => {
    setAsked(true);
    const planned = chosen.flatMap((offering) => {
      const day = dayOf(offering);
      return day === undefined ? [] : [{ offering, day }];
    });
    if (planned.length < chosen.length) {
      const wrong = chosen.findIndex((offering) => dayOf(offering) === undefined);
      form.current?.querySelectorAll('input')[wrong]?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const undo = await plan(planned);
      say({ what: text('try.planned', { count: planned.length }), undo });
      onDone();
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
      setBusy(false);
    }
  };

  return (
    <form
      ref={form}
      className="peil-form peil-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void put();
      }}
    >
      {error && <ProblemNote error={error} />}
      {chosen.map((offering) => (
        <DayField
          key={offering.offeringId}
          offering={offering}
          words={words(offering)}
          day={dayOf(offering)}
          wrong={asked && dayOf(offering) === undefined}
          onChange={(value) => setTyped((before) => ({ ...before, [offering.offeringId]: value }))}
        />
      ))}
      <ActionGroup>
        <Button type="submit" variant="secondary" aria-disabled={busy}>
          {text(busy ? 'try.planning' : 'try.plan')}
        </Button>
        <Button type="button" variant="tertiary" onClick={onCancel}>
          {text('try.planNot')}
        </Button>
      </ActionGroup>
    </form>
  );
}

const firstDay = ({ sessions: [next] }: Offering): string => (next === undefined ? '' : typedDay(next.from));

function DayField({
  offering: { offeringId, title },
  words,
  day,
  wrong,
  onChange,
}: {
  readonly offering: Offering;
  readonly words: string;
  readonly day: string | undefined;
  readonly wrong: boolean;
  readonly onChange: (words: string) => void;
}) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const id = `plan-${offeringId}`;
  return (
    <Field invalid={wrong}>
      <Label htmlFor={id}>{text('try.whichDay', { what: server(title) })}</Label>
      {wrong && <ErrorMessage id={`${id}-error`}>{text('try.problem.day')}</ErrorMessage>}
      <TextInput
        id={id}
        value={words}
        invalid={wrong}
        aria-describedby={wrong ? `${id}-error ${id}-day` : `${id}-day`}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}-day`} className="peil-small peil-sub">
        {day === undefined ? text('try.dayHint') : longDay(day, language)}
      </p>
    </Field>
  );
}

type Planned = { readonly offering: Offering; readonly day: string };

/** Puts offerings on the plan; what comes back takes them off again. */
function usePlanning(personId: string): (planned: readonly Planned[]) => Promise<() => Promise<void>> {
  const client = useQueryClient();
  const path = { managerId: personId };
  return async (planned) => {
    const ids: string[] = [];
    for (const { offering, day } of planned) {
      const until = offering.sessions.find(({ from }) => from === day)?.until;
      const body = { offeringId: offering.offeringId, day, ...(until !== undefined && until !== day && { until }) };
      const { activityId } = await answerOf(
        api.POST('/managers/{managerId}/planned-activities', { params: { path }, body }),
      );
      ids.push(activityId);
    }
    await client.invalidateQueries();
    return async () => {
      for (const activityId of ids) {
        await answerOf(
          api.POST('/managers/{managerId}/planned-activities/{activityId}/cancellations', {
            params: { path: { ...path, activityId } },
            body: {},
          }),
        );
      }
      await client.invalidateQueries();
    };
  };
}
