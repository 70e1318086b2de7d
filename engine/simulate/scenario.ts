import type { Instant } from '../base/clock-time.ts';
import { addDays, daysBetween, type LocalDate } from '../base/local-date.ts';
import { localDateAt, toInstant } from '../base/zone.ts';
import type { Facts, FactValue } from '../facts/catalog.ts';
import { accountFacts } from '../ledger/account-facts.ts';
import { addInvoice } from '../ledger/add-invoice.ts';
import { askedItems } from '../ledger/asked-items.ts';
import { type Book, type Booking, type BusinessEvent, emptyBook, type LedgerTerms, type Moment } from '../ledger/book.ts';
import { assignDispute, openDispute, resolveDispute } from '../ledger/disputes.ts';
import { isEnrollable } from '../ledger/eligibility.ts';
import { endHolds, liftHold, placeHold } from '../ledger/holds.ts';
import { ladderOf } from '../ledger/ladder.ts';
import { judgePromises, nextJudgement } from '../ledger/make-promise.ts';
import { nightly } from '../ledger/nightly.ts';
import { standingOf } from '../ledger/standing.ts';
import type { CompiledStrategy } from '../machine/compile-strategy.ts';
import { type AskedEffect, type FlowState, type FlowStep, nextDue, type Reaction } from '../machine/flow-state.ts';
import type { Aging } from '../model/aging.ts';
import type { Standing } from '../model/ledger.ts';
import type { MachineTest, TestEvent } from '../model/machine-test.ts';
import { bookTestEvent, TEST_TERMS_DAYS } from './scenario-ledger.ts';

/** Local times of a business day: dated rows, the nightly run, and what people do. */
export const ARRIVAL_TIME = '00:00';
export const NIGHTLY_TIME = '00:30';
const WORKING_TIME = '12:00';

/** Every night of a test is played, so it cannot reach over any time. */
const LONGEST_TEST_DAYS = 1100;

/** Where a test takes place that says nothing about it. */
export const TEST_ZONE = 'America/New_York';

const testAging: Aging = { kind: 'aging', id: 'test', name: 'Test', basis: 'due', bounds: [30, 60, 90] };
const testTerms: LedgerTerms = { tolerance: 0, aging: testAging };
const ledgerArrivals = new Set(['invoice.created', 'payment.received', 'payment.reversed']);

/** What was asked for and where the flow stood, each time something happened. */
export interface ScenarioEntry {
  readonly at: Instant;
  readonly on: LocalDate;
  readonly leaves: readonly string[];
  readonly ended: boolean;
  readonly effects: readonly AskedEffect[];
  readonly reactions: readonly Reaction[];
}

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

/**
 * Plays one account through a flow on a clock of its own: the ledger, the steps and the calendars are the
 * product's own; effects answer at once, messages count as delivered when there is money to ask for.
 */
export class Scenario {
  readonly entries: ScenarioEntry[] = [];
  private book: Book;
  private state: FlowState | undefined;
  private facts: Readonly<Record<string, FactValue>>;
  private readonly events: readonly { readonly at: Instant; readonly index: number; readonly event: TestEvent }[];
  private eventCursor = 0;
  private nextNight: LocalDate;
  private lastNight: Standing | undefined;
  private disputeId: string | undefined;
  private service: 'running' | 'suspended' = 'running';
  private credit: 'open' | 'held' = 'open';
  private counts = { sent: 0, delivered: 0, broken: 0 };

  private readonly flow: CompiledStrategy;
  private readonly test: MachineTest;
  private readonly zone: string;

  constructor(flow: CompiledStrategy, test: MachineTest) {
    this.flow = flow;
    this.test = test;
    this.zone = test.given?.zone ?? TEST_ZONE;
    this.facts = (test.given?.facts ?? {}) as Readonly<Record<string, FactValue>>;
    this.book = emptyBook({ id: 'account', currency: test.given?.currency ?? 'USD', zone: this.zone });
    this.events = (test.events ?? [])
      .map((event, index) => ({
        at: toInstant(event.on, event.at ?? (ledgerArrivals.has(event.type) ? ARRIVAL_TIME : WORKING_TIME), this.zone),
        index,
        event,
      }))
      .sort((a, b) => a.at - b.at || a.index - b.index);
    const days = this.days();
    this.nextNight = days[0] ?? '2026-01-05';
    const span = daysBetween(this.nextNight, days.at(-1) ?? this.nextNight);
    if (span > LONGEST_TEST_DAYS) throw new ScenarioFault('', `it spans ${span} days, at most ${LONGEST_TEST_DAYS} are played`);
    this.openBook(this.nextNight);
  }

  /** Runs everything due up to and including an instant. */
  runTo(until: Instant): void {
    for (let next = this.nextInstant(); next !== undefined && next <= until; next = this.nextInstant()) this.tick(next);
  }

  get leaves(): readonly string[] {
    return this.state?.leaves ?? [];
  }

  get ended(): boolean {
    return this.state?.ended ?? false;
  }

