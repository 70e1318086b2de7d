import type { LedgerMapping, RowRecord } from '#connectors';
import { type LocalDate, toInstant } from '#engine';
import type { LedgerRecord } from '../commands/book-record.ts';
import type { ArrivalDocument } from '../store/flow-documents.ts';
import type { Figures, ImportCounts } from './import-counts.ts';
import { sourceId } from './source-ids.ts';

/** A record of the file with the account it belongs to. */
export interface FileRecord {
  readonly line: number;
  readonly accountId: string;
  readonly record: RowRecord;
}

/** A record of the file as the ledger knows it, with the day it happens on. */
export interface Planned<R extends LedgerRecord = LedgerRecord> {
  readonly line: number;
  readonly accountId: string;
  readonly on: LocalDate;
  readonly externalId: string;
  readonly record: R;
  readonly figures: Figures | undefined;
  /** The file does not say when a payment came in. */
  readonly undated?: boolean;
}

/** Order of records that fall on one day: what is owed, what is settled, what is paid, what is disputed. */
const ORDER = { invoice: 1, resolution: 2, payment: 3, credit: 3, dispute: 4 } as const;

export function inOrderOfDays(list: readonly Planned[]): Planned[] {
  return list.toSorted((a, b) => (a.on === b.on ? ORDER[a.record.kind] - ORDER[b.record.kind] : a.on < b.on ? -1 : 1));
}

/** What a record of the file becomes; a dispute that is over becomes two. */
export function planRecord({ line, accountId, record }: FileRecord, source: string, counts: ImportCounts): Planned[] {
  const invoiceId = (number: string): string => sourceId('inv', source, accountId, number);
  const base = { line, accountId };
  switch (record.kind) {
    case 'invoice': {
      const { kind, key: _, ...rest } = record;
      const { number, issuedOn } = rest;
      const invoice = { kind, id: invoiceId(number), ...rest };
      return [{ ...base, on: issuedOn, externalId: `${accountId}/${number}`, figures: counts.invoices, record: invoice }];
    }
    case 'payment':
    case 'credit': {
      const { kind, amount, receivedOn, key } = record;
      const named = record.invoices.map((paid) => ({
        invoiceId: invoiceId(paid.number),
        ...(paid.amount === undefined ? {} : { atMost: paid.amount }),
      }));
      const money = { kind, id: sourceId('pay', source, accountId, kind, key), amount, receivedOn, reference: key, named };
      const undated = kind === 'payment' && record.undated === true;
      return [{ ...base, on: receivedOn, externalId: `${accountId}/${kind}/${key}`, figures: counts.payments, record: money, undated }];
    }
    case 'dispute': {
      const { key, invoice, from, to, reason } = record;
      const id = sourceId('dsp', source, accountId, key);
      const externalId = `${accountId}/${key}`;
      const dispute = { kind: 'dispute' as const, id, invoiceId: invoiceId(invoice), reason };
      const resolution = { kind: 'resolution' as const, id: `${id}-resolved`, disputeId: id };
      return [
        { ...base, on: from, externalId, figures: counts.disputes, record: dispute },
        ...(to === undefined ? [] : [{ ...base, on: to, externalId: `${externalId}/resolved`, figures: undefined, record: resolution }]),
      ];
    }
  }
}

/** A record that waits for 00:00 of its day. */
export function arrivalOf({ record, on, accountId, externalId }: Planned, mapping: LedgerMapping): ArrivalDocument {
  return {
    _id: record.id,
    at: new Date(toInstant(on, '00:00', mapping.zone)),
    order: ORDER[record.kind],
    accountId,
    command: record.kind,
    input: record,
    status: 'pending',
    sourceId: mapping.source.id,
    externalId,
  };
}
