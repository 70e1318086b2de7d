import type { LocalDate } from '../base/local-date.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';
import type { Hold } from '../model/ledger.ts';
import { type Book, type Booking, type BusinessEvent, type LedgerTerms, type Moment, put } from './book.ts';
import { finish } from './finish.ts';

export interface NewHold {
  readonly id: string;
  readonly reason: string;
  /** Missing: the whole account. */
  readonly invoiceIds?: string[];
  /** The last day it holds; missing: until it is lifted. */
  readonly untilOn?: LocalDate;
  readonly effectKey?: string;
}

/** Keeps an account, or some of its invoices, from being chased. */
export function placeHold(book: Book, input: NewHold, moment: Moment, terms: LedgerTerms): Outcome<Booking> {
  if (input.untilOn !== undefined && input.untilOn < moment.on) return refused('hold.end_passed', input.untilOn, '/untilOn');
  const unknown = input.invoiceIds?.findIndex((id) => !book.invoices.some((invoice) => invoice.id === id)) ?? -1;
  if (unknown >= 0) return refused('invoice.unknown', String(input.invoiceIds?.[unknown]), `/invoiceIds/${unknown}`);
  const hold: Hold = { ...input, accountId: book.account.id, placedOn: moment.on };
  return done(finish(book, { ...book, holds: put(book.holds, hold) }, [holdEvent('hold.placed', hold)], moment, terms));
}

export function liftHold(book: Book, holdId: string, moment: Moment, terms: LedgerTerms): Outcome<Booking> {
  const hold = book.holds.find((each) => each.id === holdId);
  if (!hold) return refused('resource.unknown', 'no such hold on this account');
  if (hold.liftedOn !== undefined) return refused('hold.not_active', `on ${hold.liftedOn}`);
  const lifted = { ...hold, liftedOn: moment.on };
  return done(finish(book, { ...book, holds: put(book.holds, lifted) }, [holdEvent('hold.lifted', lifted)], moment, terms));
}

/** Holds whose last day has passed end by themselves; the nightly run tells it. */
export function endHolds(book: Book, moment: Moment, terms: LedgerTerms): Booking {
  const over = book.holds.filter((hold) => hold.liftedOn === undefined && hold.untilOn !== undefined && hold.untilOn < moment.on);
  const holds = book.holds.map((hold) => (over.includes(hold) ? { ...hold, liftedOn: moment.on } : hold));
  return finish(
    book,
    { ...book, holds },
    over.map((hold) => holdEvent('hold.lifted', hold)),
    moment,
    terms,
  );
}

function holdEvent(type: string, hold: Hold): BusinessEvent {
  return { type, payload: { holdId: hold.id, reason: hold.reason, scope: hold.invoiceIds ? 'invoices' : 'account' } };
}
