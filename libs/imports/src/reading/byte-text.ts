import type { ByteText } from './upload-text.js';

const NOT_ASCII = /[^\u0000-\u007f]/;

/** Text that is decoded already, in the form in which cells of any file are carried: a character a byte of UTF-8. */
export function asByteText(text: string): ByteText {
  return NOT_ASCII.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}
