import type { Row } from './harness.ts';

const columns = ['work', 'against', 'median', 'spread', 'target', ''] as const;

/** What came out, a row for each comparison. */
export function printTable(rows: readonly Row[]): void {
  const cells = rows.map((row) => [row.work, row.against, row.ratio, row.note ?? '', row.target ?? '–', verdict(row)]);
  const widths = columns.map((title, at) => Math.max(title.length, ...cells.map((line) => line[at]?.length ?? 0)));
  const print = (line: readonly string[]): void =>
    console.log(
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  console.log('');
  print(columns);
  print(widths.map((width) => '─'.repeat(width)));
  for (const line of cells) print(line);
}

function verdict(row: Row): string {
  return row.met === undefined ? 'reported' : row.met ? 'met' : 'NOT MET';
}
