export { digestContent, type Obligations } from './domain/content.js';
export { digestOf, type Digest, type DigestContent, type DigestTerms } from './domain/digest.js';
export { DEFAULT_MAIL_SETTINGS, mailLanguages, mailSettingsSchema, type MailSettings } from './domain/settings.js';
export { isMailTime, weekOf } from './domain/week.js';
export { createDigestRounds, type DigestRounds, type DigestsAt } from './digest-rounds.js';
export { createDigestsAt } from './digests-at.js';
export { messageIdOf, openMailbox, type Mailbox, type Outgoing } from './mailbox.js';
export { fileSender, smtpSender, type Mail, type MailSender, type SendOutcome } from './mail-sender.js';
