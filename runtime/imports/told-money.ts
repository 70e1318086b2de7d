import type { LocalDate } from '#engine';
import type { LedgerRecord } from '../commands/book-record.ts';
import type { PaymentDocument } from '../store/account-documents.ts';
import type { Planned } from './plan-records.ts';

/** Money a source tells of under one reference: all of it so far, whatever was booked of it before. */
export type Money = Extract<LedgerRecord, { kind: 'payment' | 'credit' }>;

export function isMoney(each: Planned): each is Planned<Money> {
  return each.record.kind === 'payment' || each.record.kind === 'credit';
}

/** How what is booked comes to what the source tells. */
export interface Correction {
  /** Booked payments the source does not tell of any more. */
  readonly withdraw: readonly PaymentDocument[];
  /** What is still to be booked, as a payment of its own; its amount may be 0. */
  readonly rest: Planned<Money>;
}

/**
 * Compares what a source tells under a reference with what is booked of it. When it has become more, the
 * difference is a further payment; when it has become less, or another day, the latest payments are taken back
 * until the rest fits. One that a person has reversed still counts as told: the source has to take it back itself.
 *
 * `firstSeen` is the day on which a payment counts that the file does not date and that came in since the
 * invoice was booked; undefined when the invoice is new.
 */
export function correctionOf(told: Planned<Money>, booked: readonly PaymentDocument[], firstSeen: LocalDate | undefined): Correction {
  const { record, undated = false } = told;
  const standing = booked.filter((payment) => !payment.withdrawn).sort(byDay);
  const withdraw: PaymentDocument[] = [];
  let sum = standing.reduce((total, payment) => total + payment.amount, 0);
  for (let last = standing.at(-1); last && (sum > record.amount || (!undated && isMisdated(last, sum, record))); last = standing.at(-1)) {
    withdraw.push(last);
    standing.pop();
    sum -= last.amount;
  }
  const receivedOn = undated && firstSeen !== undefined && firstSeen > record.receivedOn ? firstSeen : record.receivedOn;
  const rest: Money = {
    ...record,
    id: nextId(record.id, booked),
    amount: record.amount - sum,
    receivedOn,
    named: stillNamed(record.named, standing),
  };
  return { withdraw, rest: { ...told, on: receivedOn, record: rest } };
}

/** The id of the next part; parts that were taken back keep theirs. */
export function nextId(id: string, booked: readonly PaymentDocument[]): string {
  return booked.length === 0 ? id : `${id}-${booked.length}`;
}

/** A part of later money than the source tells of is wrong; an earlier one is when no further money explains the day. */
function isMisdated({ receivedOn }: PaymentDocument, sum: number, told: Money): boolean {
  return receivedOn > told.receivedOn || (receivedOn < told.receivedOn && sum === told.amount);
}

function byDay(a: PaymentDocument, b: PaymentDocument): number {
  if (a.receivedOn !== b.receivedOn) return a.receivedOn < b.receivedOn ? -1 : 1;
  return a.recordedAt - b.recordedAt;
}

/** What the invoices named are still to get of it, beyond what the parts that stand have given them. */
function stillNamed(named: Money['named'], standing: readonly PaymentDocument[]): Money['named'] {
  const given = new Map<string, number>();
  for (const { invoiceId, amount } of standing.flatMap((payment) => payment.applications))
    given.set(invoiceId, (given.get(invoiceId) ?? 0) + amount);
  return named.map((each) => {
    if (each.atMost === undefined) return each;
    const had = Math.min(each.atMost, given.get(each.invoiceId) ?? 0);
    given.set(each.invoiceId, (given.get(each.invoiceId) ?? 0) - had);
    return { ...each, atMost: each.atMost - had };
  });
}
