import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { UnreadableFile, unreadable } from '../reading/unreadable-file.js';

const MOST_PARTS = 5_000;
/** A part that is larger unpacked is read by nobody; 100,000 rows of a sheet are some 100 MB. */
const LARGEST_PART = 600 * 1024 * 1024;
const LARGEST_RATIO = 250;
const SMALL_PART = 20 * 1024 * 1024;

/** The parts of a packed file, unpacked as a stream. Sizes are counted while unpacking: what the file says of itself may lie. */
export type ZipParts = {
  readonly names: readonly string[];
  readonly read: (name: string) => AsyncIterable<Buffer>;
  readonly close: () => void;
};

/** @throws UnreadableFile when it is no packed file, or could only be a bomb */
export async function openZip(content: Buffer): Promise<ZipParts> {
  const zip = await opened(content);
  const entries = await listed(zip);
  return {
    names: [...entries.keys()],
    read: (name) => unpacked(zip, entries.get(name)),
    close: () => zip.close(),
  };
}

function opened(content: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(content, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(unreadable.notThisFormat('Excel'));
      else resolve(zip);
    });
  });
}

function listed(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', () => {
      reject(unreadable.notThisFormat('Excel'));
    });
    zip.on('end', () => {
      resolve(entries);
    });
    zip.on('entry', (entry: Entry) => {
      const { fileName, uncompressedSize, compressedSize } = entry;
      const ratio = uncompressedSize / Math.max(compressedSize, 1);
      const bomb = uncompressedSize > LARGEST_PART || (uncompressedSize > SMALL_PART && ratio > LARGEST_RATIO);
      if (bomb || entries.size >= MOST_PARTS) {
        reject(unreadable.tooLargeUnpacked());
        return;
      }
      entries.set(fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* unpacked(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (entry === undefined) return;
  const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
    zip.openReadStream(entry, (error, found) => {
      if (error) reject(unreadable.notThisFormat('Excel'));
      else resolve(found);
    });
  });
  let size = 0;
  try {
    for await (const part of stream) {
      size += part.length;
      if (size > LARGEST_PART) throw unreadable.tooLargeUnpacked();
      yield part;
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : unreadable.notThisFormat('Excel');
  }
}
