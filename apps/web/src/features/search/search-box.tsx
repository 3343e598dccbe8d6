import { Button, Label, TextInput } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useServerText, useText } from '../../texts/use-text.js';
import { offeringTitlesQuery, peopleSearchQuery } from './queries.js';

const FEWEST_LETTERS = 2;
const MOST_OFFERINGS = 8;

/** Finds people whose file one may open, and offerings by title. It opens in place, below the header. */
export function SearchBox({ close }: { readonly close: () => void }) {
  const text = useText();
  const server = useServerText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const ready = asked.length >= FEWEST_LETTERS;
  const people = useQuery({ ...peopleSearchQuery(asked), enabled: ready });
  const offerings = useQuery({ ...offeringTitlesQuery, enabled: ready });
  const words = asked.toLowerCase();
  const titles = ready
    ? (offerings.data?.filter(({ title }) => server(title).toLowerCase().includes(words)).slice(0, MOST_OFFERINGS) ??
      [])
    : [];
  const found = people.data?.items ?? [];
  useEffect(() => field.current?.focus(), []);
  return (
    <div
      className="peil-search"
      role="search"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close();
      }}
    >
      <Label htmlFor={id}>{text('search.label')}</Label>
      <div className="peil-search__field">
        <TextInput
          id={id}
          ref={field}
          autoComplete="off"
          maxLength={100}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button variant="tertiary" onClick={close}>
          {text('search.close')}
        </Button>
      </div>
      <p role="status" className="peil-small peil-sub">
        {ready && people.data && text('search.found', { people: people.data.total, offerings: titles.length })}
      </p>
      {found.length > 0 && (
        <>
          <h2 className="ams-heading ams-heading--4">{text('search.people')}</h2>
          <ul role="list">
            {found.map(({ personId, name }) => (
              <li key={personId}>
                <Link to="/people/$personId" params={{ personId }} className="ams-link" preload={false} onClick={close}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {titles.length > 0 && (
        <>
          <h2 className="ams-heading ams-heading--4">{text('search.offerings')}</h2>
          <ul role="list">
            {titles.map(({ offeringId, title }) => (
              <li key={offeringId}>{server(title)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
