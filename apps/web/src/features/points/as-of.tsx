import { Button, Label, TextInput } from '@amsterdam/design-system-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { longDay, typedDay } from '../../shared/format.js';
import { typedDayOf } from '../../shared/typed-day.js';
import type { PointsSearch } from './points-search.js';
import { Sentence, useLanguage, useText } from '../../texts/use-text.js';
import type { Times } from './queries.js';

/** Which day, and what was known when. Days as people write them; what is asked stands in the address. */
export function AsOfForm({ times, today }: { readonly times: Times; readonly today: string }) {
  const text = useText();
  const navigate = useNavigate();
  const [asOf, setAsOf] = useState(typedDay(times.asOf ?? today));
  const [knownAt, setKnownAt] = useState(
    times.knownAt === undefined ? text('points.knownAt.now') : typedDay(times.knownAt),
  );
  const now = (typed: string): boolean => typed.trim() === '' || typed.trim() === text('points.knownAt.now');
  const days = {
    asOf: typedDayOf(asOf, today),
    knownAt: now(knownAt) ? undefined : typedDayOf(knownAt, today),
  };
  const wrong = { asOf: days.asOf === undefined, knownAt: !now(knownAt) && days.knownAt === undefined };
  const show = (): void => {
    if (wrong.asOf || wrong.knownAt) return;
    void navigate({
      to: '.',
      search: ({ period }: PointsSearch) => ({
        ...(period !== undefined && { period }),
        ...(days.asOf !== undefined && days.asOf !== today && { asOf: days.asOf }),
        ...(days.knownAt !== undefined && { knownAt: days.knownAt }),
      }),
    });
  };
  return (
    <form
      className="peil-asof"
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <div>
        <Label htmlFor="as-of">{text('points.asOf')}</Label>
        <TextInput
          id="as-of"
          value={asOf}
          invalid={wrong.asOf}
          aria-describedby="as-of-hint"
          onChange={({ target }) => setAsOf(target.value)}
        />
      </div>
      <div>
        <Label htmlFor="known-at">{text('points.knownAt')}</Label>
        <TextInput
          id="known-at"
          value={knownAt}
          invalid={wrong.knownAt}
          aria-describedby="as-of-hint"
          onChange={({ target }) => setKnownAt(target.value)}
        />
      </div>
      <Button variant="secondary" type="submit">
        {text('points.asOf.show')}
      </Button>
      <p id="as-of-hint" className="peil-small peil-sub peil-asof__hint">
        {text('points.asOf.hint')}
      </p>
    </form>
  );
}

/** Says that the page is not about today, and how to get back. */
export function PastBand({ times, today }: { readonly times: Times; readonly today: string }) {
  const text = useText();
  const { language } = useLanguage();
  if (times.asOf === undefined && times.knownAt === undefined) return null;
  return (
    <div className="peil-past">
      {times.asOf !== undefined && (
        <p>
          <Sentence id="points.asOf.looking" values={{ day: longDay(times.asOf, language) }} />
        </p>
      )}
      {times.knownAt !== undefined && (
        <p>
          <Sentence id="points.asOf.known" values={{ day: longDay(times.knownAt, language) }} />
        </p>
      )}
      <Link to="." search={{}} className="ams-link">
        {text('points.asOf.back')}
      </Link>
      <AsOfForm key={`${times.asOf} ${times.knownAt}`} times={times} today={today} />
    </div>
  );
}
