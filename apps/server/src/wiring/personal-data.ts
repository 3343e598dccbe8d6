import type { EventCodec, EventStore, StoredEvent } from '@peil/eventing';
import { openProcessingLog, type Look } from '@peil/local-files';
import type { Configuration } from './configuration.js';
import { openLog } from './open-log.js';
import { dataFiles } from './runtime.js';

/** One thing that was recorded, in the words of the log, with its text opened. */
export type RecordedFact = {
  readonly position: number;
  readonly recordedAt: string;
  readonly type: string;
  readonly data: object;
};

/** Everything Peil holds of one person, as far as it lies in the log and the processing log. */
export type PersonalData = {
  readonly personId: string;
  /** About the person. */
  readonly facts: readonly RecordedFact[];
  /** About somebody else or a group, with the person named in it: without the text, which is another's. */
  readonly named: readonly Omit<RecordedFact, 'data'>[];
  /** Recorded by the person, about others. */
  readonly given: readonly Omit<RecordedFact, 'data'>[];
  /** Who opened the person's file. */
  readonly looks: readonly Look[];
};

/** Everything about one person, while no server runs on the data folder. @throws UnknownEvent, SealBroken */
export async function readPersonalData(configuration: Configuration, personId: string): Promise<PersonalData> {
  const log = await openLog(configuration);
  const looks = openProcessingLog(dataFiles(configuration.dataFolder).processingLog);
  try {
    return await personalDataOf(personId, { ...log, looks });
  } finally {
    looks.close();
    await log.close();
  }
}

/** Walks the whole log. @throws UnknownEvent, SealBroken */
export async function personalDataOf(
  personId: string,
  parts: {
    readonly store: EventStore;
    readonly codec: EventCodec;
    readonly looks: { readonly looksAt: (personId: string) => readonly Look[] };
  },
): Promise<PersonalData> {
  const facts: RecordedFact[] = [];
  const named: Omit<RecordedFact, 'data'>[] = [];
  const given: Omit<RecordedFact, 'data'>[] = [];
  for await (const page of parts.store.readAll(0)) {
    for (const event of page) {
      const { position, storedAt, type } = event;
      const head = { position, recordedAt: storedAt, type };
      if (isAbout(event, personId)) facts.push({ ...head, data: (await parts.codec.unseal(event)).data });
      else if (holds(event.data, personId)) named.push(head);
      else if (event.metadata.actor.personId === personId) given.push(head);
    }
  }
  return { personId, facts, named, given, looks: parts.looks.looksAt(personId) };
}

function isAbout({ stream, data }: StoredEvent, personId: string): boolean {
  const whose: unknown = Reflect.get(data, 'personId');
  return whose === personId || (whose === undefined && stream.slice(stream.indexOf('-') + 1) === personId);
}

function holds(value: unknown, personId: string): boolean {
  if (value === personId) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => holds(one, personId));
}
