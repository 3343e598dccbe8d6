/** A text for searching: lower case, without accents, marks as blanks. `Özlem de Vries-Bos` becomes `ozlem de vries bos`. */
export function searchText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
