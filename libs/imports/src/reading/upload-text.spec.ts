import { asUtf8, byteText, countEncoding, decodeCell, encodingOf } from './upload-text.js';

async function textOf(...parts: readonly Uint8Array[]): Promise<string> {
  const upload = (async function* () {
    for (const part of parts) yield Promise.resolve(part);
  })();
  let text = '';
  for await (const part of byteText(upload)) text += part;
  return text;
}
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('the text of an upload', () => {
  it.each([
    ['UTF-8', Buffer.from('naam;één')],
    ['UTF-8 with its mark', Buffer.from('\ufeffnaam;één')],
    ['UTF-16 with its mark', Buffer.concat([Buffer.of(0xff, 0xfe), utf16('naam;één')])],
    ['UTF-16 without', utf16('naam;één')],
    ['UTF-16 big-endian', Buffer.from(Buffer.concat([Buffer.of(0xff, 0xfe), utf16('naam;één')])).swap16()],
    ['UTF-8 with NUL bytes', Buffer.from('na\u0000am;één')],
  ])('%s', async (_, bytes) => {
    expect(asUtf8(await textOf(bytes))).toBe('naam;één');
    expect(asUtf8(await textOf(...Array.from(bytes, (byte) => Uint8Array.of(byte))))).toBe('naam;één');
  });

  it('is Windows-1252 where it is no UTF-8, the euro sign included', () => {
    const cell = Buffer.from([0x80, 0x20, 0xe9, 0xe9, 0x6e]).toString('latin1');
    const encoding = encodingOf(countEncoding({ utf8: 0, other: 0 }, cell));
    expect([encoding, decodeCell(cell, encoding)]).toEqual(['windows-1252', '€ één']);
  });

  it('stays UTF-8 when one cell among many is damaged', () => {
    expect(encodingOf({ utf8: 40, other: 1 })).toBe('utf-8');
    expect(decodeCell('\u00e9 ', 'utf-8')).toBeUndefined();
  });
});
