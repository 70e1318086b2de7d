import type { Instant } from '../base/clock-time.ts';
import { addDays, daysBetween, type LocalDate } from '../base/local-date.ts';
import { localDateAt, toInstant } from '../base/zone.ts';
import { done, type Outcome } from '../diagnostics/refusals.ts';
import type { FactValue } from '../facts/catalog.ts';
import { addInvoice } from '../ledger/add-invoice.ts';
import { type Book, type BusinessEvent, emptyBook, type LedgerTerms, type Moment } from '../ledger/book.ts';
import { openDispute } from '../ledger/disputes.ts';
import { isEnrollable } from '../ledger/eligibility.ts';
import { ladderOf } from '../ledger/ladder.ts';
import type { CompiledStrategy } from '../machine/compile-strategy.ts';
import type { Aging } from '../model/aging.ts';
import type { MachineTest, TestEvent } from '../model/machine-test.ts';
import { ARRIVAL_TIME, PlayedAccount, type PlayedEntry } from './played-account.ts';
import { bookTestEvent, TEST_TERMS_DAYS } from './scenario-ledger.ts';

/** When people do what they do, where nothing else is said. */
const WORKING_TIME = '12:00';

/** Every night of a test is played, so it cannot reach over any time. */
export const LONGEST_TEST_DAYS = 1100;

/** Where a test takes place that says nothing about it. */
export const TEST_ZONE = 'America/New_York';

/** The first day of a test that names none. */
const SOME_DAY = '2026-01-05';

const testAging: Aging = { kind: 'aging', id: 'test', name: 'Test', basis: 'due', bounds: [30, 60, 90] };
const testTerms: LedgerTerms = { tolerance: 0, aging: testAging };
const ledgerArrivals = new Set(['invoice.created', 'payment.received', 'payment.reversed']);

/** The test itself cannot be carried out: a ledger command of it was refused. */
export class ScenarioFault extends Error {
  override readonly name = 'ScenarioFault';
  /** Where in the test it lies, as a pointer below it. */
  readonly place: string;

  constructor(place: string, detail: string) {
    super(detail);
    this.place = place;
  }
}

/** The local time at which such an event comes when it does not say. */
export function usualTime(type: string): string {
  return ledgerArrivals.has(type) ? ARRIVAL_TIME : WORKING_TIME;
}

/** An account made up by a test, on a clock of its own: what the test says happens to it, at its time. */
export class Scenario {
  readonly zone: string;
  readonly firstOn: LocalDate;
  private account: PlayedAccount;
  private readonly test: MachineTest;
  private readonly events: readonly { readonly at: Instant; readonly index: number; readonly event: TestEvent }[];
  private eventCursor = 0;

  constructor(flow: CompiledStrategy, test: MachineTest) {
    this.test = test;
    this.zone = test.given?.zone ?? TEST_ZONE;
    this.events = (test.events ?? [])
      .map((event, index) => ({ at: toInstant(event.on, event.at ?? usualTime(event.type), this.zone), index, event }))
      .sort((a, b) => a.at - b.at || a.index - b.index);
    const days = daysOf(flow, test);
    this.firstOn = days[0] ?? SOME_DAY;
    const span = daysBetween(this.firstOn, days.at(-1) ?? this.firstOn);
    if (span > LONGEST_TEST_DAYS) throw new ScenarioFault('', `it spans ${span} days, at most ${LONGEST_TEST_DAYS} are played`);
    this.account = this.made(flow);
  }

  get entries(): readonly PlayedEntry[] {
    return this.account.entries;
  }

  get leaves(): readonly string[] {
    return this.account.leaves;
  }

  get ended(): boolean {
    return this.account.ended;
  }

  /** The account as it is now. */
  get played(): PlayedAccount {
    return this.account;
  }

  /** Another scenario that goes on from here by itself. */
  fork(): Scenario {
    const copy = Object.assign(Object.create(Scenario.prototype), this) as Scenario;
    copy.account = this.account.fork();
    return copy;
  }

  /** Runs everything due up to and including an instant. */
  runTo(until: Instant): void {
    for (let next = this.nextInstant(); next <= until; next = this.nextInstant()) this.tick(next);
  }

  /** When something happens next: told by the test, or by itself. */
  nextInstant(): Instant {
    return Math.min(this.events[this.eventCursor]?.at ?? Number.POSITIVE_INFINITY, this.account.nextInstant());
  }

  /** Has an event happen at once. What it booked and told; the ledger may refuse it. */
  happen(event: TestEvent, at: Instant): Outcome<readonly BusinessEvent[]> {
    const moment = this.moment(at);
    if (event.type === 'facts.changed') {
      this.account.overrule((event as { facts?: Record<string, FactValue> }).facts ?? {});
      const told = [{ type: 'facts.changed', payload: {} }];
      this.account.tell(told, moment, 'told');
      return done(told);
    }
    const { flow } = this.account.flow;
    const promiseTerms = flow.kind === 'strategy' ? (flow.promises ?? {}) : {};
    const booking = bookTestEvent(this.account.book, event, moment, promiseTerms, testTerms);
    if (!booking.ok) return booking;
    this.account.apply(booking.value, moment, 'told');
    return done(booking.value.events);
  }

