import sax, { type QualifiedTag, type Tag } from 'sax';
import { TextDecoder } from 'node:util';
import { LONGEST_CELL, UnreadableFile, unreadable } from '../reading/unreadable-file.js';

/** What a reader of XML is told, in the order of the file. Names come without their prefix. */
export type XmlHandler = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};

const DEEPEST = 200;

export const bareTag = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as a stream. A DOCTYPE is refused: no entity of a file's own is ever looked up.
 *
 * @throws UnreadableFile
 */
export async function* readXml(
  content: AsyncIterable<Uint8Array>,
  format: string,
  handler: XmlHandler,
): AsyncGenerator<undefined> {
  const parser = sax.parser(true, { position: false });
  const failures: UnreadableFile[] = [];
  let depth = 0;
  let length = 0;
  const fail = (failure: UnreadableFile) => {
    failures.push(failure);
  };
  parser.onerror = () => {
    fail(unreadable.notThisFormat(format));
    parser.resume();
  };
  parser.ondoctype = () => {
    fail(unreadable.externalEntities());
  };
  parser.onopentag = ({ name, attributes }: Tag | QualifiedTag) => {
    depth += 1;
    length = 0;
    if (depth > DEEPEST) fail(unreadable.tooDeep());
    handler.open(bareTag(name), plainAttributes(attributes));
  };
  const text = (found: string) => {
    length += found.length;
    if (length > LONGEST_CELL) fail(unreadable.cellTooLarge());
    else handler.text(found);
  };
  parser.ontext = text;
  parser.oncdata = text;
  parser.onclosetag = (name) => {
    depth -= 1;
    length = 0;
    handler.close(bareTag(name));
  };
  const decoder = new TextDecoder('utf-8');
  const write = (part: string) => {
    parser.write(part);
    const [failure] = failures;
    if (failure) throw failure;
  };
  for await (const part of content) {
    write(decoder.decode(part, { stream: true }));
    yield undefined;
  }
  write(decoder.decode());
  parser.close();
  const [failure] = failures;
  if (failure) throw failure;
}

function plainAttributes(attributes: Tag['attributes'] | QualifiedTag['attributes']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [bareTag(name), typeof value === 'string' ? value : '']),
  );
}
