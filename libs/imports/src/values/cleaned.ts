const INVISIBLE = /[\u200b\u200c\u200d\u2060\ufeff]/g;
const OTHER_BLANKS = /[\u00a0\u2007\u202f]/g;
const UNUSUAL = /[\u00a0\u2007\u200b-\u200d\u202f\u2060\ufeff]/;

/** Without blanks of any kind around it, and without the apostrophe we put before what looks like a formula. */
export function cleaned(text: string): string {
  const bare = (UNUSUAL.test(text) ? text.replace(INVISIBLE, '').replace(OTHER_BLANKS, ' ') : text).trim();
  return bare.startsWith("'") && /^'[=+@\t-]/.test(bare) ? bare.slice(1) : bare;
}

/**
 * A cell as we write it in any file: one that a spreadsheet would calculate gets an apostrophe. `-4` and `-3,5` are
 * numbers and stay.
 */
export function guarded(text: string): string {
  if (/^[=+@\t\r]/.test(text)) return `'${text}`;
  return text.startsWith('-') && !/^-\d[\d.,]*$/.test(text) ? `'${text}` : text;
}
