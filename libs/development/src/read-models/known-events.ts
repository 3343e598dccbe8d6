import type { StoredEvent } from '@peil/eventing';
import { activityKindEvents, dossierEvents, type ActivityKindEvent, type DossierEvent } from '../domain/events.js';

const dossierTypes: ReadonlySet<string> = new Set(dossierEvents.map(({ type }) => type));
const kindTypes: ReadonlySet<string> = new Set(activityKindEvents.map(({ type }) => type));

type Typed = { readonly type: string; readonly data: object };

// An event of the log was checked against its schema when it was recorded and is brought to its current shape before it
// is folded: its type says its shape. Checking it again costs more than everything else of a rebuild.
function isDossierEvent(event: Typed): event is DossierEvent {
  return dossierTypes.has(event.type);
}
function isActivityKindEvent(event: Typed): event is ActivityKindEvent {
  return kindTypes.has(event.type);
}

export function dossierEventOf({ type, data }: StoredEvent): DossierEvent | undefined {
  const event = { type, data };
  return isDossierEvent(event) ? event : undefined;
}

export function activityKindEventOf({ type, data }: StoredEvent): ActivityKindEvent | undefined {
  const event = { type, data };
  return isActivityKindEvent(event) ? event : undefined;
}
