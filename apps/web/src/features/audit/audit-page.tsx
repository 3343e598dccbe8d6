import { Button, Field, Label, TextInput } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeading } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { useText } from '../../texts/use-text.js';
import { peopleSearchQuery } from '../search/queries.js';

/** The auditor looks somebody up, is told that the look is recorded, and then opens the manager's own page. */
export function AuditPage() {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState<string>();
  const found = useQuery({ ...peopleSearchQuery(asked), enabled: asked !== '' });
  const person = found.data?.items.find(({ personId }) => personId === chosen);
  return (
    <>
      <PageHeading>{text('audit.title')}</PageHeading>
      <p className="peil-lead">{text('audit.lead')}</p>
      <form
        className="peil-form peil-stack"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setChosen(undefined);
          setAsked(typed.trim());
        }}
      >
        <Field>
          <Label htmlFor="audit-name">{text('audit.name')}</Label>
          <TextInput
            id="audit-name"
            autoComplete="off"
            maxLength={100}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Field>
        <Button type="submit" variant="secondary">
          {text('audit.search')}
        </Button>
      </form>
      <div role="status" className="peil-after">
        {found.data && text('audit.found', { count: found.data.total, name: asked })}
      </div>
      {found.error && <ProblemNote error={found.error} />}
      {found.data && found.data.items.length > 0 && (
        <ul role="list" className="peil-list peil-after">
          {found.data.items.map(({ personId, name }) => (
            <li key={personId}>
              <Button
                variant="tertiary"
                aria-expanded={chosen === personId}
                onClick={() => setChosen(chosen === personId ? undefined : personId)}
              >
                {name}
              </Button>
              {person && chosen === personId && (
                <div className="peil-band peil-look-notice peil-stack">
                  <p>
                    <strong>{text('audit.notice', { name: person.name })}</strong>
                  </p>
                  <p>
                    <Link
                      to="/people/$personId"
                      params={{ personId: person.personId }}
                      className="ams-link"
                      preload={false}
                    >
                      {text('audit.open', { name: person.name })}
                    </Link>
                  </p>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
