import { Label, TextInput } from '@amsterdam/design-system-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../../api/client.js';
import { PageHeading } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { useServerText, useText } from '../../texts/use-text.js';

type DemoPerson = Schemas['DemoPersonAnswer'];

/** Sign-in of the demo: a list of people, each with the question they come with. */
export function DemoSignIn() {
  const text = useText();
  const people = useQuery({ queryKey: ['demo-personas'], queryFn: () => answerOf(api.GET('/demo-personas')) });
  return (
    <div className="peil-narrow peil-stack">
      <PageHeading>{text('signIn.title')}</PageHeading>
      <p className="peil-lead">{text('signIn.lead')}</p>
      {people.error && <ProblemNote error={people.error} retry={() => void people.refetch()} />}
      {people.isPending && <Waiting height="38rem" />}
      {people.data && <People personas={people.data.personas} situations={people.data.situations} />}
    </div>
  );
}

function People({ personas, situations }: Schemas['DemoPersonasAnswer']) {
  const text = useText();
  const server = useServerText();
  const [words, setWords] = useState('');
  const { signIn, error } = useSignIn();
  const wanted = words.trim().toLowerCase();
  const found = situations.filter(
    ({ name, description }) => wanted !== '' && `${name} ${server(description)}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      {error && <ProblemNote error={error} />}
      <ul className="peil-list" role="list">
        {personas.map((person) => (
          <li key={person.personId}>
            <button type="button" className="peil-persona" onClick={() => void signIn(person)}>
              <span>
                <span className="peil-persona__who">{text(`signIn.${person.persona}`)}</span>
                <br />
                <span className="peil-sub">{[person.name, person.unitName].filter(Boolean).join(', ')}</span>
              </span>
              <span className="peil-persona__question">{text(`signIn.${person.persona}Asks`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {situations.length > 0 && (
        <div className="ams-field" role="search">
          <Label htmlFor="situation">{text('signIn.search')}</Label>
          <p className="ams-hint" id="situation-hint">
            {text('signIn.searchHint')}
          </p>
          <TextInput
            id="situation"
            aria-describedby="situation-hint"
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          <p className="peil-small peil-sub" role="status">
            {wanted === '' ? '' : text('signIn.found', { count: found.length })}
          </p>
        </div>
      )}
      <ul className="peil-list" role="list">
        {found.map((person) => (
          <li key={person.code}>
            <button type="button" className="peil-persona" onClick={() => void signIn(person)}>
              <span>
                <span className="peil-persona__who">{person.name}</span>
                <br />
                <span className="peil-sub">{person.unitName}</span>
              </span>
              <span className="peil-persona__question">{server(person.description)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function useSignIn() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { then } = useSearch({ from: '/sign-in' });
  const [error, setError] = useState<Error>();
  const signIn = async ({ persona, personId }: DemoPerson): Promise<void> => {
    try {
      await answerOf(api.POST('/demo-sessions', { body: { persona, personId } }));
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'demo-personas' });
      await navigate({ href: then ?? '/' });
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    }
  };
  return { signIn, error };
}
