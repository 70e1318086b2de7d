import type { LedgerMapping, RefusedRow } from '#connectors';
import { addDays, localDateAt } from '#engine';
import { changeLedger } from '../commands/ledger-command.ts';
import { grouped } from '../grouped.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import { saveArrivals, supersedeArrivals } from '../store/arrival-store.ts';
import { withdrawPayments } from '../store/import-store.ts';
import { type AccountBooking, bookAccountRecords, needsOf } from './book-account.ts';
import type { Figures, ImportCounts } from './import-counts.ts';
import { type Judged, judgeRecords } from './judge-records.ts';
import { arrivalOf, type FileRecord, inOrderOfDays, type Planned, planRecord } from './plan-records.ts';
import { closeRefusedMoney, openRefusedMoney } from './refused-money.ts';

/**
 * Books a batch of records: what is there already and says the same is left alone, what is dated after the
 * clock waits for its day, the rest is booked account by account, each in one transaction.
 */
export class ImportRecords {
  private readonly runtime: Runtime;
  private readonly world: World;
  private readonly mapping: LedgerMapping;
  private readonly counts: ImportCounts;
  private readonly importId: string;
  private bookings = 0;

  constructor(runtime: Runtime, world: World, mapping: LedgerMapping, counts: ImportCounts, importId: string) {
    this.runtime = runtime;
    this.world = world;
    this.mapping = mapping;
    this.counts = counts;
    this.importId = importId;
  }

  async book(batch: readonly FileRecord[]): Promise<RefusedRow[]> {
    const { runtime, world, mapping, counts } = this;
    const planned = inOrderOfDays(batch.flatMap((each) => planRecord(each, mapping.source.id, counts)));
    const today = localDateAt(world.now, mapping.zone);
    const judged = await judgeRecords(runtime.store, mapping, planned, { today, yesterday: addDays(today, -1) });
    const toBook = judged.filter(({ verdict, withdraw }) => verdict === 'book' || verdict === 'take-back' || withdraw.length > 0);
    const refused: RefusedRow[] = [];
    for (const [accountId, list] of grouped(toBook, ({ each }) => each.accountId))
      refused.push(...(await this.bookAccount(accountId, list)));
    await this.letWait(judged.filter(({ verdict }) => verdict === 'wait'));
    for (const { each, verdict } of judged) if (verdict === 'same') count(each, 'unchanged');
    const sound = planned.filter(({ line, record }) => !refused.some((row) => row.line === line && row.column === record.kind));
    await closeRefusedMoney(runtime, world, mapping, sound);
    return refused;
  }

  private async letWait(list: readonly Judged[]): Promise<void> {
    await saveArrivals(
      this.runtime.store,
      list.map(({ each }) => arrivalOf(each, this.mapping)),
    );
    for (const { each, known, waiting } of list) {
      count(each, known ? 'changed' : 'created');
      if (!waiting) this.counts.datedAhead += 1;
    }
  }

  private async bookAccount(accountId: string, list: readonly Judged[]): Promise<RefusedRow[]> {
    const { runtime, world, mapping } = this;
    // A file may change one record twice: each booking is a change of its own.
    this.bookings += 1;
    const id = `import:${this.importId}:${this.bookings}`;
    const refused = await runtime.store.transaction(async (transaction) => {
      let result: AccountBooking | undefined;
      await changeLedger(
        runtime,
        world,
        {
          id,
          accountId,
          actor: SYSTEM,
          needs: needsOf(list),
          sourceId: mapping.source.id,
          apply: (book, moment) => {
            result = bookAccountRecords(book, list, moment, world, mapping);
            return { ok: true, value: result.booking };
          },
        },
        transaction,
      );
      const failed = result?.refused ?? [];
      const done = list.filter((judged) => !failed.some((each) => each.judged === judged));
      await withdrawPayments(
        runtime.store,
        done.flatMap((judged) => judged.withdraw),
        transaction,
      );
      await supersedeArrivals(
        runtime.store,
        done.filter((judged) => judged.verdict !== 'wait' && judged.waiting).map((judged) => judged.each.record.id),
        transaction,
      );
      await openRefusedMoney(runtime, world, mapping, failed, transaction);
      return failed;
    });
    for (const judged of list) {
      if (judged.verdict === 'wait') continue;
      const isRefused = refused.some((each) => each.judged === judged);
      count(judged.each, isRefused ? 'refused' : judged.known || judged.verdict === 'take-back' ? 'changed' : 'created');
    }
    return refused.map(({ judged: { each }, reason }) => refusedRow(each, reason));
  }
}

function refusedRow({ line, record, externalId }: Planned, reason: string): RefusedRow {
  return { line, column: record.kind, value: externalId.split('/').slice(1).join('/'), reason };
}

function count({ figures }: Planned, what: keyof Figures): void {
  if (figures) figures[what] += 1;
}
