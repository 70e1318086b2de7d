import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { DAY, type Instant } from '../base/clock-time.ts';
import { InvariantError } from '../base/invariant.ts';
import { daysBetween } from '../base/local-date.ts';
import { localDateAt, type Zone } from '../base/zone.ts';
import type { Facts } from '../facts/catalog.ts';
import type { EffectCall } from '../model/machine.ts';
import type { LatePolicy } from '../model/timer.ts';
import { dueAt } from '../timers/due-at.ts';
import { type ChartTransition, candidatesFor, lineage } from './chart.ts';
import { afterEvent, type CompiledFlow, type EffectOrigin, marks, type StepContext } from './compile.ts';
import type { ActiveTimer, AskedEffect, Decision, FlowEvent, FlowState, FlowStep, Reaction, StepInput } from './flow-state.ts';

/** The machine could not step: a loop, or an error of XState. The enrollment is parked with it. */
export class FlowProblem extends Error {
  override readonly name = 'FlowProblem';
}

/** Timers a subject may pass in one step when it enters late. */
const LONGEST_WALK = 50;
/** A timer that fires more than this after it was due is late. */
export const LATE_AFTER = DAY;

/** Puts a subject on a flow and walks it to the step of its age. */
export function startFlow(flow: CompiledFlow, input: StepInput): FlowStep {
  const blank: FlowState = {
    version: 0,
    snapshot: undefined,
    leaves: [],
    since: {},
    visits: {},
    timers: [],
    startedAt: input.at,
    ended: false,
  };
  const walk = new Walk(flow, blank, input);
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

/** The facts of the enrollment itself, as of before a step. Visits and days in state are those of the first innermost state. */
export function enrollmentFacts(state: FlowState, at: Instant, zone: Zone): Facts {
  const leaf = state.leaves[0] ?? '';
  const today = localDateAt(at, zone);
  const days = (since: Instant | undefined): number => (since === undefined ? 0 : daysBetween(localDateAt(since, zone), today));
  return {
    'enrollment.daysInState': days(state.since[leaf]),
    'enrollment.days': days(state.startedAt),
    'enrollment.visits': state.visits[leaf] ?? 0,
  };
}

/** XState action as the pure functions return it. */
interface Action {
  readonly type: string;
  readonly params?: unknown;
}

/** One step under way. It is built, reacts, and is finished; nothing of it outlives the call. */
class Walk {
  private readonly reactions: Reaction[] = [];
  private asked: AskedEffect[] = [];
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
    if (before.snapshot !== undefined)
      this.snapshot = flow.machine.restoreSnapshot(before.snapshot as never, undefined as never) as AnyMachineSnapshot;
  }

  begin(): void {
    const context = this.context({});
    this.run(context, 'account.enrolled', [], () => initialTransition(this.flow.machine));
  }

  react(event: FlowEvent): void {
    if (this.ended()) return;
    const context = this.context(Object.fromEntries(Object.entries(event.payload).map(([name, value]) => [`event.${name}`, value])));
    const decisions = this.decisionsOn(context, (state) => candidatesFor(state, event.type));
    this.run(context, event.type, decisions, () => transition(this.flow.machine, this.current(), { type: event.type } as never));
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
      snapshot: JSON.parse(JSON.stringify(this.flow.machine.getPersistedSnapshot(this.current()))),
      leaves: this.leaves,
      since: this.since,
      visits: this.visits,
      timers: this.ended() ? [] : this.timers,
      startedAt: this.before.startedAt,
      ended: this.ended(),
    };
    return { state, reactions: this.reactions, effects: this.asked, left: [...this.exited] };
  }

  private fire(due: ActiveTimer & { readonly dueAt: Instant }): void {
    const context = this.context({});
    const decisions = this.decisionsIn(
      context,
      (this.flow.chart.states.get(due.state)?.transitions ?? []).filter(
        ({ trigger }) => trigger.kind === 'timer' && trigger.name === due.timer,
      ),
    );
    const late = this.input.at - due.dueAt > LATE_AFTER || due.dueAt < due.enteredAt;
    const timer = { name: due.timer, dueAt: due.dueAt, late, ...(due.rolledFrom ? { rolledFrom: due.rolledFrom } : {}) };
    this.timers = this.timers.filter((each) => each.id !== due.id);
    const type = afterEvent(this.flow.chart.machineId, due.state, due.timer);
    const policy = late ? (this.flow.timers[due.timer]?.late ?? 'skip') : undefined;
    this.run(
      context,
      `after ${due.timer}`,
      decisions,
      () => transition(this.flow.machine, this.current(), { type } as never),
      timer,
      policy,
    );
  }

  private nextOverdue(): (ActiveTimer & { readonly dueAt: Instant }) | undefined {
    return this.timers
      .filter((timer): timer is ActiveTimer & { readonly dueAt: Instant } => timer.dueAt !== null && timer.dueAt <= this.input.at)
      .sort((a, b) => a.dueAt - b.dueAt)[0];
  }

  /** Derives every running timer from the facts: an anchor that moved moves its timer. */
  private derive(): void {
    this.timers = this.timers.map((timer) => {
      const definition = this.flow.timers[timer.timer];
      if (!definition) throw new InvariantError(`timer "${timer.timer}" is not defined`);
      const due = dueAt(definition, {
        facts: this.facts,
        enteredAt: timer.enteredAt,
        zone: this.input.zone,
        calendars: this.flow.registry.calendars,
      });
      const { rolledFrom: _, ...rest } = timer;
      return { ...rest, dueAt: due?.at ?? null, ...(due?.rolledFrom ? { rolledFrom: due.rolledFrom } : {}) };
    });
  }

  private run(
    context: StepContext,
    trigger: string,
    decisions: readonly Decision[],
    call: () => readonly [AnyMachineSnapshot, readonly Action[]],
    timer?: NonNullable<Reaction['timer']>,
    late?: LatePolicy,
  ): void {
    const [snapshot, actions] = this.flow.within(context, () => attempt(call));
    if (snapshot.status === 'error') throw new FlowProblem(String(snapshot.error));
    const from = this.leaves;
    this.snapshot = snapshot;
    this.leaves = leavesOf(snapshot.value);
    const record = { taken: [] as string[], entered: [] as string[], exited: [] as string[] };
    for (const action of actions) this.note(action, record, late);
    const all = [...decisions, ...this.laterDecisions(context, record.taken, decisions)];
    this.reactions.push({ trigger, ...(timer ? { timer } : {}), decisions: all, from, to: this.leaves, ...record });
  }

  private note(action: Action, record: { taken: string[]; entered: string[]; exited: string[] }, late: LatePolicy | undefined): void {
    const params = action.params as never;
    switch (action.type) {
      case marks.taken:
        record.taken.push((params as { key: string }).key);
        break;
      case marks.entered: {
        const { state } = params as { state: string };
        record.entered.push(state);
        this.since[state] = this.input.at;
        this.visits[state] = (this.visits[state] ?? 0) + 1;
        break;
      }
      case marks.exited: {
        const { state } = params as { state: string };
        record.exited.push(state);
        this.exited.add(state);
        delete this.since[state];
        this.asked = this.asked.map((effect) =>
          effect.origin.at === 'entry' && effect.origin.state === state ? this.passed(effect) : effect,
        );
        break;
      }
      case marks.effect:
        this.asked.push(this.withLateness(params as { call: EffectCall; origin: EffectOrigin }, late));
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

  private withLateness(asked: { call: EffectCall; origin: EffectOrigin }, late: LatePolicy | undefined): AskedEffect {
    if (asked.call.type !== 'notice.send' || late === undefined || late === 'send') return asked;
    return late === 'skip' ? { ...asked, skip: 'late' } : { ...asked, review: true };
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

  /** Guards looked at for an event, from each innermost state outwards until one lets it pass. */
  private decisionsOn(
    context: StepContext,
    candidates: (state: NonNullable<ReturnType<CompiledFlow['chart']['states']['get']>>) => ChartTransition[],
  ): Decision[] {
    const found = new Map<string, Decision>();
    for (const leaf of this.leaves) {
      for (const path of lineage(leaf)) {
        const state = this.flow.chart.states.get(path);
        const decisions = state ? this.decisionsIn(context, candidates(state)) : [];
        for (const decision of decisions) found.set(decision.transition, decision);
        if (decisions.some((decision) => decision.held)) break;
      }
    }
    return [...found.values()];
  }

  private decisionsIn(context: StepContext, candidates: readonly ChartTransition[]): Decision[] {
    const decisions: Decision[] = [];
    for (const candidate of candidates) {
      const held = this.flow.holds(candidate, context);
      decisions.push({ transition: candidate.key, guard: candidate.guard, held });
      if (held) break;
    }
    return decisions;
  }

  /** Guards of the transitions that followed at once (`always`, `onDone`). */
  private laterDecisions(context: StepContext, taken: readonly string[], known: readonly Decision[]): Decision[] {
    const seen = new Set(known.map((decision) => decision.transition));
    return taken
      .filter((key) => !seen.has(key))
      .flatMap((key) => {
        const transition = this.flow.chart.transitions.find((each) => each.key === key);
        const siblings = this.flow.chart.transitions.filter(
          (each) => each.source === transition?.source && each.trigger.kind === transition.trigger.kind && each.index <= transition.index,
        );
        return this.decisionsIn(context, siblings);
      });
  }

  private context(eventFacts: Facts): StepContext {
    return { facts: { ...this.facts, ...eventFacts }, splitKey: this.input.splitKey, judged: new Map() };
  }

  private current(): AnyMachineSnapshot {
    if (!this.snapshot) throw new InvariantError('the flow was not started');
    return this.snapshot;
  }

  private ended(): boolean {
    return this.snapshot?.status === 'done';
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
