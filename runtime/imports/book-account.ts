import type { LedgerMapping } from '#connectors';
import {
  amendInvoice,
  type Book,
  type Booking,
  type BusinessEvent,
  type Moment,
  type Outcome,
  type Refusal,
  refusals,
  reversePayment,
  toInstant,
} from '#engine';
import { bookRecord, needsOfRecord } from '../commands/book-record.ts';
import type { World } from '../runtime.ts';
import type { BookNeeds } from '../store/book-store.ts';
import type { Judged } from './judge-records.ts';

/** What became of one account's records. */
export interface AccountBooking {
  readonly booking: Booking;
  readonly refused: readonly { readonly judged: Judged; readonly reason: string }[];
}

/** What of the account must be loaded to book these. */
export function needsOf(list: readonly Judged[]): BookNeeds {
  const needs = list.map(({ each }) => needsOfRecord(each.record));
  const moneyOn = needs.flatMap((each) => (each.moneyOn === undefined ? [] : [each.moneyOn])).sort()[0];
  return {
    newIds: needs.flatMap((each) => each.newIds ?? []),
    invoiceIds: needs.flatMap((each) => each.invoiceIds ?? []),
    paymentIds: list.flatMap((judged) => judged.withdraw),
    ...(moneyOn === undefined ? {} : { moneyOn }),
  };
}

/**
 * Books one account's records in the order they happened, after what its source does not tell of any more was
 * taken back; a record the ledger refuses is left out. A payment is not taken back when what stands in its place
 * is refused.
 */
export function bookAccountRecords(
  book: Book,
  list: readonly Judged[],
  moment: Moment,
  world: Pick<World, 'terms'>,
  mapping: LedgerMapping,
): AccountBooking {
  const attempt = bookAll(book, list, moment, world, mapping);
  const impossible = attempt.refused.filter(({ judged }) => judged.withdraw.length > 0);
  if (impossible.length === 0) return attempt;
  const left = list.filter((judged) => !impossible.some((each) => each.judged === judged));
  const again = bookAccountRecords(book, left, moment, world, mapping);
  return { ...again, refused: [...impossible, ...again.refused] };
}

function bookAll(book: Book, list: readonly Judged[], moment: Moment, world: Pick<World, 'terms'>, mapping: LedgerMapping): AccountBooking {
  let next = book;
  const events: BusinessEvent[] = [];
  const refused: { judged: Judged; reason: string }[] = [];
  const take = (judged: Judged, outcome: Outcome<Booking>): void => {
    if (!outcome.ok) refused.push({ judged, reason: reasonOf(outcome.refusal) });
    else {
      next = outcome.value.book;
      events.push(...outcome.value.events);
    }
  };
  const reason = `${mapping.source.name} does not tell of it any more`;
  for (const judged of list)
    for (const paymentId of judged.withdraw) {
      const isReversed = next.payments.some((payment) => payment.id === paymentId && payment.reversedOn !== undefined);
      if (!isReversed) take(judged, reversePayment(next, { paymentId, reason }, moment, world.terms));
    }
  for (const judged of list) if (judged.verdict === 'book') take(judged, bookOne(next, judged, moment, world, mapping));
  return { booking: { book: next, events }, refused };
}

function bookOne(book: Book, { each, amends }: Judged, moment: Moment, { terms }: Pick<World, 'terms'>, { zone }: LedgerMapping) {
  const { record, on } = each;
  // A dispute of the past keeps its own days; money counts from now on, whatever its date.
  if (record.kind === 'dispute' || record.kind === 'resolution')
    return bookRecord(book, record, { at: toInstant(on, '00:00', zone), on }, terms);
  if (record.kind === 'invoice' && amends) {
    const { id, issuedOn, dueOn, amount } = record;
    return amendInvoice(book, { invoiceId: id, issuedOn, dueOn, amount }, moment, terms);
  }
  return bookRecord(book, record, moment, terms);
}

/** Details name our ids where the invoice is unknown; the file has its own. */
function reasonOf({ code, detail }: Refusal): string {
  const { title } = refusals[code];
  return code === 'invoice.unknown' ? title : `${title}: ${detail}`;
}
