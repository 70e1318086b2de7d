import type { LedgerMapping, RefusedRow, RowRecord } from '#connectors';
import {
  amendInvoice,
  type Book,
  type Booking,
  type BusinessEvent,
  type LocalDate,
  localDateAt,
  type Moment,
  type Outcome,
  type Refusal,
  refusals,
  toInstant,
} from '#engine';
import { bookRecord, type LedgerRecord, needsOfRecord } from '../commands/book-record.ts';
import { changeLedger } from '../commands/ledger-command.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import { saveArrivals } from '../store/arrival-store.ts';
import type { BookNeeds } from '../store/book-store.ts';
import type { ArrivalDocument } from '../store/flow-documents.ts';
import { type KnownRecords, knownRecords } from '../store/import-store.ts';
import type { Figures, ImportCounts } from './import-counts.ts';
import { sourceId } from './source-ids.ts';

/** A record of the file with the account it belongs to. */
export interface FileRecord {
  readonly line: number;
  readonly accountId: string;
  readonly record: RowRecord;
}

/** Order of records that fall on one day: what is owed, what is settled, what is paid, what is disputed. */
const ORDER = { invoice: 1, resolution: 2, payment: 3, credit: 3, dispute: 4 } as const;

interface Planned {
  readonly line: number;
  readonly accountId: string;
  readonly on: LocalDate;
  readonly externalId: string;
  readonly record: LedgerRecord;
  readonly figures: Figures | undefined;
}

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

  constructor(runtime: Runtime, world: World, mapping: LedgerMapping, counts: ImportCounts, importId: string) {
    this.runtime = runtime;
    this.world = world;
    this.mapping = mapping;
    this.counts = counts;
    this.importId = importId;
  }

  async book(batch: readonly FileRecord[]): Promise<RefusedRow[]> {
    const planned = batch.flatMap((each) => this.plan(each));
    const known = await knownRecords(
      this.runtime.store,
      planned.map((each) => each.record.id),
    );
    const refused: RefusedRow[] = [];
    const arrivals: ArrivalDocument[] = [];
    const now = new Map<string, Planned[]>();
    const today = localDateAt(this.world.now, this.mapping.zone);
    for (const each of planned) {
      const verdict = compare(each.record, known);
      if (verdict === 'same') this.count(each, 'unchanged');
      else if (verdict === 'refused') refused.push(this.refuse(each, 'was booked with other figures; reverse it first'));
      else if (each.on > today && !known.invoices.has(each.record.id)) arrivals.push(this.arrival(each, known));
      else now.set(each.accountId, [...(now.get(each.accountId) ?? []), each]);
    }
    await saveArrivals(this.runtime.store, arrivals);
    this.counts.datedAhead += arrivals.filter((arrival) => !known.arrivals.has(arrival._id)).length;
    for (const [accountId, list] of now) refused.push(...(await this.bookAccount(accountId, list, known)));
    return refused;
  }

  private plan({ line, accountId, record }: FileRecord): Planned[] {
    const source = this.mapping.source.id;
    const invoiceId = (number: string): string => sourceId('inv', source, accountId, number);
    const { payments, invoices, disputes } = this.counts;
    switch (record.kind) {
      case 'invoice': {
        const { kind, number, issuedOn, dueOn, amount } = record;
        return [
          {
            line,
            accountId,
            on: issuedOn,
            externalId: `${accountId}/${number}`,
            figures: invoices,
            record: { kind, id: invoiceId(number), number, issuedOn, dueOn, amount },
          },
        ];
      }
      case 'payment':
      case 'credit': {
        const id = sourceId('pay', source, accountId, record.kind, record.key);
        const named = record.invoices.map((paid) => ({
          invoiceId: invoiceId(paid.number),
          ...(paid.amount === undefined ? {} : { atMost: paid.amount }),
        }));
        const { kind, amount, receivedOn, key } = record;
        return [
          {
            line,
            accountId,
            on: receivedOn,
            externalId: `${accountId}/${kind}/${key}`,
            figures: payments,
            record: { kind, id, amount, receivedOn, reference: key, named },
          },
        ];
      }
      case 'dispute': {
        const id = sourceId('dsp', source, accountId, record.key);
        const opened: Planned = {
          line,
          accountId,
          on: record.from,
          externalId: `${accountId}/${record.key}`,
          figures: disputes,
          record: { kind: 'dispute', id, invoiceId: invoiceId(record.invoice), reason: record.reason },
        };
        if (record.to === undefined) return [opened];
        return [
          opened,
          {
            ...opened,
            on: record.to,
            externalId: `${opened.externalId}/resolved`,
            figures: undefined,
            record: { kind: 'resolution', id: `${id}-resolved`, disputeId: id },
          },
        ];
      }
    }
  }

  private arrival(each: Planned, known: KnownRecords): ArrivalDocument {
    this.count(each, known.arrivals.has(each.record.id) ? 'changed' : 'created');
    return {
      _id: each.record.id,
      at: new Date(toInstant(each.on, '00:00', this.mapping.zone)),
      order: ORDER[each.record.kind],
      accountId: each.accountId,
      command: each.record.kind,
      input: each.record,
      status: 'pending',
      sourceId: this.mapping.source.id,
      externalId: each.externalId,
    };
  }

  /** One account's records in one transaction, in the order they happened; a record the ledger refuses is left out. */
  private async bookAccount(accountId: string, list: readonly Planned[], known: KnownRecords): Promise<RefusedRow[]> {
    const inOrder = [...list].sort((a, b) => (a.on === b.on ? ORDER[a.record.kind] - ORDER[b.record.kind] : a.on < b.on ? -1 : 1));
    const refusals: { each: Planned; reason: string }[] = [];
    const { runtime, world } = this;
    await runtime.store.transaction((transaction) =>
      changeLedger(
        runtime,
        world,
        {
          id: `import:${this.importId}:${accountId}:${inOrder[0]?.record.id ?? ''}`,
          accountId,
          actor: SYSTEM,
          needs: allNeeds(inOrder),
          sourceId: this.mapping.source.id,
          apply: (book, moment) => {
            refusals.splice(0);
            return { ok: true, value: this.bookAll(book, inOrder, moment, known, (each, reason) => refusals.push({ each, reason })) };
          },
        },
        transaction,
      ),
    );
    for (const each of inOrder) {
      if (refusals.some((refusal) => refusal.each === each)) continue;
      this.count(each, known.invoices.has(each.record.id) ? 'changed' : 'created');
    }
    return refusals.map(({ each, reason }) => this.refuse(each, reason));
  }

  private bookAll(
    book: Book,
    list: readonly Planned[],
    moment: Moment,
    known: KnownRecords,
    refuse: (each: Planned, reason: string) => void,
  ): Booking {
    let next = book;
    const events: BusinessEvent[] = [];
    for (const each of list) {
      const outcome = this.bookOne(next, each, moment, known);
      if (!outcome.ok) refuse(each, reasonOf(outcome.refusal));
      else {
        next = outcome.value.book;
        events.push(...outcome.value.events);
      }
    }
    return { book: next, events };
  }

  private bookOne(book: Book, { record, on }: Planned, moment: Moment, known: KnownRecords): Outcome<Booking> {
    // A dispute of the past keeps its own days; money counts from now on, whatever its date.
    if (record.kind === 'dispute' || record.kind === 'resolution') {
      return bookRecord(book, record, { at: toInstant(on, '00:00', this.mapping.zone), on }, this.world.terms);
    }
    if (record.kind === 'invoice' && known.invoices.has(record.id)) {
      return amendInvoice(
        book,
        { invoiceId: record.id, issuedOn: record.issuedOn, dueOn: record.dueOn, amount: record.amount },
        moment,
        this.world.terms,
      );
    }
    return bookRecord(book, record, moment, this.world.terms);
  }

  private refuse(each: Planned, reason: string): RefusedRow {
    this.count(each, 'refused');
    return { line: each.line, column: each.record.kind, value: each.externalId.split('/').slice(1).join('/'), reason };
  }

  private count(each: Planned, what: keyof Figures): void {
    if (each.figures) each.figures[what] += 1;
  }
}

