/** What a file's directory says of one entry. Sizes in bytes. */
export type ZipEntry = { readonly name: string; readonly packed: number; readonly unpacked: number };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const MAX_ENTRIES = 2_000;
const MAX_UNPACKED = 100 * 1024 * 1024;
const MAX_RATIO = 200;

function endRecord(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

/**
 * The directory of a zip file, read without unpacking anything. Undefined when it is no plain zip file, has too many
 * entries, would unpack to more than 100 MB or to more than 200 times its size (a zip bomb), or names paths outside.
 */
export function zipEntries(content: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const end = content.byteLength < END_BYTES ? undefined : endRecord(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0 || count > MAX_ENTRIES) return undefined;

  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return undefined;
    const name = new TextDecoder().decode(content.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, packed: view.getUint32(at + 20, true), unpacked: view.getUint32(at + 24, true) });
    at = next;
  }
  const unpacked = entries.reduce((total, entry) => total + entry.unpacked, 0);
  const bomb = unpacked > MAX_UNPACKED || unpacked > content.byteLength * MAX_RATIO;
  const outside = entries.some(({ name }) => name.startsWith('/') || name.includes('\\') || name.includes('..'));
  return bomb || outside ? undefined : entries;
}
