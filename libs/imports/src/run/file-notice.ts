import type { LocalizedText } from '@peil/kernel';

/** Something about the whole file. */
export type FileNotice = { readonly code: string; readonly messages: LocalizedText };
