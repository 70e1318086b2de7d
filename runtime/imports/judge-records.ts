import type { LedgerMapping } from '#connectors';
import type { LocalDate } from '#engine';
import { grouped } from '../grouped.ts';
import type { PaymentDocument } from '../store/account-documents.ts';
import { type KnownRecords, knownRecords, paymentsUnder } from '../store/import-store.ts';
import type { Store } from '../store/store.ts';
import { arrivalOf, type Planned } from './plan-records.ts';
import { correctionOf, isMoney, nextId } from './told-money.ts';

/** What is to be done about a record of the file. */
export interface Judged {
  readonly each: Planned;
  /** `nothing`: it says that nothing is paid, and nothing was. */
  readonly verdict: 'same' | 'nothing' | 'book' | 'wait' | 'take-back';
  /** Booked already, in this or another form. */
  readonly known: boolean;
  /** An invoice that is booked changes in place. */
  readonly amends: boolean;
  /** An older version of it waits for its day, and must not come. */
  readonly waiting: boolean;
  /** Payments that its source does not tell of any more. */
  readonly withdraw: readonly string[];
}

/** Compares a batch of records with what is booked and what waits. */
export async function judgeRecords(
  store: Store,
  mapping: LedgerMapping,
  planned: readonly Planned[],
  days: { readonly today: LocalDate; readonly yesterday: LocalDate },
): Promise<Judged[]> {
  const booked = await bookedMoney(store, mapping.source.id, planned);
  const partsOf = (each: Planned): readonly PaymentDocument[] => booked.get(each.externalId) ?? [];
  const ids = planned.map((each) => (isMoney(each) ? nextId(each.record.id, partsOf(each)) : each.record.id));
  const known = await knownRecords(store, ids);
  return planned.map((each) => {
    if (!isMoney(each)) return judgeRecord(each, known, mapping, days.today);
    const isOld = each.record.named.some(({ invoiceId }) => known.invoices.has(invoiceId));
    const parts = partsOf(each);
    const { rest, withdraw } = correctionOf(each, parts, isOld ? days.yesterday : undefined);
    const judged = { each: rest, known: parts.length > 0, amends: false, withdraw: withdraw.map((payment) => payment._id) };
    const arrival = known.arrivals.get(rest.record.id);
    const waiting = arrival?.status === 'pending';
    if (rest.record.amount === 0 && withdraw.length === 0 && !waiting)
      return { ...judged, waiting, verdict: parts.length === 0 ? 'nothing' : 'same' };
    if (rest.record.amount === 0) return { ...judged, waiting, verdict: 'take-back' };
    if (waiting && withdraw.length === 0 && isSameArrival(rest, arrival, mapping)) return { ...judged, waiting, verdict: 'same' };
    return { ...judged, known: judged.known || waiting, waiting, verdict: rest.on > days.today ? 'wait' : 'book' };
  });
}

function judgeRecord(each: Planned, known: KnownRecords, mapping: LedgerMapping, today: LocalDate): Judged {
  const { record } = each;
  const arrival = known.arrivals.get(record.id);
  const waiting = arrival?.status === 'pending';
  const amends = known.invoices.has(record.id);
  const judged = { each, known: amends || waiting, amends, waiting, withdraw: [] };
  const isSame = waiting ? isSameArrival(each, arrival, mapping) : isBookedSo(each, known);
  if (isSame) return { ...judged, verdict: 'same' };
  return { ...judged, verdict: each.on > today && !amends ? 'wait' : 'book' };
}

function isSameArrival(each: Planned, waiting: KnownArrival, mapping: LedgerMapping): boolean {
  const { at, input } = arrivalOf(each, mapping);
  return waiting.at.getTime() === at.getTime() && JSON.stringify(waiting.input) === JSON.stringify(input);
}

type KnownArrival = NonNullable<ReturnType<KnownRecords['arrivals']['get']>>;

function isBookedSo({ record }: Planned, { invoices, disputes, arrivals }: KnownRecords): boolean {
  switch (record.kind) {
    case 'invoice': {
      const invoice = invoices.get(record.id);
      return invoice?.amount === record.amount && invoice.dueOn === record.dueOn && invoice.issuedOn === record.issuedOn;
    }
    case 'dispute':
      return disputes.has(record.id) || arrivals.has(record.id);
    case 'resolution':
      return arrivals.has(record.id) || disputes.get(record.disputeId)?.status === 'resolved';
    default:
      return false;
  }
}

/** Payments booked under the references of a batch, by what the file calls them. */
async function bookedMoney(store: Store, source: string, planned: readonly Planned[]): Promise<ReadonlyMap<string, PaymentDocument[]>> {
  const money = planned.filter(isMoney);
  const references = money.flatMap(({ record }) => (record.reference === undefined ? [] : [record.reference]));
  const found = await paymentsUnder(store, source, [...new Set(money.map((each) => each.accountId))], references);
  return grouped(found, ({ accountId, kind, reference }) => `${accountId}/${kind}/${reference}`);
}