  /** The days the test names, in order. */
  private days(): LocalDate[] {
    const { given, events = [], expect = [] } = this.test;
    const lead = this.flow.flow.kind === 'strategy' ? Number(/\d+/.exec(this.flow.flow.startsBefore ?? 'P0D')?.[0] ?? 0) : 0;
    const days = [
      given?.startOn,
      ...(given?.invoices ?? []).map((invoice) => addDays(invoice.dueOn, -lead)),
      ...events.map((event) => event.on),
      ...expect.map((row) => row.on),
    ];
    return days.filter((day) => day !== undefined).sort();
  }

  private openBook(on: LocalDate): void {
    const moment = { at: toInstant(on, ARRIVAL_TIME, this.zone), on };
    const invoices =
      this.test.given?.invoices ?? (this.flow.flow.kind === 'resolution' ? [{ amount: 100_000, dueOn: addDays(on, -10) }] : []);
    for (const [index, given] of invoices.entries()) {
      const number = given.number ?? `T-${index + 1}`;
      const issuedOn = given.issuedOn ?? addDays(given.dueOn, -TEST_TERMS_DAYS);
      const booking = addInvoice(this.book, { id: number, number, issuedOn, dueOn: given.dueOn, amount: given.amount }, moment, testTerms);
      if (!booking.ok) throw new ScenarioFault(`/given/invoices/${index}`, `given invoice ${number}: ${booking.refusal.detail}`);
      this.book = booking.value.book;
    }
  }

  private nextInstant(): Instant | undefined {
    const night = toInstant(this.nextNight, NIGHTLY_TIME, this.zone);
    const timer = this.state && !this.state.ended ? nextDue(this.state) : undefined;
    const candidates = [this.events[this.eventCursor]?.at, night, nextJudgement(this.book), timer];
    return Math.min(...candidates.filter((at) => at !== undefined));
  }

  /** Order within one instant, as in the product: what arrived, the nightly run, judgements, timers. */
  private tick(at: Instant): void {
    const moment = { at, on: localDateAt(at, this.zone) };
    for (let next = this.events[this.eventCursor]; next && next.at <= at; next = this.events[this.eventCursor]) {
      this.eventCursor += 1;
      this.happen(next.event, next.index, moment);
    }
    if (toInstant(this.nextNight, NIGHTLY_TIME, this.zone) <= at) this.runNightly(moment);
    if ((nextJudgement(this.book) ?? Number.POSITIVE_INFINITY) <= at) this.apply(judgePromises(this.book, moment, testTerms), moment);
    if (this.state && !this.state.ended && (nextDue(this.state) ?? Number.POSITIVE_INFINITY) <= at) this.step(undefined, moment);
  }

  private happen(event: TestEvent, index: number, moment: Moment): void {
    if (event.type === 'facts.changed') {
      this.facts = { ...this.facts, ...((event as { facts?: Record<string, FactValue> }).facts ?? {}) };
      this.tell([{ type: 'facts.changed', payload: {} }], moment);
      return;
    }
    const promiseTerms = this.flow.flow.kind === 'strategy' ? (this.flow.flow.promises ?? {}) : {};
    const booking = bookTestEvent(this.book, event, moment, promiseTerms, testTerms);
    if (!booking.ok) throw new ScenarioFault(`/events/${index}`, booking.refusal.detail);
    this.apply(booking.value, moment);
  }

  private runNightly(moment: Moment): void {
    this.nextNight = addDays(moment.on, 1);
    this.apply(endHolds(this.book, moment, testTerms), moment);
    const due = this.book.invoices.filter((invoice) => invoice.dueOn === moment.on && invoice.openAmount > 0);
    const standing = standingOf(this.book, moment.on, testTerms);
    const night = nightly(this.book.account, standing, due, testTerms, this.lastNight);
    this.lastNight = standing;
    this.apply({ book: { ...this.book, account: night.account }, events: night.events }, moment);
    if (!this.state) this.enroll(moment);
  }

  private enroll(moment: Moment): void {
    const { flow } = this.flow;
    const startOn = this.test.given?.startOn;
    if (startOn !== undefined ? moment.on < startOn : flow.kind === 'strategy' && !this.isEnrollable(moment)) return;
    if (flow.kind === 'resolution') this.openDispute(moment);
    const started = this.flow.start(this.input(moment));
    this.record(started, moment);
  }

  private isEnrollable(moment: Moment): boolean {
    const strategy = this.flow.flow.kind === 'strategy' ? this.flow.flow : {};
    return isEnrollable(strategy, standingOf(this.book, moment.on, testTerms), ladderOf(this.book, moment.on), undefined, testTerms);
  }

  private openDispute(moment: Moment): void {
    const given = this.test.given?.dispute ?? {};
    const invoiceId = given.invoice ?? this.book.invoices[0]?.id ?? '';
    const opened = openDispute(
      this.book,
      { id: 'dispute', invoiceId, reason: given.reason ?? 'pricing', ...(given.amount === undefined ? {} : { amount: given.amount }) },
      moment,
      testTerms,
    );
    if (!opened.ok) throw new ScenarioFault(this.test.given?.dispute ? '/given/dispute' : '', `given dispute: ${opened.refusal.detail}`);
    this.book = opened.value.book;
    this.disputeId = 'dispute';
  }

