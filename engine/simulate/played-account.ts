import type { Instant } from '../base/clock-time.ts';
import { addDays, type LocalDate } from '../base/local-date.ts';
import { toInstant } from '../base/zone.ts';
import type { Facts, FactValue } from '../facts/catalog.ts';
import { type AccountTraits, accountFacts, type ContactTraits, type GroupSums } from '../ledger/account-facts.ts';
import type { Book, Booking, BusinessEvent, LedgerTerms, Moment } from '../ledger/book.ts';
import { endHolds } from '../ledger/holds.ts';
import { partsOf } from '../ledger/ladder.ts';
import { judgePromises, nextJudgement } from '../ledger/make-promise.ts';
import { nightly } from '../ledger/nightly.ts';
import { standingOf } from '../ledger/standing.ts';
import type { CompiledStrategy } from '../machine/compile-strategy.ts';
import { type AskedEffect, type FlowState, type FlowStep, nextDue, type Reaction, type StepInput } from '../machine/flow-state.ts';
import type { Standing } from '../model/ledger.ts';
import { answerEffect } from './answer-effect.ts';

/** Local times of a business day: dated rows, and the nightly run. */
export const ARRIVAL_TIME = '00:00';
export const NIGHTLY_TIME = '00:30';

/** What set a step off: the account was put on the flow, somebody told of it, the night, a promise's hour, an action, or time alone. */
export type PlayedCause = 'enrollment' | 'told' | 'night' | 'judgement' | 'action' | 'timer';

/** What was asked for and where the flow stood, each time something happened. */
export interface PlayedEntry {
  readonly at: Instant;
  readonly on: LocalDate;
  readonly zone: string;
  readonly cause: PlayedCause;
  readonly event?: BusinessEvent;
  /** As it was before, undefined for an account that was on no flow. */
  readonly before: FlowState | undefined;
  /** What the step saw of the account. */
  readonly facts: Facts;
  readonly leaves: readonly string[];
  readonly ended: boolean;
  readonly effects: readonly AskedEffect[];
  readonly reactions: readonly Reaction[];
}

/** What pauses mean to a flow: which waits they keep from ending, and which actions from leaving the house. */
export interface PlayedPauses {
  readonly waits: (flow: CompiledStrategy) => Pick<StepInput, 'paused' | 'resumed'>;
  readonly keepsBack: (flow: CompiledStrategy, effect: AskedEffect) => boolean;
}

/** An account as it stands when it begins to be played. */
export interface PlayedBeginning {
  readonly book: Book;
  readonly traits: AccountTraits;
  readonly contact?: ContactTraits | undefined;
  readonly group?: GroupSums | undefined;
  /** Facts that stand over those of the account, whatever happens to it. */
  readonly facts?: Facts | undefined;
  readonly splitKey: string;
  readonly terms: LedgerTerms;
  readonly state?: FlowState | undefined;
  readonly counts?: { readonly sent: number; readonly delivered: number; readonly broken: number } | undefined;
  /** The last night it has had: its day, and what it stood at then. */
  readonly lastNight?: { readonly on: LocalDate; readonly standing?: Standing | undefined } | undefined;
  readonly subject?: { readonly type: 'invoice' | 'dispute'; readonly id: string } | undefined;
  /** The day of the first night that is played. */
  readonly firstNightOn: LocalDate;
  /** Asked after each night of an account that is on no flow yet; whether it is put on it then. */
  readonly begins: (account: PlayedAccount, moment: Moment) => boolean;
  readonly pauses?: PlayedPauses | undefined;
}

/**
 * One account on one flow as time goes by: the ledger, the nights, the judging of promises and the steps are the
 * product's own; effects answer at once. Whoever holds it says what the time is.
 */
export class PlayedAccount {
  readonly entries: PlayedEntry[] = [];
  flow: CompiledStrategy;
  readonly terms: LedgerTerms;
  book: Book;
  state: FlowState | undefined;
  traits: AccountTraits;
  counts: { readonly sent: number; readonly delivered: number; readonly broken: number };
  subject: PlayedBeginning['subject'];
  private overlay: Facts | undefined;
  private readonly beginning: PlayedBeginning;
  private nextNight: { readonly on: LocalDate; readonly at: Instant };
  lastNight: PlayedBeginning['lastNight'];
  private known: { readonly book: Book; readonly on: LocalDate; readonly standing: Standing } | undefined;
  /** Waits that are over and kept back: nothing happens at their time any more. */
  private heldTimers: ReadonlySet<string> = new Set();

