import type { Readable } from 'node:stream';
import { FileFault, type FileRow, type LedgerMapping, type ReadRow, type RefusedRow, type RowRecord, readLedgerFile } from '#connectors';
import { type LocalDate, later, localDateAt } from '#engine';
import { ownFields } from '../published/library.ts';
import { type Runtime, readWorld, type World } from '../runtime.ts';
import { wakeHeld } from '../store/effect-store.ts';
import { advanceFeed, saveFeed } from '../store/feed-store.ts';
import { saveRefusedRows, updateImport } from '../store/import-store.ts';
import { currentThrough } from './current-through.ts';
import { ImportAccounts } from './import-accounts.ts';
import { emptyCounts, type ImportCounts, sumUp } from './import-counts.ts';
import { ImportRecords } from './import-records.ts';
import type { FileRecord } from './plan-records.ts';

const BATCH = 250;

/**
 * Reads a ledger file as it streams in and books it batch by batch; the counts are saved as it goes. Rows that
 * cannot be taken are kept with line, column, value and reason. Notices and judgements of the source's accounts
 * wait while it is read and are looked at again at the end, however it ends; when the whole file is through, the
 * source is current through the day the file tells.
 */
export async function runImport(runtime: Runtime, importId: string, mapping: LedgerMapping, input: Readable): Promise<void> {
  const counts = emptyCounts();
  const { source } = mapping;
  const world = await readWorld(runtime);
  await saveFeed(runtime.store, { _id: source.id, name: source.name, mode: 'batch' });
  const finish = (fields: { readonly status: string; readonly failure?: string }, through?: LocalDate): Promise<void> =>
    runtime.store.transaction(async (transaction) => {
      await updateImport(runtime.store, importId, { ...fields, counts, finishedAt: new Date() }, transaction);
      if (through !== undefined) await advanceFeed(runtime.store, source.id, through, transaction);
      await wakeHeld(runtime.store, { reason: 'feed-behind' }, transaction);
    });
  try {
    const latest = await readAll(runtime, world, importId, mapping, input, counts);
    const sandbox = world.settings.clock.mode === 'sandbox';
    const today = localDateAt(world.now, mapping.zone);
    await finish({ status: 'done' }, currentThrough({ declared: mapping.currentThrough, latest, today, sandbox }));
  } catch (error) {
    await finish({ status: 'failed', failure: failureOf(runtime, importId, error) });
  }
  runtime.publish([
    { type: 'import', id: importId, version: counts.rows },
    { type: 'portfolio', id: 'portfolio', version: counts.rows },
  ]);
}

/** Why reading a file came to an end, for whoever gave it; a fault of ours is logged. */
export function failureOf(runtime: Pick<Runtime, 'log'>, importId: string, error: unknown): string {
  if (error instanceof FileFault) return error.message;
  runtime.log.error({ err: error, importId }, 'an import failed');
  return 'the import stopped on a fault of ours; give it the same file again';
}

async function readAll(
  runtime: Runtime,
  world: World,
  importId: string,
  mapping: LedgerMapping,
  input: Readable,
  counts: ImportCounts,
): Promise<LocalDate | undefined> {
  const run = new ImportRun(runtime, world, mapping, counts, importId);
  for await (const item of readLedgerFile(input, mapping, ownFields(world.published))) await run.take(item);
  return run.finish();
}

/** One pass over a file: rows are gathered and booked in batches. */
class ImportRun {
  private readonly accounts: ImportAccounts;
  private readonly records: ImportRecords;
  private readonly payments = new SplitPayments();
  private batch: FileRecord[] = [];
  private readonly inBatch = new Set<string>();
  private refused: RefusedRow[] = [];
  private latest: LocalDate | undefined;
  private readonly runtime: Runtime;
  private readonly mapping: LedgerMapping;
  private readonly counts: ImportCounts;
  private readonly importId: string;

  constructor(runtime: Runtime, world: World, mapping: LedgerMapping, counts: ImportCounts, importId: string) {
    this.runtime = runtime;
    this.mapping = mapping;
    this.counts = counts;
    this.importId = importId;
    this.accounts = new ImportAccounts(runtime, world, mapping, counts.accounts);
    this.records = new ImportRecords(runtime, world, mapping, counts, importId);
  }

