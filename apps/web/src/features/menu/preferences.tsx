import { Button, Field, Label, Select } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import type { Me } from '../../app/session.js';
import { Waiting } from '../../app/waiting.js';
import { useAttempt } from '../../shared/attempt.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { offeringsQuery } from '../points/queries.js';
import { managerQuery, menuChoicesQuery, useMenuWrites, type MenuCard } from './queries.js';

type Parts = { readonly directorateId: string; readonly card: MenuCard; readonly me: Me };

/** So many wishes a team states, dearest first. */
const CHOICES = [1, 2, 3] as const;

/** What the own teams want from the card, stated while the round is open. */
export function Preferences({ directorateId, card, me }: Parts) {
  const text = useText();
  const own = useQuery(managerQuery(me.personId));
  const choices = useQuery(menuChoicesQuery(directorateId, card.year));
  const error = own.error ?? choices.error;
  const teams = (own.data?.appointments ?? []).filter((one) => one.directorateId === directorateId);
  const open = card.round !== undefined && me.today >= card.round.from && me.today <= card.round.until;
  return (
    <Section id={`wishes-${directorateId}`} title={text('menu.wishes')}>
      {error && <ProblemNote error={error} />}
      {!error && (own.isPending || choices.isPending) && <Waiting height="10rem" />}
      {choices.data &&
        teams.map(({ unitId, unitName }) => (
          <Team
            key={unitId}
            card={card}
            directorateId={directorateId}
            teamId={unitId}
            name={unitName ?? ''}
            open={open}
            wishes={choices.data.preferences.find(({ teamId }) => teamId === unitId)?.offerings ?? []}
          />
        ))}
    </Section>
  );
}

type TeamParts = {
  readonly card: MenuCard;
  readonly directorateId: string;
  readonly teamId: string;
  readonly name: string;
  readonly open: boolean;
  readonly wishes: readonly string[];
};

function Team({ card, directorateId, teamId, name, open, wishes }: TeamParts) {
  const text = useText();
  const server = useServerText();
  const offerings = useQuery(offeringsQuery);
  const writes = useMenuWrites(card.year);
  const { attempt, busy, error } = useAttempt();
  const [chosen, setChosen] = useState(() => CHOICES.map((place) => wishes[place - 1] ?? ''));
  const id = useId();
  const title = (offeringId: string): string => {
    const found = offerings.data?.items.find((one) => one.offeringId === offeringId);
    return found === undefined ? '…' : server(found.title);
  };
  if (!open) {
    return (
      <p>
        <strong>{name}</strong>:{' '}
        {wishes.length === 0 ? text('menu.noWish') : wishes.map((one) => title(one)).join(', ')}
      </p>
    );
  }
  return (
    <form
      className="peil-form peil-stack"
      onSubmit={(event) => {
        event.preventDefault();
        const offered = [...new Set(chosen.filter((one) => one !== ''))];
        void attempt(() => writes.prefer(directorateId, teamId, offered), text('menu.wishSaved'));
      }}
    >
      {error && <ProblemNote error={error} />}
      <p className="peil-strong">{name}</p>
      <div className="peil-cols peil-cols--3">
        {CHOICES.map((place) => (
          <Field key={place}>
            <Label htmlFor={`${id}-${place}`}>{text('menu.choice', { place })}</Label>
            <Select
              id={`${id}-${place}`}
              value={chosen[place - 1] ?? ''}
              onChange={({ target }) =>
                setChosen(chosen.map((before, index) => (index === place - 1 ? target.value : before)))
              }
            >
              <Select.Option value="">{text('menu.noChoice')}</Select.Option>
              {card.offerings.map((offeringId) => (
                <Select.Option key={offeringId} value={offeringId}>
                  {title(offeringId)}
                </Select.Option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      <Button type="submit" aria-disabled={busy}>
        {text('menu.wishSave')}
      </Button>
    </form>
  );
}
