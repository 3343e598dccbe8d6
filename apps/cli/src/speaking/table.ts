/** Columns under their headings, as wide as their widest cell. Numbers stand to the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return /^-?\d+(\.\d+)?$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  // The last column may hold sentences; a rule as long as those helps nobody.
  const rules = widths.map((width, column) =>
    '─'.repeat(column === widths.length - 1 ? (headings[column] ?? '').length : width),
  );
  return [line(headings), line(rules), ...rows.map(line)].join('\n');
}