  async take(item: FileRow): Promise<void> {
    this.counts.rows += 1;
    if ('refused' in item) this.refused.push(item.refused);
    else if ('row' in item) await this.gather(item.row, item.line);
    if (this.counts.rows % BATCH === 0) await this.flush();
  }

  /** Books what is left, payments over several rows last; answers the latest date of the file. */
  async finish(): Promise<LocalDate | undefined> {
    await this.flush();
    for (const payment of this.payments.whole()) {
      this.batch.push(payment);
      if (this.batch.length >= BATCH) await this.flush();
    }
    await this.flush();
    const assumptions = [...assumptionsOf(this.mapping), ...this.accounts.notes()];
    await updateImport(this.runtime.store, this.importId, { assumptions });
    return this.latest;
  }

  private async gather(row: ReadRow, line: number): Promise<void> {
    const accountId = await this.accounts.idFor(row.account);
    for (const record of row.records) {
      sumUp(this.counts, row.account.currency, record);
      if (mayBeSplit(record, this.mapping)) this.payments.add({ line, accountId, record });
      else await this.add({ line, accountId, record });
    }
    if (row.latest !== undefined) this.latest = later(this.latest ?? row.latest, row.latest);
  }

  /** What stands in the file again is compared with what was booked of it the first time. */
  private async add(record: FileRecord): Promise<void> {
    const key = `${record.accountId}|${record.record.kind}|${record.record.key}`;
    if (this.inBatch.has(key)) await this.flush();
    this.inBatch.add(key);
    this.batch.push(record);
  }

  private async flush(): Promise<void> {
    const refused = [...this.refused, ...(await this.records.book(this.batch))];
    this.batch = [];
    this.inBatch.clear();
    this.refused = [];
    this.counts.refusedRows += refused.length;
    await saveRefusedRows(this.runtime.store, this.importId, refused);
    await updateImport(this.runtime.store, this.importId, { counts: this.counts });
    this.runtime.publish([{ type: 'import', id: this.importId, version: this.counts.rows }]);
  }
}

/** Whether other rows may carry further parts of the same payment. */
function mayBeSplit(record: RowRecord, mapping: LedgerMapping): boolean {
  return record.kind === 'payment' && !record.inAll && (mapping.payment !== undefined || mapping.settled?.reference !== undefined);
}

/** Payments whose parts stand on several rows: one reference of one account is one payment over several invoices. */
class SplitPayments {
  private readonly parts = new Map<string, FileRecord[]>();

  add(record: FileRecord): void {
    const key = `${record.accountId}|${record.record.key}`;
    this.parts.set(key, [...(this.parts.get(key) ?? []), record]);
  }

  *whole(): Generator<FileRecord> {
    for (const [first, ...others] of this.parts.values()) {
      if (first?.record.kind !== 'payment') continue;
      const rows = [first, ...others].flatMap((part) => (part.record.kind === 'payment' ? [part.record] : []));
      const amount = rows.reduce((sum, row) => sum + row.amount, 0);
      // Not the first row's day: another export may have them in another order.
      const receivedOn = rows.map((row) => row.receivedOn).reduce(later);
      yield { ...first, record: { ...first.record, amount, receivedOn, invoices: rows.flatMap((row) => row.invoices) } };
    }
  }
}

/** What the mapping takes for granted, in words, for the report. */
export function assumptionsOf(mapping: LedgerMapping): string[] {
  const { dispute, invoice, settled, currency } = mapping;
  return [
    ...(/\{/.test(currency) ? [] : [`Every amount is in ${currency}.`]),
    `Every date is a day in ${mapping.zone}.`,
    ...(dispute
      ? [
          `Where ${dispute.when} is ${dispute.equals.join(' or ')}, the invoice is in dispute from its ${dispute.from === 'dueOn' ? 'due date' : 'issue date'} to the day it was settled; one settled by then was never in dispute.`,
        ]
      : []),
    ...(settled && settled.amount === undefined && invoice.open === undefined
      ? ['An invoice with a settlement date was paid in full on that day.']
      : []),
    ...(invoice.open !== undefined && !settled
      ? [
          'The file does not say when money came in. What is paid of an invoice when it is first listed counts from its issue date; what is paid later, from the day before the file that tells of it.',
        ]
      : []),
    'Negative invoices are credits; they and payments on account stay unapplied until the source applies them.',
  ];
}
