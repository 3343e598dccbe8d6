import type { FileNotice } from './file-notice.js';

/** The program stopped, and what it needs to go on is gone. */
export const interrupted: FileNotice = {
  code: 'import-interrupted',
  messages: {
    nl: 'De import is onderbroken. Wat is ingelezen blijft staan; stuur hetzelfde bestand opnieuw voor de rest.',
    en: 'The import was interrupted. What was taken stays; send the same file again for the rest.',
  },
};
/** Nobody confirmed it in time. */
export const expired: FileNotice = {
  code: 'import-expired',
  messages: {
    nl: 'Deze import is zeven dagen niet bevestigd en is vervallen. Stuur het bestand opnieuw.',
    en: 'This import was not confirmed for seven days and has lapsed. Send the file again.',
  },
};
/** A fault of ours. */
export const broken: FileNotice = {
  code: 'import-broke-off',
  messages: {
    nl: 'Er ging iets mis bij ons. Wat is ingelezen blijft staan; stuur hetzelfde bestand later opnieuw.',
    en: 'Something went wrong on our side. What was taken stays; send the same file again later.',
  },
};
