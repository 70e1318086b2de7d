import type { AnyMachineSnapshot } from 'xstate';
import { DAY, type Instant } from '../base/clock-time.ts';
import { InvariantError } from '../base/invariant.ts';
import type { Facts } from '../facts/catalog.ts';
import type { EffectCall } from '../model/machine.ts';
import type { LatePolicy } from '../model/timer.ts';
import { isForReview, touchOf } from '../policy/while-paused.ts';
import { isInside } from './chart.ts';
import { afterEvent, type CompiledFlow, type EffectOrigin, marks, type StepContext } from './compile.ts';
import { deriveTimers } from './derive-timers.ts';
import { enrollmentFacts, figureOf } from './enrollment-facts.ts';
import type { ActiveTimer, AskedEffect, DueTimer, FlowEvent, FlowState, FlowStep, Reaction, StepInput } from './flow-state.ts';
import { mayReact } from './may-react.ts';
import { hadLength, keepsBack, type Lateness, type Resumption, stricter } from './pause.ts';
import type { StepAction } from './pure-step.ts';
import { isLeftOut } from './steering.ts';

/** The machine could not step: a loop, or an error of XState. The enrollment is parked with it. */
export class FlowProblem extends Error {
  override readonly name = 'FlowProblem';
}

/** Timers a subject may pass in one step when it enters late. */
const LONGEST_WALK = 50;
/** A timer that fires more than this after it was due is late. */
export const LATE_AFTER = DAY;

/** The state of a subject that is put on a flow at an instant, before its first step. */
export function blankState(at: Instant): FlowState {
  return { version: 0, snapshot: undefined, leaves: [], since: {}, visits: {}, timers: [], startedAt: at, ended: false };
}

/** Puts a subject on a flow and walks it to the step of its age. */
export function startFlow(flow: CompiledFlow, input: StepInput): FlowStep {
  const walk = new Walk(flow, blankState(input.at), input);
  walk.begin();
  return walk.finish();
}

/**
 * Lets a subject react to an event, then to every timer that is due: the one path an event takes, live and in
 * simulation. Without an event only timers are looked at. Timers are derived anew from the facts.
 */
export function takeStep(flow: CompiledFlow, state: FlowState, event: FlowEvent | undefined, input: StepInput): FlowStep {
  const walk = new Walk(flow, state, input);
  if (event) walk.react(event);
  return walk.finish();
}

/** One step under way. It is built, reacts, and is finished; nothing of it outlives the call. */
class Walk {
  private readonly reactions: Reaction[] = [];
  private asked: AskedEffect[] = [];
  /** From where on notices are asked for by the walk: timers do not overtake what the event itself asked for. */
  private walkFrom = 0;
  /** A pause that is over, once it has let a wait end, and when that one was due: what follows would have begun then. */
  private catchingUp: { readonly of: Resumption; readonly at: Instant } | undefined;
  private readonly exited = new Set<string>();
  private readonly facts: Facts;
  private snapshot: AnyMachineSnapshot | undefined;
  private leaves: readonly string[];
  private readonly since: Record<string, Instant>;
  private readonly visits: Record<string, number>;
  private timers: ActiveTimer[];

  private readonly flow: CompiledFlow;
  private readonly before: FlowState;
  private readonly input: StepInput;

  constructor(flow: CompiledFlow, before: FlowState, input: StepInput) {
    this.flow = flow;
    this.before = before;
    this.input = input;
    this.leaves = before.leaves;
    this.since = { ...before.since };
    this.visits = { ...before.visits };
    this.timers = [...before.timers];
    this.facts = { ...input.facts, ...enrollmentFacts(before, input.at, input.zone) };
  }

  begin(): void {
    this.run(this.context({}), 'account.enrolled', () => this.flow.steps.begin());
  }

  react(event: FlowEvent): void {
    if (this.ended()) return;
    if (!mayReact(this.flow.chart, this.leaves, event.type)) {
      const nothing = { decisions: [], taken: [], entered: [], exited: [] };
      this.reactions.push({ trigger: event.type, from: this.leaves, to: this.leaves, ...nothing });
      return;
    }
    const context = this.context(Object.fromEntries(Object.entries(event.payload).map(([name, value]) => [`event.${name}`, value])));
    this.run(context, event.type, () => this.flow.steps.take(this.current(), { type: event.type }));
    this.walkFrom = this.asked.length;
  }

  finish(): FlowStep {
    this.derive();
    for (let fired = 0; ; fired += 1) {
      const due = this.nextOverdue();
      if (!due || this.ended()) break;
      if (fired === LONGEST_WALK)
        throw new FlowProblem(`more than ${LONGEST_WALK} timers fired in one step, the last "${due.timer}" of "${due.state}"`);
      this.fire(due);
      this.derive();
    }
    const state: FlowState = {
      version: this.before.version + 1,
      snapshot: this.snapshot ? JSON.parse(JSON.stringify(this.flow.machine.getPersistedSnapshot(this.snapshot))) : this.before.snapshot,
      leaves: this.leaves,
      since: this.since,
      visits: this.visits,
      timers: this.ended() ? [] : this.timers,
      startedAt: this.before.startedAt,
      ended: this.ended(),
    };
    const isPausing = !this.ended() && this.input.paused !== undefined && this.input.paused.length > 0;
    const held = isPausing ? this.overdue().filter((timer) => this.isPaused(timer)) : [];
    return { state, reactions: this.reactions, effects: this.asked, left: [...this.exited], held };
  }

