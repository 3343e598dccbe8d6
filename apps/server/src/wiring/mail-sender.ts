import { fileSender, smtpSender, type MailSender } from '@peil/notifications';
import type { MailConfiguration } from './configuration.js';

/** @returns undefined when no mails are sent */
export function mailSenderOf(way: MailConfiguration['way'], folder: string): MailSender | undefined {
  switch (way.kind) {
    case 'off':
      return undefined;
    case 'files':
      return fileSender({ folder, from: way.from });
    case 'smtp':
      return smtpSender({ url: way.url, from: way.from });
  }
}