  constructor(flow: CompiledStrategy, beginning: PlayedBeginning) {
    this.flow = flow;
    this.beginning = beginning;
    this.terms = beginning.terms;
    this.book = beginning.book;
    this.traits = beginning.traits;
    this.state = beginning.state;
    this.counts = beginning.counts ?? { sent: 0, delivered: 0, broken: 0 };
    this.overlay = beginning.facts;
    this.subject = beginning.subject;
    this.lastNight = beginning.lastNight;
    this.nextNight = this.nightOn(beginning.firstNightOn);
  }

  /** Another account that goes on from here by itself: all it holds is replaced, never changed. */
  fork(): PlayedAccount {
    return Object.assign(Object.create(PlayedAccount.prototype), this, { entries: [...this.entries] }) as PlayedAccount;
  }

  get zone(): string {
    return this.book.account.zone;
  }

  get leaves(): readonly string[] {
    return this.state?.leaves ?? [];
  }

  get ended(): boolean {
    return this.state?.ended ?? false;
  }

  /** Whether a pause keeps a wait of it from ending. */
  get isHeld(): boolean {
    return this.heldTimers.size > 0;
  }

  /** When something happens by itself: the night, a promise's hour, or a timer. */
  nextInstant(): Instant {
    const timer = this.nextTimer();
    return Math.min(this.nextNight.at, nextJudgement(this.book) ?? Number.POSITIVE_INFINITY, timer ?? Number.POSITIVE_INFINITY);
  }

  nextTimer(): Instant | undefined {
    if (!this.state || this.state.ended) return undefined;
    if (this.heldTimers.size === 0) return nextDue(this.state);
    return nextDue({ ...this.state, timers: this.state.timers.filter((timer) => !this.heldTimers.has(timer.id)) });
  }

  /** Order within one instant, as in the product: the nightly run, judgements, timers. */
  pass(moment: Moment): void {
    if (this.nextNight.at <= moment.at) this.night(moment);
    if ((nextJudgement(this.book) ?? Number.POSITIVE_INFINITY) <= moment.at)
      this.apply(judgePromises(this.book, moment, this.terms), moment, 'judgement');
    if ((this.nextTimer() ?? Number.POSITIVE_INFINITY) <= moment.at) this.step(undefined, moment, 'timer');
  }

  /** Leaves the flow it is on, if any, and puts it on another. */
  begin(flow: CompiledStrategy, moment: Moment, subject: PlayedBeginning['subject']): void {
    this.flow = flow;
    this.state = undefined;
    this.heldTimers = new Set();
    this.counts = { sent: 0, delivered: 0, broken: 0 };
    this.subject = subject;
    this.enroll(moment);
  }

  /** Takes it off its flow; its nights and promises go on. */
  leave(): void {
    this.state = undefined;
    this.heldTimers = new Set();
  }

  /** Puts it on the flow and walks it to the step of its age. */
  enroll(moment: Moment): void {
    const input = this.input(moment);
    this.record(this.flow.start(input), { cause: 'enrollment', before: undefined, facts: input.facts }, moment);
  }

  apply(booking: Booking, moment: Moment, cause: PlayedCause): void {
    this.book = booking.book;
    this.tell(booking.events, moment, cause);
  }

  tell(events: readonly BusinessEvent[], moment: Moment, cause: PlayedCause): void {
    for (const event of events) {
      if (event.type === 'promise.broken') this.counts = { ...this.counts, broken: this.counts.broken + 1 };
      if (this.concerns(event)) this.step(event, moment, cause);
    }
  }

  /** Facts that stand over the account's own from now on. */
  overrule(facts: Readonly<Record<string, FactValue>>): void {
    this.overlay = { ...this.overlay, ...facts };
  }

  standing(on: LocalDate): Standing {
    if (this.known?.book !== this.book || this.known.on !== on)
      this.known = { book: this.book, on, standing: standingOf(this.book, on, this.terms) };
    return this.known.standing;
  }

