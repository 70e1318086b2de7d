import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { CustomField } from '#engine';
import { columnsOf, type LedgerMapping } from './mapping.ts';
import { type ReadRow, readRow } from './read-row.ts';
import { type Row, RowFault } from './read-value.ts';

/** A row that could not be taken: where it stands and why. */
export interface RefusedRow {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

export type FileRow = { readonly line: number; readonly row: ReadRow } | { readonly refused: RefusedRow } | { readonly skipped: true };

/** A file that is not what the mapping describes: nothing of it is read. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
}

const LONGEST_CELL = 32 * 1024;

/** Reads a CSV ledger as a stream, row by row; a bad row is refused and the rest goes on. `fields` are those a mapping may name. */
export async function* readLedgerFile(
  input: Readable,
  mapping: LedgerMapping,
  fields: readonly CustomField[] = [],
): AsyncGenerator<FileRow> {
  const wanted = columnsOf(mapping);
  let begun = false;
  const parser = input.pipe(
    parse({
      bom: true,
      delimiter: mapping.delimiter ?? ',',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_CELL * 8,
      columns: (header: string[]) => {
        begun = true;
        return checkedHeader(header, wanted);
      },
    }),
  );
  input.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Row; info: { lines: number } }>) {
      yield readOne(record, info.lines, mapping, fields);
    }
    // Without this an upload that brought nothing would count as news up to today.
    if (!begun) throw new FileFault('the file is empty');
  } catch (error) {
    throw error instanceof FileFault
      ? error
      : new FileFault(`the file cannot be read as CSV: ${(error as Error).message}`, { cause: error });
  }
}

function checkedHeader(header: readonly string[], wanted: ReadonlySet<string>): string[] {
  const columns = header.map((name) => name.trim());
  const missing = [...wanted].filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new FileFault(`the file has no column ${missing.map((name) => `"${name}"`).join(', ')}; it has ${columns.join(', ')}`);
  const twice = columns.filter((name, index) => columns.indexOf(name) !== index);
  if (twice.length > 0) throw new FileFault(`the file has the column "${twice[0]}" twice`);
  return columns;
}

function readOne(record: Row, line: number, mapping: LedgerMapping, fields: readonly CustomField[]): FileRow {
  try {
    const row = readRow(record, mapping, fields);
    return row ? { line, row } : { skipped: true };
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    return { refused: { line, column: error.column, value: error.value.slice(0, 200), reason: error.message } };
  }
}
