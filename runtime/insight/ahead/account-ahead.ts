import {
  type Book,
  type CompiledStrategy,
  type ContactTraits,
  FlowProblem,
  type FlowState,
  type GroupSums,
  type Instant,
  isEnrollable,
  isSettled,
  ladderOf,
  lineage,
  localDateAt,
  type Moment,
  ownFacts,
  PlayedAccount,
  type PlayedEntry,
  type PlayedPauses,
  type Segmenter,
  type Strategy,
} from '#engine';
import { lastDueOn, subjectOf } from '../../commands/enroll-by-segment.ts';
import { traitsOf } from '../../commands/subject-facts.ts';
import { underOverride } from '../../commands/under-override.ts';
import { isOverridden, NONE, wantsOther } from '../../commands/wants-other.ts';
import type { World } from '../../runtime.ts';
import type { AccountDocument } from '../../store/account-documents.ts';
import type { EnrollmentDocument } from '../../store/flow-documents.ts';

/** An account as it stands, with everything its next days are made of. */
export interface AccountStanding {
  readonly account: AccountDocument;
  /** Its open records. */
  readonly book: Book;
  readonly contact?: ContactTraits | undefined;
  readonly group?: GroupSums | undefined;
  /** The strategies it is on, each with the version it stays on. */
  readonly running: readonly { readonly enrollment: EnrollmentDocument; readonly flow: CompiledStrategy }[];
  /** Invoices whose strategy has ended with them still open. */
  readonly givenUp: ReadonlySet<string>;
}

export interface AheadTerms {
  readonly world: World;
  readonly until: Instant;
  readonly segmenter: Segmenter;
  readonly pauses: PlayedPauses | undefined;
  /** The version of a strategy that whoever comes onto it begins with; undefined where none is published. */
  readonly strategyOf: (id: string) => CompiledStrategy | undefined;
}

type Subject = EnrollmentDocument['subject'];

/** What a subject does on one strategy in the days that are looked at. */
export interface Run {
  readonly flow: CompiledStrategy;
  readonly subject: Subject;
  /** It was on it before, and stays on its version; otherwise it comes onto it in these days. */
  readonly isPinned: boolean;
  readonly entries: readonly PlayedEntry[];
  /** Why it cannot go on. */
  readonly fault?: string | undefined;
  /** A pause keeps a wait of it from ending. */
  readonly isHeld: boolean;
}

/**
 * What becomes of an account until a moment when nobody does anything: its nights with their segments, promises that
 * are judged, holds that end, and the strategies it is on or comes onto, by the product's own steps and in its order.
 */
export function accountAhead(standing: AccountStanding, terms: AheadTerms, idle: CompiledStrategy): Run[] {
  const ahead = new AccountAhead(standing, terms, idle);
  ahead.go();
  return ahead.runs();
}

/** A strategy with a subject on it. Several may follow one another on one played account. */
interface Running {
  readonly played: PlayedAccount;
  readonly flow: CompiledStrategy;
  readonly subject: Subject;
  readonly isPinned: boolean;
  readonly definitionId: string;
  readonly segmentStrategy?: string;
  override?: string | undefined;
  readonly from: number;
  status: 'active' | 'parked' | 'ended';
  /** How many of its entries have been looked through for a handover. */
  seen: number;
  to?: number;
  fault?: string;
}

/** Strategies one account may be handed on to in one moment. */
const MOST_HANDOVERS = 10;

class AccountAhead {
  private readonly account: AccountDocument;
  private readonly terms: AheadTerms;
  private readonly all: Running[] = [];
  /** Keeps the ledger of the account; it is on the strategy of the account itself where there is one. */
  private readonly keeper: PlayedAccount;
  private readonly givenUp: Set<string>;
  private segment: AccountDocument['segment'];
  private lastEnd: AccountDocument['lastEnd'];
  private handovers = 0;

