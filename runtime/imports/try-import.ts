import type { Readable } from 'node:stream';
import { type LedgerMapping, type RefusedRow, readLedgerFile } from '#connectors';
import { ownFields } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import { saveRefusedRows, updateImport } from '../store/import-store.ts';
import { emptyCounts, sumUp } from './import-counts.ts';
import { failureOf } from './run-import.ts';

const BATCH = 250;

/**
 * Reads a ledger file as an import would, and books nothing: what remains is the report with its sums and the
 * rows that could not be read. What the ledger itself would refuse shows only when it is booked.
 */
export async function tryImport(runtime: Runtime, world: World, importId: string, mapping: LedgerMapping, input: Readable): Promise<void> {
  const counts = emptyCounts();
  let refused: RefusedRow[] = [];
  const flush = async (): Promise<void> => {
    const rows = refused;
    refused = [];
    await saveRefusedRows(runtime.store, importId, rows);
    await updateImport(runtime.store, importId, { counts });
    runtime.publish([{ type: 'import', id: importId, version: counts.rows }]);
  };
  try {
    for await (const item of readLedgerFile(input, mapping, ownFields(world.published))) {
      counts.rows += 1;
      if ('refused' in item) {
        counts.refusedRows += 1;
        refused.push(item.refused);
      } else if ('row' in item) for (const record of item.row.records) sumUp(counts, item.row.account.currency, record);
      if (counts.rows % BATCH === 0) await flush();
    }
    await flush();
    await updateImport(runtime.store, importId, { status: 'done', finishedAt: new Date() });
  } catch (error) {
    await updateImport(runtime.store, importId, { status: 'failed', failure: failureOf(runtime, importId, error), finishedAt: new Date() });
  }
}
