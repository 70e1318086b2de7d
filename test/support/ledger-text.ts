import { Readable } from 'node:stream';
import { type FileRow, type LedgerMapping, type ReadRow, type RefusedRow, readLedgerFile } from '#connectors';

/** A mapping of five columns; tests change what they are about. */
export function aMapping(more: Partial<LedgerMapping> = {}): LedgerMapping {
  return {
    source: { id: 'ledger', name: 'Ledger' },
    dates: ['yyyy-MM-dd'],
    currency: 'USD',
    zone: 'UTC',
    account: { id: '{customer}', name: '{customer}' },
    invoice: { number: '{invoice}', issuedOn: '{issued}', dueOn: '{due}', amount: '{amount}' },
    ...more,
  };
}

export const header = 'customer,invoice,issued,due,amount';

/** What a file says: its rows, and those that were refused. */
export async function readText(
  text: string | Buffer,
  mapping: LedgerMapping = aMapping(),
): Promise<{ rows: ReadRow[]; refused: RefusedRow[]; skipped: number }> {
  const all: FileRow[] = [];
  // In small pieces, as a network brings it: a character may come in two.
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) => bytes.subarray(index * 7, index * 7 + 7));
  for await (const row of readLedgerFile(Readable.from(pieces, { objectMode: false }), mapping)) all.push(row);
  return {
    rows: all.flatMap((row) => ('row' in row ? [row.row] : [])),
    refused: all.flatMap((row) => ('refused' in row ? [row.refused] : [])),
    skipped: all.filter((row) => 'skipped' in row).length,
  };
}