  constructor({ account, book, contact, group, running, givenUp }: AccountStanding, terms: AheadTerms, idle: CompiledStrategy) {
    const { world, pauses } = terms;
    this.account = account;
    this.terms = terms;
    this.givenUp = new Set(givenUp);
    this.segment = account.segment;
    this.lastEnd = account.lastEnd;
    const beginning = {
      book,
      traits: traitsOf(account),
      contact,
      group,
      splitKey: account.parentId ?? account._id,
      terms: world.terms,
      lastNight: account.lastNightOn === undefined ? undefined : { on: account.lastNightOn, standing: account.standing },
      firstNightOn: localDateAt(Math.max(world.now, account.nextNightAt.getTime()), account.zone),
      begins: () => false,
      pauses,
    };
    const own = running.find(({ enrollment }) => enrollment.subject.type === 'account' && enrollment.status === 'active');
    this.keeper = new PlayedAccount(own?.flow ?? idle, { ...beginning, ...(own ? { ...standingOn(own.enrollment) } : {}) });
    for (const { enrollment, flow } of running) {
      const isOwn = enrollment === own?.enrollment;
      const { subject } = enrollment;
      const invoice = subject.type === 'invoice' ? { subject: { type: 'invoice' as const, id: subject.id } } : {};
      const played = isOwn ? this.keeper : new PlayedAccount(flow, { ...beginning, ...standingOn(enrollment), ...invoice });
      const { definitionId, segmentStrategy, override, status } = enrollment;
      const since = { ...(segmentStrategy === undefined ? {} : { segmentStrategy }), override };
      this.all.push({ played, flow, subject, isPinned: true, definitionId, ...since, from: 0, status, seen: 0 });
    }
  }

  go(): void {
    const { world, until } = this.terms;
    for (;;) {
      const at = Math.max(world.now, Math.min(...this.lanes().map((lane) => lane.nextInstant())));
      if (at > until) return;
      this.handovers = 0;
      const moment = { at, on: localDateAt(at, this.account.zone) };
      const lastNight = this.keeper.lastNight;
      for (const lane of this.lanes()) if (lane.nextInstant() <= at) this.attempt(lane, () => lane.pass(moment));
      const hadNight = this.keeper.lastNight !== lastNight;
      if (hadNight) this.sort(moment);
      if (this.lookThrough(moment) || hadNight) this.enrollBySegment(moment);
    }
  }

  runs(): Run[] {
    return this.all.map(({ played, flow, subject, isPinned, from, to, fault, status }) => ({
      flow,
      subject,
      isPinned,
      entries: played.entries.slice(from, to),
      isHeld: status === 'active' && played.isHeld,
      ...(fault === undefined ? {} : { fault }),
    }));
  }

  /** All that time passes for: the keeper, and whatever runs beside it. */
  private lanes(): PlayedAccount[] {
    const active = this.all.flatMap(({ played, status }) => (status === 'active' && played !== this.keeper ? [played] : []));
    return [this.keeper, ...active];
  }

  private open(): Running[] {
    return this.all.filter((run) => run.status !== 'ended');
  }

  /** A flow that cannot step is parked, as it will be; the others go on. */
  private attempt(played: PlayedAccount, work: () => void): void {
    try {
      work();
    } catch (error) {
      const run = this.all.find((each) => each.played === played && each.status === 'active');
      if (!(error instanceof FlowProblem) || !run) throw error;
      run.status = 'parked';
      run.fault = error.message;
      run.to = played.entries.length;
      if (played === this.keeper) played.leave();
    }
  }

  /** Finds the row of the account anew, and tells of a change. */
  private sort(moment: Moment): void {
    const { keeper } = this;
    const facts = ownFacts({ traits: keeper.traits, ledger: keeper.book.account, standing: keeper.standing(moment.on), moment });
    const row = this.terms.segmenter(facts);
    const before = this.segment;
    const own = row ? { row: row.id, name: row.name, ...(row.strategy === undefined ? {} : { strategy: row.strategy }) } : {};
    this.segment = underOverride(own, this.account.override, moment.on);
    const { row: id, strategy } = this.segment;
    this.noteOverride(before);
    if (before.row === id && before.strategy === strategy) return;
    const isTold = before.row !== undefined && (before.override === this.segment.override || before.row !== id);
    const event = { type: 'segment.changed', payload: { segment: id ?? '', from: before.row ?? '', strategy: strategy ?? '' } };
    for (const lane of this.lanes()) {
      lane.traits = { ...lane.traits, segment: id, segmentStrategy: strategy };
      if (isTold) this.attempt(lane, () => lane.tell([event], moment, 'night'));
    }
  }

  /** Where an override is over, what runs and is asked for goes on as if it had begun without it. */
  private noteOverride(before: AccountDocument['segment']): void {
    const { strategy, override } = this.segment;
    if (before.override === override) return;
    for (const run of this.open()) if (run.definitionId === strategy) run.override = override;
  }

  /** Ends what has come to its end and hands over whom a strategy hands over. Answers whether anything ended. */
  private lookThrough(moment: Moment): boolean {
    let ended = false;
    for (const run of this.all) {
      if (run.status !== 'active') continue;
      const target = this.handoverOf(run);
      const isOver = run.played.ended;
      const flow = target === undefined ? undefined : this.terms.strategyOf(target);
      if (!isOver && !flow) continue;
      if (isOver) this.noteEnd(run, moment);
      this.close(run);
      ended ||= target === undefined;
      if (flow) this.begin(flow, run.subject, moment, run.played);
    }
    return ended;
  }

