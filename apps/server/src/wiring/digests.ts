import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDigestRounds, createDigestsAt, type DigestRounds } from '@peil/notifications';
import { PEOPLE_INDEX, type PeopleIndex } from '@peil/organisation';
import { COMPLIANCE, MAG_FACTS_READER, type ComplianceReader, type MagFactsReader } from '@peil/performance-agreements';
import type { Runtime } from './runtime.js';

const HOUR_MS = 3_600_000;
/** What is asked in the first moments goes first. */
const FIRST_ROUND_MS = 60_000;

/** Rounds of digests on the application's own read models; undefined when no mails are sent. */
export function digestRoundsOf(app: NestFastifyApplication, runtime: Runtime): DigestRounds | undefined {
  const { mailbox, mailSender, clock, organisation } = runtime;
  const { mail, minimumGroup } = runtime.configuration;
  if (mailSender === undefined) return undefined;
  const people = app.get<PeopleIndex>(PEOPLE_INDEX, { strict: false });
  const compliance = app.get<ComplianceReader>(COMPLIANCE, { strict: false });
  const facts = app.get<MagFactsReader>(MAG_FACTS_READER, { strict: false });
  return createDigestRounds({
    mailbox,
    sender: mailSender,
    now: () => clock.now(),
    at: createDigestsAt({ organisation, compliance, facts }, { ...mail, smallBelow: minimumGroup }),
    addressOf: (personId) => people.find(personId)?.email ?? undefined,
  });
}

/**
 * Looks every hour whether digests are to go. Which week it is comes from the clock, and who had one from the mailbox:
 * it does not matter how often or how seldom it looks.
 *
 * @returns stops it; what is under way ends first
 */
export function startDigests(
  app: NestFastifyApplication,
  runtime: Runtime,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  const rounds = digestRoundsOf(app, runtime);
  if (rounds === undefined) return () => Promise.resolve();
  let last: Promise<void> = Promise.resolve();
  const look = (): void => {
    last = rounds.round().catch(onFailure);
  };
  const first = setTimeout(look, FIRST_ROUND_MS).unref();
  const timer = setInterval(look, HOUR_MS).unref();
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    rounds.stop();
    await last;
  };
}
