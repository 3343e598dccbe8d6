import { ActionGroup, Button, Checkbox, FieldSet } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { offeringsQuery } from '../points/queries.js';
import { useMenuWrites } from './queries.js';

/** What stands on the card: the order in which it was chosen is the order of the card. */
export function CardForm({ year, chosen: before }: { readonly year: number; readonly chosen: readonly string[] }) {
  const text = useText();
  const server = useServerText();
  const offerings = useQuery(offeringsQuery);
  const writes = useMenuWrites(year);
  const { attempt, busy, error } = useAttempt();
  const [chosen, setChosen] = useState(before);
  return (
    <form
      className="peil-form peil-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(() => writes.set(chosen), text('menu.saved'));
      }}
    >
      {error && <ProblemNote error={error} />}
      <FieldSet legend={text('menu.onCard')}>
        {offerings.data?.items.map(({ offeringId, title }) => (
          <Checkbox
            key={offeringId}
            checked={chosen.includes(offeringId)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, offeringId] : chosen.filter((one) => one !== offeringId))
            }
          >
            {server(title)}
          </Checkbox>
        ))}
      </FieldSet>
      <ActionGroup>
        <Button type="submit" aria-disabled={busy}>
          {text('menu.save', { count: chosen.length })}
        </Button>
      </ActionGroup>
    </form>
  );
}