  private moment(at: Instant): Moment {
    return { at, on: localDateAt(at, this.zone) };
  }

  /** What arrived comes before all that happens by itself at the same instant. */
  private tick(at: Instant): void {
    for (let next = this.events[this.eventCursor]; next && next.at <= at; next = this.events[this.eventCursor]) {
      this.eventCursor += 1;
      const outcome = this.happen(next.event, at);
      if (!outcome.ok) throw new ScenarioFault(`/events/${next.index}`, outcome.refusal.detail);
    }
    this.account.pass(this.moment(at));
  }

  private made(flow: CompiledStrategy): PlayedAccount {
    const { given } = this.test;
    return new PlayedAccount(flow, {
      book: this.openBook(flow),
      traits: {
        name: 'Test account',
        kind: 'business',
        country: given?.country ?? 'US',
        serviceStatus: 'running',
        creditStatus: 'open',
      },
      contact: { hasEmail: true, emailConsent: true },
      facts: given?.facts as Readonly<Record<string, FactValue>> | undefined,
      splitKey: 'account',
      terms: testTerms,
      firstNightOn: this.firstOn,
      begins: (account, moment) => this.begins(account, moment),
    });
  }

  private openBook(flow: CompiledStrategy): Book {
    const { given } = this.test;
    const on = this.firstOn;
    const moment = { at: toInstant(on, ARRIVAL_TIME, this.zone), on };
    let book = emptyBook({ id: 'account', currency: given?.currency ?? 'USD', zone: this.zone });
    const invoices = given?.invoices ?? (flow.flow.kind === 'resolution' ? [{ amount: 100_000, dueOn: addDays(on, -10) }] : []);
    for (const [index, invoice] of invoices.entries()) {
      const number = invoice.number ?? `T-${index + 1}`;
      const issuedOn = invoice.issuedOn ?? addDays(invoice.dueOn, -TEST_TERMS_DAYS);
      const booking = addInvoice(book, { id: number, number, issuedOn, dueOn: invoice.dueOn, amount: invoice.amount }, moment, testTerms);
      if (!booking.ok) throw new ScenarioFault(`/given/invoices/${index}`, `given invoice ${number}: ${booking.refusal.detail}`);
      book = booking.value.book;
    }
    return book;
  }

  private begins(account: PlayedAccount, moment: Moment): boolean {
    const { flow } = account.flow;
    const startOn = this.test.given?.startOn;
    if (startOn !== undefined) {
      if (moment.on < startOn) return false;
    } else if (flow.kind === 'strategy') {
      const ladder = ladderOf(account.book, moment.on);
      if (!isEnrollable(flow, account.standing(moment.on), ladder, undefined, testTerms)) return false;
    }
    if (flow.kind === 'resolution') this.openDispute(account, moment);
    else if (flow.subject === 'invoice') account.subject = this.firstInvoice(account);
    return true;
  }

  /** The invoice whose schedule is played, of those that are given. */
  private firstInvoice({ book }: PlayedAccount): PlayedAccount['subject'] {
    const [invoice] = book.invoices;
    return invoice && { type: 'invoice', id: invoice.id };
  }

  private openDispute(account: PlayedAccount, moment: Moment): void {
    const given = this.test.given?.dispute ?? {};
    const invoiceId = given.invoice ?? account.book.invoices[0]?.id ?? '';
    const opened = openDispute(
      account.book,
      { id: 'dispute', invoiceId, reason: given.reason ?? 'pricing', ...(given.amount === undefined ? {} : { amount: given.amount }) },
      moment,
      testTerms,
    );
    if (!opened.ok) throw new ScenarioFault(this.test.given?.dispute ? '/given/dispute' : '', `given dispute: ${opened.refusal.detail}`);
    account.book = opened.value.book;
    account.subject = { type: 'dispute', id: 'dispute' };
  }
}

/** The days a test names, in order. */
function daysOf({ flow }: CompiledStrategy, { given, events = [], expect = [] }: MachineTest): LocalDate[] {
  const lead = flow.kind === 'strategy' ? Number(/\d+/.exec(flow.startsBefore ?? 'P0D')?.[0] ?? 0) : 0;
  const days = [
    given?.startOn,
    ...(given?.invoices ?? []).map((invoice) => addDays(invoice.dueOn, -lead)),
    ...events.map((event) => event.on),
    ...expect.map((row) => row.on),
  ];
  return days.filter((day) => day !== undefined).sort();
}

/** The last instant of a local day. */
export function endOfDay(on: LocalDate, zone: string): Instant {
  return toInstant(addDays(on, 1), ARRIVAL_TIME, zone) - 1;
}