  private fire(due: DueTimer): void {
    const late = this.input.at - due.dueAt > LATE_AFTER || due.dueAt < due.enteredAt;
    const own = this.flow.timers[due.timer]?.late ?? 'skip';
    const over = this.resumptionOf(due);
    const lateness = over ? this.decidedLateness(due, over, own) : this.ownLateness(own, late);
    const timer = {
      name: due.timer,
      dueAt: due.dueAt,
      late,
      ...(due.rolledFrom ? { rolledFrom: due.rolledFrom } : {}),
      ...(over ? { decided: { pause: over.pause, policy: over.decision } } : {}),
      ...(due.steering ? { steering: due.steering } : {}),
    };
    if (over) this.catchingUp = { of: over, at: Math.max(due.dueAt, this.enteredAt(due)) };
    this.timers = this.timers.filter((each) => each.id !== due.id);
    const type = afterEvent(this.flow.chart.machineId, due.state, due.timer);
    this.run(this.context({}), `after ${due.timer}`, () => this.flow.steps.take(this.current(), { type }), timer, lateness);
  }

  private ownLateness(own: LatePolicy, late: boolean): Lateness | undefined {
    if (this.input.moved) return { policy: stricter(own, 'skip'), decided: false };
    return late ? { policy: own, decided: false } : undefined;
  }

  private nextOverdue(): DueTimer | undefined {
    return this.overdue().find((timer) => !this.isPaused(timer));
  }

  private overdue(): DueTimer[] {
    return this.timers
      .filter((timer): timer is DueTimer => timer.dueAt !== null && timer.dueAt <= this.input.at)
      .sort((a, b) => a.dueAt - b.dueAt);
  }

  private isPaused(timer: ActiveTimer): boolean {
    return this.input.paused?.some((step) => keepsBack(step, timer, this.leaves, this.flow.chart)) ?? false;
  }

  /** The pause that has kept a wait back, or the one before it in this very walk. */
  private resumptionOf(due: DueTimer): Resumption | undefined {
    const overs = this.input.resumed?.filter((each) => hadLength(each) && due.dueAt <= each.resumedAt) ?? [];
    const own = overs.findLast((each) => due.enteredAt <= each.resumedAt && keepsBack(each.step, due, this.leaves, this.flow.chart));
    return own ?? overs.find((each) => each === this.catchingUp?.of && due.enteredAt === this.input.at);
  }

  /** When the step of a wait was entered, or would have been without the pause. */
  private enteredAt(due: DueTimer): Instant {
    return due.enteredAt === this.input.at && this.catchingUp ? this.catchingUp.at : due.enteredAt;
  }

  /** What would have been late without the pause too is let out only as far as its definition lets it. */
  private decidedLateness(due: DueTimer, over: Resumption, own: LatePolicy): Lateness {
    const lateAnyway = due.dueAt < this.enteredAt(due) || over.pausedAt - due.dueAt > LATE_AFTER;
    const policy = lateAnyway ? stricter(own, over.decision) : over.decision;
    return { policy, decided: policy === over.decision };
  }

  private derive(): void {
    this.timers = deriveTimers(this.flow, this.timers, this.facts, this.input.zone);
  }

  private run(
    context: StepContext,
    trigger: string,
    call: () => readonly [AnyMachineSnapshot, readonly StepAction[]],
    timer?: NonNullable<Reaction['timer']>,
    late?: Lateness,
  ): void {
    const [snapshot, actions] = this.flow.within(context, () => attempt(call));
    if (snapshot.status === 'error') throw new FlowProblem(String(snapshot.error));
    const [from, askedBefore] = [this.leaves, this.asked.length];
    this.snapshot = snapshot;
    this.leaves = leavesOf(snapshot.value);
    const record = { taken: [] as string[], entered: [] as string[], exited: [] as string[] };
    for (const action of actions) this.note(action, record, late);
    if (timer?.steering?.act === 'skip') this.passOver(askedBefore);
    if (late !== undefined) this.overtake(askedBefore, record.exited.length > 0);
    const decisions = [...context.decisions.values()];
    this.reactions.push({ trigger, ...(timer ? { timer } : {}), decisions, from, to: this.leaves, ...record });
  }

