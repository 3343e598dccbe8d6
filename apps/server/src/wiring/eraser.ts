import { erasedPeople, erasuresProjection, type Eraser } from '@peil/erasure';
import type { Clock, EventStore } from '@peil/eventing';
import type { LocalKeyVault } from '@peil/local-files';
import type { Mailbox, MailSender } from '@peil/notifications';
import type { ProjectionRunner } from '@peil/projections';

const PATIENCE_MS = 10_000;

/** Erases from the mails, the key file and the name index. All else that is readable lies encrypted with the key. */
export function createEraser(parts: {
  readonly vault: LocalKeyVault;
  readonly projections: ProjectionRunner;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  readonly mailSender: MailSender | undefined;
}): Eraser {
  const { vault, projections, store, clock, mailbox, mailSender } = parts;
  return {
    async erase(personId) {
      // Before the key: while that is there, an erasure that was cut off is done again.
      mailSender?.erase(mailbox.messagesOf(personId));
      mailbox.erase(personId);
      vault.destroy(personId, clock.now());
      // The name index lets go of the name when it has folded the event; then its journal is emptied.
      await projections.waitFor((await store.head())?.position ?? 0, PATIENCE_MS);
      await projections.settle();
    },
    knows: async (personId) => (await vault.find(personId)) !== 'unknown',
  };
}

/**
 * Before anything is answered: whoever the log says was erased has no key here, also after a crash between the event and
 * the deed, or when an older key file was put back.
 */
export async function eraseAgain(eraser: Eraser, projections: ProjectionRunner, vault: LocalKeyVault): Promise<void> {
  for (const personId of erasedPeople(projections.database(erasuresProjection.name))) {
    if ((await vault.find(personId)) !== 'erased') await eraser.erase(personId);
  }
}
