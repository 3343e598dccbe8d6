/** Says of an id that it was never added, or that it may have been (Bloom, 1970). */
export type IdFilter = {
  readonly add: (id: string) => void;
  readonly mayHave: (id: string) => boolean;
};

type Part = { readonly bits: Uint32Array; readonly mask: number; readonly capacity: number; count: number };

/** With sixteen bits an id and six of them set, one in a thousand that were never added is not ruled out. */
const BITS_AN_ID = 16;
const BITS_SET = 6;
const LEAST_IDS = 65_536;

function partFor(ids: number): Part {
  const size = 2 ** Math.ceil(Math.log2(Math.max(ids, LEAST_IDS) * BITS_AN_ID));
  return { bits: new Uint32Array(size / 32), mask: size - 1, capacity: size / BITS_AN_ID, count: 0 };
}

/** Two numbers of 32 bits from the letters and digits of an id; its hyphens and its case make no difference. */
function hashed(id: string): readonly [number, number] {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let index = 0; index < id.length; index += 1) {
    const code = id.charCodeAt(index) | 32;
    if (code === 45) continue;
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 15);
  }
  a ^= a >>> 15;
  return [a, b | 1];
}

/**
 * Grows by parts, each twice as large as the one before: what was added is never added again.
 *
 * @param expected how many will be added at once, so that they stand in one part
 */
export function createIdFilter(expected: number): IdFilter {
  let last = partFor(2 * expected);
  const parts = [last];

  return {
    add: (id) => {
      if (last.count === last.capacity) {
        last = partFor(2 * last.capacity);
        parts.push(last);
      }
      last.count += 1;
      const { bits, mask } = last;
      const [start, step] = hashed(id);
      let bit = start;
      for (let turn = 0; turn < BITS_SET; turn += 1) {
        const at = bit & mask;
        bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
        bit = (bit + step) | 0;
      }
    },
    mayHave: (id) => {
      const [start, step] = hashed(id);
      return parts.some(({ bits, mask }) => {
        let bit = start;
        for (let turn = 0; turn < BITS_SET; turn += 1) {
          const at = bit & mask;
          if (((bits[at >>> 5] ?? 0) & (1 << (at & 31))) === 0) return false;
          bit = (bit + step) | 0;
        }
        return true;
      });
    },
  };
}