  private apply(booking: Booking, moment: Moment): void {
    this.book = booking.book;
    this.tell(booking.events, moment);
  }

  private tell(events: readonly BusinessEvent[], moment: Moment): void {
    for (const event of events) {
      if (event.type === 'promise.broken') this.counts.broken += 1;
      this.step(event, moment);
    }
  }

  private step(event: BusinessEvent | undefined, moment: Moment): void {
    if (!this.state || this.state.ended) return;
    this.record(this.flow.advance(this.state, event, this.input(moment)), moment);
  }

  private record(step: FlowStep, moment: Moment): void {
    this.state = step.state;
    this.entries.push({
      at: moment.at,
      on: moment.on,
      leaves: step.state.leaves,
      ended: step.state.ended,
      effects: step.effects,
      reactions: step.reactions,
    });
    for (const effect of step.effects) if (!effect.skip) this.carryOut(effect, moment);
  }

  private carryOut({ call }: AskedEffect, moment: Moment): void {
    const params = call.params ?? {};
    switch (call.type) {
      case 'notice.send':
        this.sendNotice(params, moment);
        break;
      case 'service.suspend':
      case 'service.resume':
        this.setService(call.type === 'service.suspend' ? 'suspended' : 'running', moment);
        break;
      case 'credit.hold':
      case 'credit.release':
        this.setCredit(call.type === 'credit.hold' ? 'held' : 'open', moment);
        break;
      case 'hold.place': {
        const days = /\d+/.exec(String(params['days'] ?? ''))?.[0];
        const hold = {
          id: `hold-${this.book.holds.length + 1}`,
          effectKey: call.type,
          reason: String(params['reason']),
          ...(days === undefined ? {} : { untilOn: addDays(moment.on, Number(days)) }),
        };
        this.applyIfDone(placeHold(this.book, hold, moment, testTerms), moment);
        break;
      }
      case 'hold.lift':
        // A hold that a person has placed is a person's to lift.
        for (const hold of this.book.holds.filter((each) => each.liftedOn === undefined && each.effectKey !== undefined))
          this.applyIfDone(liftHold(this.book, hold.id, moment, testTerms), moment);
        break;
      case 'dispute.assign':
        this.applyIfDone(
          assignDispute(this.book, { disputeId: this.disputeId ?? '', pool: String(params['pool']) }, moment, testTerms),
          moment,
        );
        break;
      case 'dispute.resolve':
        this.applyIfDone(
          resolveDispute(this.book, { disputeId: this.disputeId ?? '', outcome: params['outcome'] as 'accepted' }, moment, testTerms),
          moment,
        );
        break;
      default:
    }
  }

  private setService(status: 'running' | 'suspended', moment: Moment): void {
    if (this.service === status) return;
    this.service = status;
    this.tell([{ type: 'facts.changed', payload: {} }], moment);
  }

  private setCredit(status: 'open' | 'held', moment: Moment): void {
    if (this.credit === status) return;
    this.credit = status;
    this.tell([{ type: 'credit.changed', payload: { status } }], moment);
  }

  private applyIfDone(booking: { readonly ok: true; readonly value: Booking } | { readonly ok: false }, moment: Moment): void {
    if (booking.ok) this.apply(booking.value, moment);
  }

  private sendNotice(params: Readonly<Record<string, unknown>>, moment: Moment): void {
    const template = this.flow.registry.templates.get(String(params['template']));
    const about = template?.about ?? 'past-due';
    if (about !== 'account' && askedItems(this.book, about, moment.on).items.length === 0) return;
    this.counts = { ...this.counts, sent: this.counts.sent + 1, delivered: this.counts.delivered + 1 };
    this.tell([{ type: 'notice.sent', payload: { channel: String(params['channel']), template: String(params['template']) } }], moment);
  }

  private input(moment: Moment): { facts: Facts; at: Instant; zone: string; splitKey: string } {
    const dispute = this.book.disputes.find((each) => each.id === this.disputeId);
    const facts = accountFacts({
      traits: {
        name: 'Test account',
        kind: 'business',
        country: this.test.given?.country ?? 'US',
        serviceStatus: this.service,
        creditStatus: this.credit,
      },
      ledger: this.book.account,
      standing: standingOf(this.book, moment.on, testTerms),
      moment,
      contact: { hasEmail: true, emailConsent: true },
      dispute: dispute ? { record: dispute, invoice: this.book.invoices.find((invoice) => invoice.id === dispute.invoiceId) } : undefined,
    });
    const counted = {
      'enrollment.noticesSent': this.counts.sent,
      'enrollment.noticesDelivered': this.counts.delivered,
      'enrollment.promisesBroken': this.counts.broken,
    };
    return { facts: { ...facts, ...counted, ...this.facts }, at: moment.at, zone: this.zone, splitKey: 'account' };
  }
}

/** The last instant of a local day. */
export function endOfDay(on: LocalDate, zone: string): Instant {
  return toInstant(addDays(on, 1), ARRIVAL_TIME, zone) - 1;
}