/** Whether a record says what is there already. A booked payment is never rewritten behind the ledger's back. */
function compare(record: LedgerRecord, known: KnownRecords): 'new' | 'same' | 'changed' | 'refused' {
  const waiting = known.arrivals.get(record.id);
  if (waiting?.status === 'pending') return JSON.stringify(waiting.input) === JSON.stringify(record) ? 'same' : 'changed';
  switch (record.kind) {
    case 'invoice': {
      const invoice = known.invoices.get(record.id);
      if (!invoice) return 'new';
      return invoice.amount === record.amount && invoice.dueOn === record.dueOn && invoice.issuedOn === record.issuedOn
        ? 'same'
        : 'changed';
    }
    case 'payment':
    case 'credit': {
      const payment = known.payments.get(record.id);
      if (!payment) return 'new';
      return payment.amount === record.amount && payment.receivedOn === record.receivedOn ? 'same' : 'refused';
    }
    case 'dispute':
      return known.disputes.has(record.id) || waiting ? 'same' : 'new';
    case 'resolution':
      return waiting || known.disputes.get(record.disputeId)?.status === 'resolved' ? 'same' : 'new';
  }
}

/** Details name our ids where the invoice is unknown; the file has its own. */
function reasonOf({ code, detail }: Refusal): string {
  const { title } = refusals[code];
  return code === 'invoice.unknown' ? title : `${title}: ${detail}`;
}

function allNeeds(list: readonly Planned[]): BookNeeds {
  const needs = list.map(({ record }) => needsOfRecord(record));
  const moneyOn = needs.flatMap((each) => (each.moneyOn === undefined ? [] : [each.moneyOn])).sort()[0];
  const amended = list.flatMap(({ record }) => (record.kind === 'invoice' ? [record.id] : []));
  return { invoiceIds: [...needs.flatMap((each) => each.invoiceIds ?? []), ...amended], ...(moneyOn === undefined ? {} : { moneyOn }) };
}
