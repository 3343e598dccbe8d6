import { hash } from 'node:crypto';
import { canonicalJson, canonicalObject } from './canonical-json.js';
import type { EventMetadata, NewEvent, Revision, StoredEvent, StreamName } from './event.js';

/** What the chain value of an event is made of: everything that is stored, but the chain value itself. */
export type ChainedEvent = Pick<NewEvent, 'id' | 'type' | 'data'> & { readonly metadata: Omit<EventMetadata, 'chain'> };

/**
 * The chain value of an event: SHA-256, in base64url, over the previous event's chain value and the RFC 8785 form of
 * this event with its stream and revision. The canonical form makes it the same on every store, also where JSON text is
 * not kept as written.
 *
 * @param previous chain value of the stream's event before it; undefined for the first
 */
export function chainOf(
  previous: string | undefined,
  event: ChainedEvent,
  stream: StreamName,
  revision: Revision,
): string {
  const canonical =
    `{"data":${canonicalJson(event.data)},"id":${canonicalJson(event.id)},` +
    `"metadata":${canonicalObject(event.metadata, 'chain')},"previous":${canonicalJson(previous ?? null)},` +
    `"revision":${revision},"stream":${canonicalJson(stream)},"type":${canonicalJson(event.type)}}`;
  return hash('sha256', canonical, 'base64url');
}

/** Why an event does not fit its stream: another stream's, out of turn, or not what was recorded. */
export type ChainFault = 'stream' | 'revision' | 'chain';
export type ChainBreak = { readonly event: StoredEvent; readonly reason: ChainFault };

type Link = { readonly revision: Revision; readonly chain: string };

function faultAfter(previous: Link | undefined, event: StoredEvent): 'revision' | 'chain' | undefined {
  if (event.revision !== (previous?.revision ?? -1) + 1) return 'revision';
  const chain = chainOf(previous?.chain, event, event.stream, event.revision);
  return chain === event.metadata.chain ? undefined : 'chain';
}

/**
 * Checks the chains of all streams at once, over a log read from its beginning: give it each event in order of position.
 * It answers what is wrong with the event, and undefined where it holds. Keeps a few words a stream.
 */
export function createChainCheck(): (event: StoredEvent) => 'revision' | 'chain' | undefined {
  const last = new Map<StreamName, Link>();
  return (event) => {
    const fault = faultAfter(last.get(event.stream), event);
    last.set(event.stream, { revision: event.revision, chain: event.metadata.chain });
    return fault;
  };
}

/**
 * The first of a stream's events that is not what was recorded: from another stream, out of turn, or changed.
 * Undefined when all hold. Events left off at the end are not seen here: compare with the stream's known length.
 *
 * @param events the whole stream, from revision 0
 */
export function verifyStreamChain(events: readonly StoredEvent[]): ChainBreak | undefined {
  let previous: Link | undefined;
  for (const event of events) {
    if (event.stream !== events[0]?.stream) return { event, reason: 'stream' };
    const reason = faultAfter(previous, event);
    if (reason !== undefined) return { event, reason };
    previous = { revision: event.revision, chain: event.metadata.chain };
  }
  return undefined;
}
