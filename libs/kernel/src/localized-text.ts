import { z } from 'zod';

/** The languages every text for a person exists in. Dutch first. */
export type Language = 'nl' | 'en';

/** One text for a person, in both languages. */
export type LocalizedText = { readonly nl: string; readonly en: string };

export const localizedTextSchema = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });
