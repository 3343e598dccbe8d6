import { dayOf, instant, type Instant } from '@peil/kernel';
import type { Digest } from './domain/digest.js';
import { isMailTime, weekOf } from './domain/week.js';
import type { Mailbox, Outgoing } from './mailbox.js';
import type { MailSender } from './mail-sender.js';

/** Makes the digests of one moment. */
export type DigestsAt = {
  readonly people: readonly string[];
  /** Undefined when there is nothing to tell. */
  readonly digestOf: (personId: string, language: 'nl' | 'en') => Digest | undefined;
};

export type DigestRounds = {
  /** Records what is to be sent this week and sends what is recorded. Rounds do not overlap. */
  readonly round: () => Promise<void>;
  /** Ends a round that is under way before its next person; nothing is begun any more. */
  readonly stop: () => void;
};

const PEOPLE_AT_A_TIME = 4;

const breathe = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/**
 * Digests, at most one a person and week. First a mail is recorded under a message id that follows from person and week,
 * then it is sent, then it is marked: whatever is cut off in between goes on in the next round, with the same message id.
 */
export function createDigestRounds(parts: {
  readonly mailbox: Mailbox;
  readonly sender: MailSender;
  readonly now: () => Instant;
  readonly at: (now: Instant) => DigestsAt;
  readonly addressOf: (personId: string) => string | undefined;
}): DigestRounds {
  const { mailbox, sender, now, at, addressOf } = parts;
  let running: Promise<void> | undefined;
  let isStopped = false;

  async function record(): Promise<void> {
    const moment = now();
    const week = weekOf(dayOf(moment));
    const { people, digestOf } = at(moment);
    for (const [index, personId] of people.entries()) {
      if (index % PEOPLE_AT_A_TIME === 0) await breathe();
      if (isStopped) return;
      const { digest: isWanted, language } = mailbox.settingsOf(personId);
      if (!isWanted || addressOf(personId) === undefined || mailbox.isServed(personId, week)) continue;
      if (digestOf(personId, language) !== undefined) mailbox.record({ personId, week, at: moment });
    }
  }

  async function send(): Promise<void> {
    let made: { readonly recordedAt: string; readonly digests: DigestsAt } | undefined;
    for (const outgoing of mailbox.pending()) {
      const { messageId, recordedAt } = outgoing;
      if (made?.recordedAt !== recordedAt) made = { recordedAt, digests: at(instant(recordedAt)) };
      await breathe();
      if (isStopped) return;
      const mail = mailOf(outgoing, made.digests);
      const outcome = mail === undefined ? 'dropped' : await sender.send(mail);
      // Unreachable: the others would fare no better. All is tried again in the next round.
      if (outcome === 'unreachable') return;
      mailbox.mark(messageId, outcome === 'accepted' ? 'sent' : outcome, weekOf(dayOf(now())));
    }
  }

  /** Undefined when it is not to be sent any more: switched off, no address, or erased since. */
  function mailOf({ messageId, personId, recordedAt }: Outgoing, { digestOf }: DigestsAt) {
    const { digest: isWanted, language } = mailbox.settingsOf(personId);
    const to = addressOf(personId);
    if (!isWanted || to === undefined) return undefined;
    const digest = digestOf(personId, language);
    return digest && { ...digest, messageId, to, date: new Date(recordedAt) };
  }

  async function round(): Promise<void> {
    if (isMailTime(now())) await record();
    await send();
  }

  return {
    stop: () => {
      isStopped = true;
    },
    round() {
      running ??= round().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