  private note(action: StepAction, record: { taken: string[]; entered: string[]; exited: string[] }, late: Lateness | undefined): void {
    const params = action.params as never;
    switch (action.type) {
      case marks.taken:
        record.taken.push((params as { key: string }).key);
        break;
      case marks.entered: {
        const { state } = params as { state: string };
        record.entered.push(state);
        this.since[state] = this.input.at;
        this.visits[state] = (figureOf(this.visits, state) ?? 0) + 1;
        break;
      }
      case marks.exited: {
        const { state } = params as { state: string };
        record.exited.push(state);
        this.exited.add(state);
        delete this.since[state];
        if (this.endsIn(state)) break;
        this.asked = this.asked.map((effect) =>
          effect.origin.at === 'entry' && effect.origin.state === state ? this.passed(effect) : effect,
        );
        break;
      }
      case marks.effect:
        this.asked.push(this.unlessDone(this.withLateness(params as { call: EffectCall; origin: EffectOrigin }, late)));
        break;
      case 'xstate.raise':
        this.setTimer((params as { id: string }).id);
        break;
      case 'xstate.cancel':
        this.cancelTimer((params as { sendId: string }).sendId);
        break;
      default:
        throw new InvariantError(`XState returned an unexpected action "${action.type}"`);
    }
  }

  /** At the end XState leaves every state once more; the one the flow ended in was not passed by. */
  private endsIn(state: string): boolean {
    return this.ended() && this.leaves.some((leaf) => isInside(leaf, state));
  }

  /** The definition's own policy is about messages; what a person decides is about all that would reach the customer. */
  private withLateness(asked: { call: EffectCall; origin: EffectOrigin }, late: Lateness | undefined): AskedEffect {
    const { call } = asked;
    if (!late || late.policy === 'send' || (call.type !== 'notice.send' && !late.decided)) return asked;
    const outbound = this.flow.registry.effects.get(call.type)?.outbound ?? false;
    if (late.policy === 'review') return isForReview(call, outbound) ? { ...asked, review: true } : asked;
    return touchOf(call, outbound) === undefined ? asked : { ...asked, skip: late.decided ? 'paused' : 'late' };
  }

  /** On the way to where it stands in another version nothing is done that was done before. */
  private unlessDone(asked: AskedEffect): AskedEffect {
    const { at, state } = asked.origin;
    const isDone = this.input.moved === true && at === 'entry' && (figureOf(this.before.visits, state) ?? 0) > 0;
    return isDone && !asked.skip ? { ...asked, skip: 'passed' } : asked;
  }

  /** Of a late walk at most one notice leaves, that of its last step, wherever the ones before were asked for. */
  private overtake(askedBefore: number, left: boolean): void {
    const isLive = (effect: AskedEffect): boolean => effect.call.type === 'notice.send' && effect.skip === undefined;
    if (!left && !this.asked.slice(askedBefore).some(isLive)) return;
    this.asked = this.asked.map((effect, index) =>
      index >= this.walkFrom && index < askedBefore && isLive(effect) ? { ...effect, skip: 'passed' } : effect,
    );
  }

  /** What a person has passed over is not done, with all that the path asks for beyond it. */
  private passOver(askedBefore: number): void {
    this.asked = this.asked.map((effect, index) =>
      index >= askedBefore && isLeftOut(effect.call, effect.origin)
        ? { call: effect.call, origin: effect.origin, skip: 'steered' }
        : effect,
    );
  }

  /** What a state asked for in this very step and left again at once is not carried out, if it belongs to the state. */
  private passed(effect: AskedEffect): AskedEffect {
    if (effect.skip) return effect;
    const { type, params } = effect.call;
    const belongs = type === 'task.create' ? params?.['keep'] !== true : this.flow.registry.effects.get(type)?.outbound === true;
    return belongs ? { ...effect, skip: 'passed' } : effect;
  }

  private setTimer(xstateId: string): void {
    const known = this.flow.afterEvents.get(xstateId);
    if (!known) throw new InvariantError(`no timer behind "${xstateId}"`);
    const id = `${known.state}|${known.timer}#${this.before.version + 1}.${this.reactions.length}`;
    this.timers.push({ id, ...known, enteredAt: this.input.at, dueAt: null });
  }

  private cancelTimer(xstateId: string): void {
    const known = this.flow.afterEvents.get(xstateId);
    this.timers = this.timers.filter((timer) => timer.state !== known?.state || timer.timer !== known?.timer);
  }

  private context(eventFacts: Facts): StepContext {
    return { facts: { ...this.facts, ...eventFacts }, splitKey: this.input.splitKey, judged: new Map(), decisions: new Map() };
  }

  /** Brought back only when XState is asked: most of what happens to an account concerns no step. */
  private current(): AnyMachineSnapshot {
    if (this.before.snapshot === undefined && !this.snapshot) throw new InvariantError('the flow was not started');
    this.snapshot ??= this.flow.machine.restoreSnapshot(this.before.snapshot as never, undefined as never) as AnyMachineSnapshot;
    return this.snapshot;
  }

  private ended(): boolean {
    return this.snapshot ? this.snapshot.status === 'done' : this.before.ended;
  }
}

function attempt<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof InvariantError
      ? error
      : new FlowProblem(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Innermost active states of an XState value, as dotted paths in document order. */
export function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => {
    const below = leavesOf(inner);
    return below.length === 0 ? [key] : below.map((path) => `${key}.${path}`);
  });
}
