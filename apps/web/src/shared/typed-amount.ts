/** The number somebody typed with a decimal comma or point; undefined when it is none. */
export function typedAmountOf(typed: string): number | undefined {
  const words = typed.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(words) ? Number(words) : undefined;
}
