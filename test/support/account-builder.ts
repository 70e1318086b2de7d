import {
  type Aging,
  acceptPlan,
  addInvoice,
  amendInvoice,
  amendPlan,
  approvePlan,
  approvePromise,
  type Book,
  type Booking,
  type BusinessEvent,
  cancelPromise,
  emptyBook,
  endHolds,
  endPlan,
  judgePromises,
  type LedgerTerms,
  type LocalDate,
  liftHold,
  type Moment,
  makePromise,
  type Outcome,
  offerPlan,
  openDispute,
  type PlanTerms,
  type PromiseTerms,
  placeHold,
  postPayment,
  type RefusalCode,
  reportPayment,
  resolveDispute,
  reversePayment,
  type Standing,
  standingOf,
  toInstant,
} from '#engine';

export const ZONE = 'America/New_York';
export const thirties: Aging = { kind: 'aging', id: 'thirties', name: 'Thirties', basis: 'due', bounds: [30, 60, 90] };
export const terms: LedgerTerms = { tolerance: 0, aging: thirties };

/** `2026-02-05` at noon, or `2026-02-05 08:00`, on the clocks of the account. */
export function moment(text: string, zone = ZONE): Moment {
  const [on = '', time = '12:00'] = text.split(' ');
  return { on, at: toInstant(on, time, zone) };
}

/** How much of a payment its sender meant for which invoice. */
export interface Named {
  readonly invoiceId: string;
  readonly amount: number;
}

/** A command of the story was refused. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}

/** An account and what happened to it, told in the ledger's own commands. Each step is a new story. */
export class AccountStory {
  readonly book: Book;
  /** What the last step told. */
  readonly events: readonly BusinessEvent[];
  private readonly terms: LedgerTerms;

  constructor(book: Book, ledger: LedgerTerms, events: readonly BusinessEvent[] = []) {
    this.book = book;
    this.terms = ledger;
    this.events = events;
  }

  /** An invoice, issued 30 days before it is due and known since then. */
  owing(number: string, amount: number, dueOn: LocalDate, issuedOn = '2025-12-01'): AccountStory {
    return this.after(addInvoice(this.book, { id: number, number, amount, dueOn, issuedOn }, moment(issuedOn), this.terms));
  }

  amending(invoiceId: string, amount: number, dueOn: LocalDate, when: string): AccountStory {
    const { issuedOn } = this.invoice(invoiceId);
    return this.after(amendInvoice(this.book, { invoiceId, amount, dueOn, issuedOn }, moment(when), this.terms));
  }

  paying(id: string, amount: number, when: string, named: readonly Named[] = [], receivedOn = when.slice(0, 10)): AccountStory {
    return this.after(postPayment(this.book, { id, kind: 'payment', amount, receivedOn, named }, moment(when), this.terms));
  }

  credited(id: string, amount: number, when: string): AccountStory {
    return this.after(postPayment(this.book, { id, kind: 'credit', amount, receivedOn: when.slice(0, 10) }, moment(when), this.terms));
  }

  bouncing(paymentId: string, when: string): AccountStory {
    return this.after(reversePayment(this.book, { paymentId, reason: 'bounced' }, moment(when), this.terms));
  }

  promising(
    id: string,
    amount: number,
    dueOn: LocalDate,
    when: string,
    promiseTerms: PromiseTerms = {},
    invoiceIds?: string[],
  ): AccountStory {
    const input = { id, amount, dueOn, mayApprove: false, ...(invoiceIds === undefined ? {} : { invoiceIds }) };
    return this.after(makePromise(this.book, input, promiseTerms, moment(when), this.terms));
  }

  approving(promiseId: string, when: string): AccountStory {
    return this.after(approvePromise(this.book, promiseId, moment(when), this.terms));
  }

  cancelling(promiseId: string, when: string): AccountStory {
    return this.after(cancelPromise(this.book, promiseId, moment(when), this.terms));
  }

  offeringPlan(
    id: string,
    parts: readonly (readonly [amount: number, dueOn: LocalDate])[],
    when: string,
    plans: PlanTerms = {},
  ): AccountStory {
    const installments = parts.map(([amount, dueOn]) => ({ amount, dueOn }));
    return this.after(offerPlan(this.book, { id, installments, mayApprove: false }, plans, moment(when), this.terms));
  }

  approvingPlan(id: string, when: string): AccountStory {
    return this.after(approvePlan(this.book, id, moment(when), this.terms));
  }

  acceptingPlan(id: string, when: string): AccountStory {
    return this.after(acceptPlan(this.book, id, moment(when), this.terms));
  }

  amendingPlan(planId: string, parts: readonly (readonly [amount: number, dueOn: LocalDate])[], when: string): AccountStory {
    const installments = parts.map(([amount, dueOn]) => ({ amount, dueOn }));
    return this.after(amendPlan(this.book, { planId, installments }, {}, moment(when), this.terms));
  }

  endingPlan(id: string, when: string): AccountStory {
    return this.after(endPlan(this.book, id, moment(when), this.terms));
  }

  judging(when: string): AccountStory {
    return this.next(judgePromises(this.book, moment(when), this.terms));
  }

  disputing(id: string, invoiceId: string, when: string, amount?: number): AccountStory {
    const input = { id, invoiceId, reason: 'pricing' };
    return this.after(openDispute(this.book, amount === undefined ? input : { ...input, amount }, moment(when), this.terms));
  }

  settlingDispute(disputeId: string, when: string): AccountStory {
    return this.after(resolveDispute(this.book, { disputeId, outcome: 'rejected' }, moment(when), this.terms));
  }

  holding(id: string, when: string, untilOn?: LocalDate, invoiceIds?: string[]): AccountStory {
    const hold = {
      id,
      reason: 'insolvency check',
      ...(untilOn === undefined ? {} : { untilOn }),
      ...(invoiceIds === undefined ? {} : { invoiceIds }),
    };
    return this.after(placeHold(this.book, hold, moment(when), this.terms));
  }

  lifting(holdId: string, when: string): AccountStory {
    return this.after(liftHold(this.book, holdId, moment(when), this.terms));
  }

  endingHolds(when: string): AccountStory {
    return this.next(endHolds(this.book, moment(when), this.terms));
  }

  reporting(id: string, amount: number, paidOn: LocalDate, when: string): AccountStory {
    return this.after(reportPayment(this.book, { id, amount, paidOn }, moment(when), this.terms));
  }

  /** What it owes as of the close of a day. */
  on(day: LocalDate): Standing {
    return standingOf(this.book, day, this.terms);
  }

  /** Types of the events the last step told, in order. */
  get told(): string[] {
    return this.events.map((event) => event.type);
  }

  invoice(id: string): Book['invoices'][number] {
    return found(this.book.invoices, id);
  }

  payment(id: string): Book['payments'][number] {
    return found(this.book.payments, id);
  }

  promise(id: string): Book['promises'][number] {
    return found(this.book.promises, id);
  }

  after(outcome: Outcome<Booking>): AccountStory {
    if (!outcome.ok) throw new Refused(outcome.refusal.code, outcome.refusal.detail);
    return this.next(outcome.value);
  }

  private next(booking: Booking): AccountStory {
    return new AccountStory(booking.book, this.terms, booking.events);
  }
}

function found<T extends { readonly id: string }>(records: readonly T[], id: string): T {
  const record = records.find((each) => each.id === id);
  if (!record) throw new RangeError(`nothing is called ${id} in this story`);
  return record;
}

export function anAccount(ledger: LedgerTerms = terms): AccountStory {
  return new AccountStory(emptyBook({ id: 'C-1042', currency: 'USD', zone: ZONE }), ledger);
}
