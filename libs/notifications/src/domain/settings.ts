import { z } from 'zod';

export const mailLanguages = ['nl', 'en'] as const;

/** What a person chose about mails. */
export const mailSettingsSchema = z.strictObject({
  /** Whether the weekly digest is wanted. */
  digest: z.boolean(),
  language: z.enum(mailLanguages),
});
export type MailSettings = Readonly<z.infer<typeof mailSettingsSchema>>;

/** For who chose nothing. */
export const DEFAULT_MAIL_SETTINGS: MailSettings = { digest: true, language: 'nl' };
