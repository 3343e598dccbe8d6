import type { CheckedEvent } from '@peil/eventing';

/** One append: the stream, the revision its first event must get, its events. */
export type AppendRequest = readonly [stream: string, first: number, events: readonly CheckedEvent[]];

/**
 * Appends as one text, a line a part: a thread is sent one long string in a fraction of the time that many small objects
 * take. No part holds a line feed: names, ids and types are not allowed to, and JSON text escapes it.
 */
export function encodeAppends(requests: readonly AppendRequest[]): string {
  let text = '';
  for (const [stream, first, events] of requests) {
    text += `${stream}\n${first}\n${events.length}\n`;
    for (const { id, type, data, metadata } of events) text += `${id}\n${type}\n${data}\n${metadata}\n`;
  }
  return text;
}

/** The inverse of `encodeAppends`. */
export function decodeAppends(text: string): readonly AppendRequest[] {
  const lines = text.split('\n');
  const requests: AppendRequest[] = [];
  let at = 0;
  const line = (): string => lines[at++] ?? '';
  while (at < lines.length - 1) {
    const stream = line();
    const first = Number(line());
    const events: CheckedEvent[] = [];
    for (let left = Number(line()); left > 0; left--) {
      events.push({ id: line(), type: line(), data: line(), metadata: line() });
    }
    requests.push([stream, first, events]);
  }
  return requests;
}

/** The answer to one append. A revision of -1: there is no such stream. */
export type AppendAnswer =
  | readonly [outcome: 'appended', revision: number, position: number]
  | readonly [outcome: 'conflict', actual: number]
  | readonly [outcome: 'knownId', id: string]
  | readonly [outcome: 'diskFull', message: string];

/** Answers as one text, a line an answer. */
export function encodeAnswers(answers: readonly AppendAnswer[]): string {
  let text = '';
  for (const answer of answers) {
    text += answer[0] === 'appended' ? `${answer[1]} ${answer[2]}\n` : `${answer[0]} ${answer[1]}\n`;
  }
  return text;
}

/** The inverse of `encodeAnswers`. */
export function decodeAnswers(text: string): readonly AppendAnswer[] {
  return text.split('\n').slice(0, -1).map(decodeAnswer);
}

function decodeAnswer(line: string): AppendAnswer {
  const space = line.indexOf(' ');
  const [kind, rest] = [line.slice(0, space), line.slice(space + 1)];
  if (kind === 'conflict') return [kind, Number(rest)];
  if (kind === 'knownId' || kind === 'diskFull') return [kind, rest];
  return ['appended', Number(kind), Number(rest)];
}
