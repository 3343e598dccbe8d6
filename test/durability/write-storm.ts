import { addDays, calendarDay, type CalendarDay } from '@peil/kernel';
import { signInAt } from '../support/server-process.js';

/** A command that the server said it has. */
export type Acknowledged = { readonly personId: string; readonly key: string; readonly day: CalendarDay };

const FIRST_DAY = calendarDay('2020-01-01');
/** Spread over days: one day holds no more than 24 hours. */
const DAYS = 1_000;

/**
 * Writers that record activities as fast as the server answers, each command under a key of its own. A command that got
 * no answer is sent again with the same key once the server is back, as a client should.
 */
export function writeStorm(people: readonly string[], writers: number, options: { readonly mayBeRefused?: true } = {}) {
  const acknowledged: Acknowledged[] = [];
  const unanswered: Acknowledged[] = [];
  const refused: Acknowledged[] = [];
  let sent = 0;
  let running = false;
  let working: Promise<void>[] = [];

  async function send(url: string, token: string, command: Acknowledged): Promise<boolean> {
    const answer = await fetch(`${url}/v1/managers/${command.personId}/activities`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': command.key,
      },
      body: JSON.stringify({ kind: 'e-learning', day: command.day, minutes: 1 }),
    }).catch(() => undefined);
    if (answer === undefined) {
      // The connection broke: whether it was recorded is unknown.
      unanswered.push(command);
      return false;
    }
    if (answer.status === 503 && options.mayBeRefused) {
      refused.push(command);
      return false;
    }
    if (answer.status !== 201 && answer.status !== 202) throw new Error(`unexpected answer ${answer.status}`);
    acknowledged.push(command);
    return true;
  }

  return {
    acknowledged,
    /** Commands that the server said it did not take: it was about to stop. */
    refused,
    /** Commands whose connection broke: not known whether they were recorded. Sent again when the storm goes on. */
    unanswered,
    /** Begins at a server that has just come up. */
    async begin(url: string): Promise<void> {
      const tokens = new Map(
        await Promise.all(
          people.map(async (personId) => [personId, await signInAt(url, 'manager', personId)] as const),
        ),
      );
      running = true;
      working = Array.from({ length: writers }, async () => {
        while (running) {
          const again = unanswered.pop();
          const personId = again?.personId ?? people[sent % people.length] ?? '';
          sent += 1;
          const command = again ?? { personId, key: `storm-${sent}`, day: addDays(FIRST_DAY, sent % DAYS) };
          if (!(await send(url, tokens.get(personId) ?? '', command))) return;
        }
      });
    },
    async end(): Promise<void> {
      running = false;
      await Promise.all(working);
    },
    /** Waits until the writers have seen that the server is gone. */
    async broken(): Promise<void> {
      await Promise.all(working);
      running = false;
    },
  };
}