  /** The facts of the account and of what it has been told, as of a moment. */
  facts(moment: Moment): Facts {
    const facts = accountFacts({
      traits: this.traits,
      ledger: this.book.account,
      standing: this.standing(moment.on),
      moment,
      contact: this.beginning.contact,
      group: this.beginning.group,
      ...this.subjectRecords(moment.on),
    });
    const counted = {
      'enrollment.noticesSent': this.counts.sent,
      'enrollment.noticesDelivered': this.counts.delivered,
      'enrollment.promisesBroken': this.counts.broken,
      'enrollment.strategy': this.flow.flow.id,
    };
    return { ...facts, ...counted, ...this.overlay };
  }

  private subjectRecords(on: LocalDate): Pick<Parameters<typeof accountFacts>[0], 'invoice' | 'dispute'> {
    const { subject, book } = this;
    if (!subject) return {};
    if (subject.type === 'invoice') {
      const record = book.invoices.find((each) => each.id === subject.id);
      return record ? { invoice: { record, disputed: partsOf(record, book, on).disputed } } : {};
    }
    const record = book.disputes.find((each) => each.id === subject.id);
    return record ? { dispute: { record, invoice: book.invoices.find((invoice) => invoice.id === record.invoiceId) } } : {};
  }

  /** What is about one invoice does not concern the strategy of another, and a path hears of its own dispute only. */
  private concerns({ invoiceId, disputeId }: BusinessEvent): boolean {
    if (this.subject?.type === 'invoice' && invoiceId !== undefined) return invoiceId === this.subject.id;
    if (this.subject?.type === 'dispute' && disputeId !== undefined) return disputeId === this.subject.id;
    return true;
  }

  private nightOn(on: LocalDate): { readonly on: LocalDate; readonly at: Instant } {
    return { on, at: toInstant(on, NIGHTLY_TIME, this.zone) };
  }

  private night(moment: Moment): void {
    this.nextNight = this.nightOn(addDays(moment.on, 1));
    if (this.book.holds.length > 0) this.apply(endHolds(this.book, moment, this.terms), moment, 'night');
    const { lastNight } = this;
    const due = this.book.invoices.filter(
      (invoice) =>
        invoice.openAmount > 0 && (lastNight ? invoice.dueOn <= moment.on && invoice.dueOn > lastNight.on : invoice.dueOn === moment.on),
    );
    const standing = this.standing(moment.on);
    const night = nightly(this.book.account, standing, due, this.terms, lastNight?.standing);
    this.lastNight = { on: moment.on, standing };
    const account = night.account === this.book.account ? this.book : { ...this.book, account: night.account };
    this.apply({ book: account, events: night.events }, moment, 'night');
    if (!this.state && this.beginning.begins(this, moment)) this.enroll(moment);
  }

  private step(event: BusinessEvent | undefined, moment: Moment, cause: PlayedCause): void {
    const before = this.state;
    if (!before || before.ended) return;
    const input = this.input(moment);
    const step = this.flow.advance(before, event, input);
    this.record(step, { cause, before, facts: input.facts, ...(event ? { event } : {}) }, moment);
  }

  private record(step: FlowStep, what: Pick<PlayedEntry, 'cause' | 'event' | 'before' | 'facts'>, moment: Moment): void {
    this.state = step.state;
    this.heldTimers = new Set(step.held.map((timer) => timer.id));
    const { leaves, ended } = step.state;
    this.entries.push({
      at: moment.at,
      on: moment.on,
      zone: this.zone,
      ...what,
      leaves,
      ended,
      effects: step.effects,
      reactions: step.reactions,
    });
    const keepsBack = this.beginning.pauses?.keepsBack;
    const { flow } = this;
    for (const effect of step.effects) if (!effect.skip && !keepsBack?.(flow, effect)) answerEffect(this, effect.call, moment);
  }

  private input(moment: Moment): StepInput {
    const { splitKey, pauses } = this.beginning;
    return { facts: this.facts(moment), at: moment.at, zone: this.zone, splitKey, ...pauses?.waits(this.flow) };
  }
}
