import { instant } from '@peil/kernel';
import { createDigestRounds } from '../digest-rounds.js';
import { smtpSender } from '../mail-sender.js';
import { openMailbox } from '../mailbox.js';

/**
 * A program of its own that does one round for three people and, where it is told to, kills itself at a step:
 * `one-round.ts FILE SMTP-ADDRESS [STEP NUMBER]`; the number says at which person, from 0.
 */
const [path = '', url = '', killAt, number] = process.argv.slice(2);
const passed = new Map<string, number>();

/** SIGKILL to ourselves: nothing is flushed, closed or answered any more. */
function step(name: string): void {
  const times = passed.get(name) ?? 0;
  passed.set(name, times + 1);
  if (name === killAt && times === Number(number)) process.kill(process.pid, 'SIGKILL');
}

const mailbox = openMailbox(path);
const sender = smtpSender({ url, from: 'peil@stad.example' });
const rounds = createDigestRounds({
  mailbox: {
    ...mailbox,
    record(digest) {
      step('before recording');
      mailbox.record(digest);
      step('after recording');
    },
    mark(...words) {
      step('before marking');
      mailbox.mark(...words);
      step('after marking');
    },
  },
  sender: {
    ...sender,
    async send(mail) {
      step('before sending');
      return sender.send(mail);
    },
  },
  now: () => instant('2026-11-23T09:00:00Z'),
  at: () => ({ people: ['p1', 'p2', 'p3'], digestOf: () => ({ subject: 'S', text: 'Iets.\n' }) }),
  addressOf: (personId) => `${personId}@stad.example`,
});
await rounds.round();
