import { zipOf } from '../testing/zip.js';
import { displayName, mediaTypeOf } from './media-type.js';

const word = [{ name: '[Content_Types].xml' }, { name: 'word/document.xml', content: '<w:document/>' }];
const bytes = (text: string) => new TextEncoder().encode(text);

describe('what a file is by its content', () => {
  it.each([
    ['a PDF', bytes('%PDF-1.7 …'), 'application/pdf'],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
    ['text', bytes('Presentielijst één\r\n'), 'text/plain'],
    ['a calendar entry', bytes('BEGIN:VCALENDAR\nEND:VCALENDAR'), 'text/plain'],
    ['a Word document', zipOf(word), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('%s', (_, content, mediaType) => {
    expect(mediaTypeOf(content)).toBe(mediaType);
  });

  it.each([
    ['a program', bytes('MZ\u0000\u0001')],
    ['a page for a browser', bytes('<html><script>alert(1)</script>')],
    ['a drawing that can hold scripts', bytes(' <?xml version="1.0"?><svg onload="x()"/>')],
    ['text that is not UTF-8', Uint8Array.of(0x41, 0xe9, 0x20, 0xff)],
    ['only blanks', bytes('  \n ')],
    ['a zip of anything', zipOf([{ name: 'a.txt', content: 'a' }])],
    ['a Word document with macros', zipOf([...word, { name: 'word/vbaProject.bin' }])],
    ['a zip bomb by size', zipOf([...word, { name: 'word/big.xml', unpacked: 200 * 1024 * 1024 }])],
    ['a zip bomb by ratio', zipOf([...word, { name: 'word/big.xml', unpacked: 1024 * 1024 }])],
    ['a zip with paths outside', zipOf([...word, { name: '../../etc/passwd' }])],
    ['a zip cut off', zipOf(word).slice(0, -30)],
    ['a zip of too many entries', zipOf([...word, ...Array.from({ length: 2001 }, (_, i) => ({ name: `word/${i}` }))])],
  ])('never %s', (_, content) => {
    expect(mediaTypeOf(content)).toBeUndefined();
  });
});

describe('the name shown for a file', () => {
  it.each([
    ['C:\\Users\\anna\\Bewijs maart.pdf', 'Bewijs maart.pdf'],
    ['../../../etc/passwd', 'passwd.pdf'],
    ['bewijs.pdf.exe', 'bewijs.pdf.pdf'],
    ['a\u0000b\r\nSet-Cookie: x"<>.pdf', 'abSet-Cookie x.pdf'],
    ['....', 'bewijs.pdf'],
    ['', 'bewijs.pdf'],
    ['x'.repeat(400), `${'x'.repeat(200)}.pdf`],
  ])('%j is %s', (name, shown) => {
    expect(displayName(name, 'application/pdf')).toBe(shown);
  });
});
