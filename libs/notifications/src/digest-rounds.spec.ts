import { instant, type Instant } from '@peil/kernel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDigestRounds } from './digest-rounds.js';
import { smtpSender, type MailSender } from './mail-sender.js';
import { messageIdOf, openMailbox, type Mailbox } from './mailbox.js';
import { startSmtpDouble, type SmtpDouble } from './testing/smtp-double.js';

const PEOPLE = ['p1', 'p2', 'p3'];
const MONDAY = instant('2026-11-23T09:00:00Z');
const TUESDAY = instant('2026-11-24T09:00:00Z');
const NEXT_MONDAY = instant('2026-11-30T09:00:00Z');

let folder: string;
let smtp: SmtpDouble;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peil-mail-'));
  smtp = await startSmtpDouble();
});
afterEach(async () => {
  await smtp.close();
  rmSync(folder, { recursive: true, force: true });
});

class Killed extends Error {}

type Change = {
  readonly mailbox?: (mailbox: Mailbox) => Mailbox;
  readonly sender?: (sender: MailSender) => MailSender;
  readonly nothingFor?: string;
};

/** One life of the program: opens the file, does one round, and is gone, whether it ended or was killed. */
async function live(now: Instant, change: Change = {}): Promise<void> {
  const mailbox = openMailbox(join(folder, 'mail.db'));
  const sender = smtpSender({ url: smtp.url, from: 'peil@stad.example' });
  const rounds = createDigestRounds({
    mailbox: change.mailbox?.(mailbox) ?? mailbox,
    sender: change.sender?.(sender) ?? sender,
    now: () => now,
    at: () => ({
      people: PEOPLE,
      digestOf: (personId, language) =>
        personId === change.nothingFor ? undefined : { subject: `S ${language}`, text: 'Iets.\n' },
    }),
    addressOf: (personId) => `${personId}@stad.example`,
  });
  try {
    await rounds.round();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    mailbox.close();
  }
}

const kill = (): never => {
  throw new Killed();
};
const ids = () => smtp.accepted.map(({ messageId }) => messageId);
const expected = PEOPLE.map((personId) => messageIdOf(personId, '2026-W48'));

describe('rounds of digests', () => {
  it('send one mail a person and week, however often they look', async () => {
    for (const now of [MONDAY, MONDAY, TUESDAY]) await live(now);
    expect(ids()).toEqual(expected);
    await live(NEXT_MONDAY);
    expect(ids()).toEqual([...expected, ...PEOPLE.map((personId) => messageIdOf(personId, '2026-W49'))]);
  });

  it('send nothing in the night, to who has nothing to be told, or to who does not want it', async () => {
    await live(instant('2026-11-23T03:00:00Z'));
    expect(ids()).toEqual([]);
    const mailbox = openMailbox(join(folder, 'mail.db'));
    mailbox.choose('p2', { digest: false, language: 'nl' });
    mailbox.choose('p3', { digest: true, language: 'en' });
    mailbox.close();
    await live(MONDAY, { nothingFor: 'p1' });
    expect(smtp.accepted.map(({ to }) => to)).toEqual(['p3@stad.example']);
    expect(smtp.accepted[0]?.content).toMatch(/^Subject: S en$/m);
  });

  it('leave out for good whom the server does not know, and go on with the others', async () => {
    smtp.unknown.add('p1@stad.example');
    await live(MONDAY);
    smtp.unknown.clear();
    await live(TUESDAY);
    expect(ids()).toEqual(expected.slice(1));
  });

  it('keep what a server that is away did not take, and send it in a later week instead of a second one', async () => {
    smtp.trouble = 'cut before accepting';
    await live(MONDAY);
    expect(ids()).toEqual([]);
    await live(NEXT_MONDAY);
    expect(ids()).toEqual(expected);
    await live(NEXT_MONDAY);
    expect(ids()).toEqual(expected);
  });
});

describe('a program killed', () => {
  const counting = (before: number) => {
    let calls = 0;
    return () => {
      calls += 1;
      if (calls === before + 1) kill();
    };
  };

  it.each([0, 1, 2])('before recording, with %i recorded, loses and repeats none', async (recorded) => {
    const step = counting(recorded);
    await live(MONDAY, {
      mailbox: (mailbox) => ({
        ...mailbox,
        record: (digest) => {
          step();
          mailbox.record(digest);
        },
      }),
    });
    expect(ids()).toEqual([]);
    await live(MONDAY);
    expect(ids()).toEqual(expected);
  });

  it.each([0, 1, 2])('between recording and sending, with %i sent, loses and repeats none', async (sent) => {
    const step = counting(sent);
    await live(MONDAY, {
      sender: (sender) => ({
        ...sender,
        send: async (mail) => {
          step();
          return sender.send(mail);
        },
      }),
    });
    expect(ids()).toEqual(expected.slice(0, sent));
    await live(MONDAY);
    expect(ids()).toEqual(expected);
  });

  it.each([0, 1, 2])('between acceptance and marking, with %i marked, repeats one under its id', async (marked) => {
    const step = counting(marked);
    await live(MONDAY, {
      mailbox: (mailbox) => ({
        ...mailbox,
        mark: (...words) => {
          step();
          mailbox.mark(...words);
        },
      }),
    });
    await live(MONDAY);
    expect(new Set(ids())).toEqual(new Set(expected));
    expect(ids()).toHaveLength(expected.length + 1);
    expect(ids().filter((id) => id === expected[marked])).toHaveLength(2);
  });

  it('after marking loses and repeats none', async () => {
    const step = counting(0);
    await live(MONDAY, {
      mailbox: (mailbox) => ({
        ...mailbox,
        mark: (...words) => {
          mailbox.mark(...words);
          step();
        },
      }),
    });
    expect(ids()).toEqual(expected.slice(0, 1));
    await live(MONDAY);
    expect(ids()).toEqual(expected);
  });

  it('whose connection broke after the server had accepted repeats that one under its id', async () => {
    smtp.trouble = 'cut after accepting';
    await live(MONDAY);
    await live(MONDAY);
    expect(ids()).toEqual([expected[0], ...expected]);
  });
});

it('an erasure clears choice and mails', async () => {
  await live(MONDAY);
  const mailbox = openMailbox(join(folder, 'mail.db'));
  mailbox.choose('p1', { digest: false, language: 'en' });
  expect(mailbox.messagesOf('p1')).toEqual(expected.slice(0, 1));
  mailbox.erase('p1');
  expect(mailbox.messagesOf('p1')).toEqual([]);
  expect(mailbox.settingsOf('p1')).toEqual({ digest: true, language: 'nl' });
  expect(mailbox.messagesOf('p2')).toHaveLength(1);
  mailbox.close();
});
