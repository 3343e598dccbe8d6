import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Digest } from './domain/digest.js';

/** A digest with its address. */
export type Mail = Digest & { readonly messageId: string; readonly to: string; readonly date: Date };

/**
 * - `accepted`: the server has it
 * - `refused`: the server will never take this mail
 * - `unreachable`: nothing is known of it; it is tried again
 */
export type SendOutcome = 'accepted' | 'refused' | 'unreachable';

export type MailSender = {
  readonly send: (mail: Mail) => Promise<SendOutcome>;
  /** Removes what lies readable of mails that were sent. */
  readonly erase: (messageIds: readonly string[]) => void;
};

const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
const PATIENCE_MS = 20_000;

/**
 * Sends by SMTP. A connection to another machine is encrypted, or the mail does not go: `?requireTLS=false` in the
 * address says otherwise.
 */
export function smtpSender(options: { readonly url: string; readonly from: string }): MailSender {
  const url = new URL(options.url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'smtp:' && !isHere && !url.searchParams.has('requireTLS'))
    url.searchParams.set('requireTLS', 'true');
  const transport = createTransport({
    url: url.href,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail({ ...mail, from: options.from, headers });
        return 'accepted';
      } catch (error) {
        return isRefusal(error) ? 'refused' : 'unreachable';
      }
    },
    erase: () => undefined,
  };
}

/** The server said for good that it does not take the mail for this address. A wrong password is no such thing. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return false;
  const { code, responseCode } = error;
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500;
}

/** Writes each mail as a file, for a demo. The same message is the same file. */
export function fileSender(options: { readonly folder: string; readonly from: string }): MailSender {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const fileOf = (messageId: string) => join(options.folder, `${messageId.replace(/[^0-9a-f]/g, '').slice(0, 32)}.eml`);
  return {
    async send(mail) {
      const { message } = await transport.sendMail({ ...mail, from: options.from, headers });
      if (!Buffer.isBuffer(message)) throw new Error('the mail was not made in memory');
      const path = fileOf(mail.messageId);
      mkdirSync(options.folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.part`, message, { mode: 0o600 });
      renameSync(`${path}.part`, path);
      return 'accepted';
    },
    erase: (messageIds) => {
      for (const messageId of messageIds) rmSync(fileOf(messageId), { force: true });
    },
  };
}