  /** The strategy it has asked to go on with since this was asked last. */
  private handoverOf(run: Running): string | undefined {
    const fresh = run.played.entries.slice(run.from + run.seen);
    run.seen += fresh.length;
    const asked = fresh.flatMap((entry) => entry.effects).find(({ call, skip }) => call.type === 'strategy.start' && skip === undefined);
    const target = asked?.call.params?.['strategy'];
    return typeof target === 'string' && this.handovers < MOST_HANDOVERS ? target : undefined;
  }

  private noteEnd(run: Running, { on }: Moment): void {
    const { subject, played } = run;
    if (subject.type === 'invoice') {
      const isOpen = played.book.invoices.some((invoice) => invoice.id === subject.id && invoice.openAmount > 0);
      if (isOpen) this.givenUp.add(subject.id);
      return;
    }
    const moved = wantsOther(run, this.segment);
    this.lastEnd = { on, settled: isSettled(played.standing(on), this.terms.world.terms), ...(moved ? { moved } : {}) };
  }

  private close(run: Running): void {
    run.status = 'ended';
    run.to ??= run.played.entries.length;
    if (run.played === this.keeper) run.played.leave();
  }

  private begin(flow: CompiledStrategy, subject: Subject, moment: Moment, on?: PlayedAccount): void {
    this.handovers += 1;
    const isOwn = subject.type === 'account';
    const played = isOwn ? this.keeper : (on ?? this.keeper.fork());
    const { strategy: segmentStrategy = NONE, override } = this.segment;
    const from = played.entries.length;
    const run: Running = {
      played,
      flow,
      subject,
      isPinned: false,
      definitionId: flow.flow.id,
      segmentStrategy,
      override,
      from,
      status: 'active',
      seen: 0,
    };
    this.all.push(run);
    this.attempt(played, () => played.begin(flow, moment, isOwn ? undefined : { type: 'invoice', id: subject.id }));
  }

  /** As `commands/enroll-by-segment` does it with what is stored. */
  private enrollBySegment(moment: Moment): void {
    const { strategy } = this.segment;
    const open = this.open();
    if (strategy === undefined) {
      for (const run of open) if (this.mayLeave(run)) this.close(run);
      return;
    }
    // Whoever is on what his segment names stays on his version; which one is in force is not asked.
    if (open.some((run) => run.subject.type === 'account' && run.definitionId === strategy)) return;
    const flow = this.terms.strategyOf(strategy);
    if (!flow) return;
    const type = subjectOf(flow.flow as Strategy);
    const others = open.filter((run) => run.subject.type !== type);
    if (!others.every((run) => this.mayLeave(run))) return;
    for (const run of others) this.close(run);
    for (const run of open) {
      if (others.includes(run) || !this.mayLeave(run)) continue;
      this.close(run);
      this.begin(flow, run.subject, moment, run.played);
    }
    if (type === 'invoice') this.enrollInvoices(flow, open, moment);
    else if (open.length === others.length && this.mayBegin(flow.flow as Strategy, moment))
      this.begin(flow, { type: 'account', id: this.account._id }, moment);
    // What begins may end, or be handed on, in its first step.
    if (this.lookThrough(moment) && this.handovers < MOST_HANDOVERS) this.enrollBySegment(moment);
  }

  private enrollInvoices(flow: CompiledStrategy, open: readonly Running[], moment: Moment): void {
    const last = lastDueOn(flow.flow as Strategy, moment.on);
    for (const { id, dueOn, openAmount } of this.keeper.book.invoices) {
      const isTaken = openAmount === 0 || dueOn > last || this.givenUp.has(id) || open.some((run) => run.subject.id === id);
      if (!isTaken) this.begin(flow, { type: 'invoice', id }, moment);
    }
  }

  private mayBegin(strategy: Strategy, { on }: Moment): boolean {
    const lastEnd = this.lastEnd?.moved ? undefined : this.lastEnd;
    return isEnrollable(strategy, this.keeper.standing(on), ladderOf(this.keeper.book, on), lastEnd, this.terms.world.terms);
  }

  private mayLeave(run: Running): boolean {
    if (!wantsOther(run, this.segment)) return false;
    if (isOverridden(run, this.segment)) return true;
    if (run.status !== 'active') return false;
    return run.played.leaves.flatMap(lineage).some((path) => run.flow.chart.states.get(path)?.config.tags?.includes('switchable'));
  }
}

function standingOn({ state, counts }: EnrollmentDocument): Pick<ConstructorParameters<typeof PlayedAccount>[1], 'state' | 'counts'> {
  return { state: state as FlowState, counts };
}
