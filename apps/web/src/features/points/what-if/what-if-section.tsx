import { Button } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '../../../app/page.js';
import { ProblemNote } from '../../../app/problems.js';
import { Waiting } from '../../../app/waiting.js';
import { useText } from '../../../texts/use-text.js';
import { suggestionsQuery } from '../../offerings/queries.js';
import { kindsQuery, offeringsQuery, type BalanceEntry } from '../queries.js';
import { SuggestionTable } from './suggestion-table.js';
import { TriedBand } from './tried-band.js';
import { changeOf } from './what-if.js';
import type { Trying } from './use-trying.js';

/** So many stand there at first. */
const FIRST = 6;

/** "What if I take this?": offerings that close the gap, to tick; nothing changes yet. */
export function WhatIfSection({
  entry,
  personId,
  today,
  trying,
}: {
  readonly entry: BalanceEntry;
  readonly personId: string;
  readonly today: string;
  readonly trying: Trying;
}) {
  const text = useText();
  const [all, setAll] = useState(false);
  // What costs most to work out is asked last: the figures and the names above it come first.
  const kinds = useQuery(kindsQuery);
  const offerings = useQuery(offeringsQuery);
  const suggestions = useQuery({ ...suggestionsQuery(personId), enabled: !kinds.isPending && !offerings.isPending });
  const { ticked, tick } = trying;
  const items = suggestions.data?.items ?? [];
  const first = items.filter(({ offeringId }, index) => all || index < FIRST || ticked.includes(offeringId));
  const best = suggestions.data?.best;
  const bestHere = best && changeOf(best.changes, entry);
  return (
    <Section id="what-if" title={text('try.title')}>
      {suggestions.isPending && <Waiting height="22rem" />}
      {suggestions.error && <ProblemNote error={suggestions.error} retry={() => void suggestions.refetch()} />}
      {suggestions.data && items.length === 0 && <p>{text('try.none')}</p>}
      {items.length > 0 && (
        <>
          <p>{text('try.lead')}</p>
          <SuggestionTable items={first} entry={entry} trying={trying} />
          <p className="peil-inline">
            {items.length > FIRST && (
              <Button variant="tertiary" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? text('try.fewer') : text('try.more', { count: items.length })}
              </Button>
            )}
            {best && bestHere && best.offerings.length > 1 && (
              <Button variant="tertiary" onClick={() => tick(best.offerings)}>
                {text('try.best', { count: best.offerings.length })}
              </Button>
            )}
          </p>
        </>
      )}
      {ticked.length > 0 && <TriedBand entry={entry} personId={personId} today={today} trying={trying} />}
    </Section>
  );
}
