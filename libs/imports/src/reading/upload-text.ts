import { TextDecoder } from 'node:util';

/** Encodings a file may be in. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/**
 * How the text of a file is carried while its encoding is not known yet: one character a byte. Separators, quotes and
 * line ends are the same bytes in UTF-8 and Windows-1252, so a file is cut into cells first and decoded afterwards.
 */
export type ByteText = string;

const SAMPLE_BYTES = 1024;

function wideEncoding(sample: Uint8Array): { readonly encoding: Encoding | undefined; readonly mark: number } {
  const [first, second, third] = sample;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: undefined, mark: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const zeros = (offset: number) => sample.filter((byte, index) => index % 2 === offset && byte === 0).length;
  const half = sample.length / 2;
  if (half >= 4 && zeros(1) > half * 0.6 && zeros(0) < half * 0.1) return { encoding: 'utf-16le', mark: 0 };
  if (half >= 4 && zeros(0) > half * 0.6 && zeros(1) < half * 0.1) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: undefined, mark: 0 };
}

/**
 * The text of an upload, part by part, without byte order mark and NUL bytes. UTF-16 is brought to UTF-8 on the way.
 * `wide` is told which, when it was.
 */
export async function* byteText(
  upload: AsyncIterable<Uint8Array>,
  wide: (encoding: Encoding) => void = () => undefined,
  told: Encoding | 'auto' = 'auto',
  nul: () => void = () => undefined,
): AsyncGenerator<ByteText> {
  const parts = upload[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (let part = await parts.next(); !part.done; part = await parts.next()) {
    head = Buffer.concat([head, part.value]);
    if (head.length >= SAMPLE_BYTES) break;
  }
  const found = wideEncoding(head.subarray(0, SAMPLE_BYTES));
  const { mark } = found;
  const encoding = found.encoding ?? (told === 'utf-16le' || told === 'utf-16be' ? told : undefined);
  const decoder = encoding === undefined ? undefined : new TextDecoder(encoding);
  if (encoding !== undefined) wide(encoding);
  const textOf = (bytes: Uint8Array, stream: boolean): ByteText => {
    const narrow = decoder ? Buffer.from(decoder.decode(bytes, { stream }), 'utf8') : Buffer.from(bytes);
    const text = narrow.toString('latin1');
    if (!text.includes('\u0000')) return text;
    nul();
    return text.replaceAll('\u0000', '');
  };
  yield textOf(head.subarray(mark), true);
  for (let part = await parts.next(); !part.done; part = await parts.next()) yield textOf(part.value, true);
  yield textOf(new Uint8Array(), false);
}

const NOT_ASCII = /[\u0080-\u00ff]/;
const strict = new TextDecoder('utf-8', { fatal: true });
const western = new TextDecoder('windows-1252');

/** The text in UTF-8; undefined when the bytes are none. */
export function asUtf8(text: ByteText): string | undefined {
  if (!NOT_ASCII.test(text)) return text;
  try {
    return strict.decode(Buffer.from(text, 'latin1'));
  } catch {
    return undefined;
  }
}

function asWestern(text: ByteText): string {
  return NOT_ASCII.test(text) ? western.decode(Buffer.from(text, 'latin1')) : text;
}

/** What cells with letters outside ASCII turned out to be. */
export type EncodingCount = { readonly utf8: number; readonly other: number };

export function countEncoding(count: EncodingCount, text: ByteText): EncodingCount {
  if (!NOT_ASCII.test(text)) return count;
  return asUtf8(text) === undefined ? { ...count, other: count.other + 1 } : { ...count, utf8: count.utf8 + 1 };
}

/** Strict UTF-8 unless it cannot be: a few damaged cells among many good ones are damaged, many are another encoding. */
export function encodingOf({ utf8, other }: EncodingCount): 'utf-8' | 'windows-1252' {
  return other === 0 || other * 10 <= utf8 ? 'utf-8' : 'windows-1252';
}

/** A cell as text; undefined when it cannot be read in the file's encoding. */
export function decodeCell(text: ByteText, encoding: 'utf-8' | 'windows-1252'): string | undefined {
  return encoding === 'utf-8' ? asUtf8(text) : asWestern(text);
}

/** A heading, before the file's encoding is decided. */
export function decodeHeading(text: ByteText): string {
  return asUtf8(text) ?? asWestern(text);
}
