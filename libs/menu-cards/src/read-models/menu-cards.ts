import type { StoredEvent } from '@peil/eventing';
import type { Projection } from '@peil/projections';
import type { DatabaseSync } from 'node:sqlite';
import { menuCardEvents, menuChoiceEvents, type MenuCardEvent, type MenuChoiceEvent } from '../domain/events.js';
import { menuCardDecider, menuChoiceDecider, type MenuCard, type MenuChoice } from '../domain/menu-card.js';

const cardTypes: ReadonlySet<string> = new Set(menuCardEvents.map(({ type }) => type));
const choiceTypes: ReadonlySet<string> = new Set(menuChoiceEvents.map(({ type }) => type));

type Typed = { readonly type: string; readonly data: object };

// What lies in the log was checked when it was recorded: its type says its shape.
function isCardEvent(event: Typed): event is MenuCardEvent {
  return cardTypes.has(event.type);
}
function isChoiceEvent(event: Typed): event is MenuChoiceEvent {
  return choiceTypes.has(event.type);
}

/** What is on the card of which year, and who chose what? */
export const menuCardsProjection: Projection = {
  name: 'menu-cards',
  version: 1,
  tables: `
    CREATE TABLE menu_event (
      position INTEGER PRIMARY KEY,
      year INTEGER NOT NULL,
      unit_id TEXT,
      type TEXT NOT NULL,
      data TEXT NOT NULL
    ) STRICT;
    CREATE INDEX menu_event_by_unit ON menu_event (year, unit_id);
  `,
  handles: [...cardTypes, ...choiceTypes],
  open(database) {
    const insert = database.prepare(
      'INSERT INTO menu_event (position, year, unit_id, type, data) VALUES (?, ?, ?, ?, ?)',
    );
    return {
      apply({ position, type, data }: StoredEvent) {
        const event = { type, data };
        if (!isCardEvent(event) && !isChoiceEvent(event)) return;
        const unitId = isChoiceEvent(event) ? event.data.unitId : null;
        insert.run(position, event.data.year, unitId, type, JSON.stringify(data));
      },
      flush: () => undefined,
    };
  },
};

function eventsOf(database: DatabaseSync, year: number): readonly Typed[] {
  return database
    .prepare('SELECT type, data FROM menu_event WHERE year = ? ORDER BY position')
    .all(year)
    .map((row) => {
      const data: unknown = JSON.parse(String(row.data));
      if (typeof data !== 'object' || data === null) throw new Error('an event has data');
      return { type: String(row.type), data };
    });
}

/** The card of a year; undefined when there is none. */
export function readMenuCard(database: DatabaseSync, year: number): MenuCard | undefined {
  return eventsOf(database, year).filter(isCardEvent).reduce<MenuCard | undefined>(menuCardDecider.evolve, undefined);
}

/** What every unit chose from the card of a year. */
export function readChoices(database: DatabaseSync, year: number): ReadonlyMap<string, MenuChoice> {
  const choices = new Map<string, MenuChoice>();
  for (const event of eventsOf(database, year).filter(isChoiceEvent)) {
    const { unitId } = event.data;
    choices.set(unitId, menuChoiceDecider.evolve(choices.get(unitId) ?? menuChoiceDecider.initialState, event));
  }
  return choices;
}
