import type { EvidenceMediaType } from '../domain/events.js';
import { zipEntries } from './zip-entries.js';

/** Bytes an evidence file may have. */
export const MAX_EVIDENCE_BYTES = 10 * 1024 * 1024;

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff);
const PDF = new TextEncoder().encode('%PDF-');
/** Tab, line feed, form feed, carriage return. */
const TEXT_CONTROLS = [0x09, 0x0a, 0x0c, 0x0d];
const ZIP = Uint8Array.of(0x50, 0x4b, 0x03, 0x04);

function begins(content: Uint8Array, signature: Uint8Array): boolean {
  return signature.every((byte, index) => content[index] === byte);
}

/** Strict UTF-8 without control characters, and no markup that a browser might run. */
function isPlainText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    const control = content.some((byte) => byte < 0x20 && !TEXT_CONTROLS.includes(byte));
    return !control && !/^\s*<[!?a-z]/i.test(text) && text.trim() !== '';
  } catch {
    return false;
  }
}

/** A document of a word processor: right parts, no macros, nothing that unpacks to more than it should. */
function isWordDocument(content: Uint8Array): boolean {
  const names = zipEntries(content)?.map(({ name }) => name.toLowerCase());
  return (
    names !== undefined &&
    names.includes('[content_types].xml') &&
    names.includes('word/document.xml') &&
    !names.some((name) => name.endsWith('.bin') || name.endsWith('.exe'))
  );
}

/** What a file is by its content; its name and the type the sender gives say nothing. Undefined: not taken. */
export function mediaTypeOf(content: Uint8Array): EvidenceMediaType | undefined {
  if (begins(content, PDF)) return 'application/pdf';
  if (begins(content, PNG)) return 'image/png';
  if (begins(content, JPEG)) return 'image/jpeg';
  if (begins(content, ZIP)) return isWordDocument(content) ? WORD : undefined;
  return isPlainText(content) ? 'text/plain' : undefined;
}

const EXTENSIONS: Record<EvidenceMediaType, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/plain': 'txt',
  [WORD]: 'docx',
};

/** The name to show and to offer: the client's last part without anything but a name, and the extension of the content. */
export function displayName(fileName: string, mediaType: EvidenceMediaType): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '')
    .replace(/^[. ]+/, '')
    .trim()
    .slice(0, 200);
  return `${stem === '' ? 'bewijs' : stem}.${EXTENSIONS[mediaType]}`;
}
