import { Button, Heading } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { DayField } from '../../shared/day-field.js';
import { typedDay } from '../../shared/format.js';
import { plannedDayOf } from '../../shared/planned-day.js';
import { typedDayOf } from '../../shared/typed-day.js';
import { useAttempt } from '../../shared/attempt.js';
import { useText } from '../../texts/use-text.js';
import { useMenuWrites, type MenuCard } from './queries.js';

type Parts = { readonly year: number; readonly round: MenuCard['round']; readonly today: string };

/** From when until when teams say what they want. */
export function RoundForm({ year, round, today }: Parts) {
  const text = useText();
  const writes = useMenuWrites(year);
  const { attempt, busy, error } = useAttempt();
  const [typed, setTyped] = useState({
    from: round === undefined ? '' : typedDay(round.from),
    until: round === undefined ? '' : typedDay(round.until),
  });
  const [refused, setRefused] = useState(false);
  const dayOf = (words: string): string | undefined => plannedDayOf(words, today) ?? typedDayOf(words, today);
  const [from, until] = [dayOf(typed.from), dayOf(typed.until)];
  const problem = (day: string | undefined): string | undefined =>
    refused && day === undefined ? text('record.problem.day') : undefined;
  return (
    <form
      className="peil-form peil-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setRefused(true);
        if (from !== undefined && until !== undefined)
          void attempt(() => writes.setRound(from, until), text('menu.roundSaved'));
      }}
    >
      <Heading level={3} className="peil-h3">
        {text('menu.roundTitle')}
      </Heading>
      {error && <ProblemNote error={error} />}
      <div className="peil-cols peil-cols--2">
        <DayField
          label={text('menu.roundFrom')}
          value={typed.from}
          change={(value) => setTyped({ ...typed, from: value })}
          day={from}
          problem={problem(from)}
        />
        <DayField
          label={text('menu.roundUntil')}
          value={typed.until}
          change={(value) => setTyped({ ...typed, until: value })}
          day={until}
          problem={problem(until)}
        />
      </div>
      <Button type="submit" variant="secondary" aria-disabled={busy}>
        {text('menu.roundSave')}
      </Button>
    </form>
  );
}
