/** A piece of a text: in both, only in the new one, or only in the old one. */
export type Piece = { readonly type: 'same' | 'added' | 'removed'; readonly text: string };

const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*/g) ?? [];

/**
 * What changed between two texts, word by word: the longest common sequence of words stays, the rest is removed or
 * added. Pieces of the new text keep its white space, so that they together are the new text.
 */
export function differenceOf(before: string, after: string): readonly Piece[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  const isSame = (i: number, j: number): boolean => old[i]?.trimEnd() === fresh[j]?.trimEnd();
  const width = fresh.length + 1;
  // Length of the longest common sequence of what follows word i of the old text and word j of the new one.
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = isSame(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  const add = (type: Piece['type'], text: string): void => {
    const last = pieces.at(-1);
    if (last?.type === type) pieces[pieces.length - 1] = { type, text: last.text + text };
    else pieces.push({ type, text });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && isSame(i, j)) {
      add('same', fresh[j] ?? '');
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= fresh.length || at(i + 1, j) >= at(i, j + 1))) {
      add('removed', old[i] ?? '');
      i += 1;
    } else {
      add('added', fresh[j] ?? '');
      j += 1;
    }
  }
  return pieces;
}
