import {
  type CompiledStrategy,
  type FlowState,
  type FlowStep,
  isInside,
  keepsBack,
  type Resumption,
  type StepInput,
  touchOf,
} from '#engine';
import type { HeldAction, HeldNote } from '../store/enrollment-store.ts';
import type { EffectDocument, EnrollmentDocument } from '../store/flow-documents.ts';
import type { PauseInForce } from '../store/settings.ts';

type Running = Pick<EnrollmentDocument, 'kind' | 'definitionId'>;

/** How a pause is said wherever something waits for its end. */
export function pauseWords({ byName, reason }: Pick<PauseInForce, 'byName' | 'reason'>): string {
  return `paused by ${byName}: ${reason}`;
}

/** Pauses of the strategy an enrollment runs on, being ended or not, oldest first. */
function pausesOf(pauses: readonly PauseInForce[], { kind, definitionId }: Running): PauseInForce[] {
  return kind === 'strategy' ? pauses.filter((pause) => pause.strategyId === definitionId) : [];
}

/** What pauses and their ends mean to the next step of an enrollment. */
export function underPauses(
  pauses: readonly PauseInForce[],
  enrollment: Running & { readonly held?: unknown },
): Required<Pick<StepInput, 'paused' | 'resumed'>> {
  const own = pausesOf(pauses, enrollment);
  const note = enrollment.held as HeldNote | undefined;
  // A pause that is not known was begun or ended a moment ago: what it keeps back stays until that is seen.
  const unseen = note && own.every((pause) => pause.id !== note.pauseId) ? [note.step] : [];
  return {
    paused: [...own.filter((pause) => !pause.resumption).map((pause) => pause.step), ...unseen],
    resumed: own.flatMap(({ id, step, at, resumption }): Resumption[] =>
      resumption ? [{ pause: id, step, pausedAt: at, resumedAt: resumption.at, decision: resumption.decision }] : [],
    ),
  };
}

/** The pause that keeps an action back; undefined when it may go on, or reaches nobody outside. */
export function pauseOver(
  pauses: readonly PauseInForce[],
  enrollment: Running,
  effect: Pick<EffectDocument, 'type' | 'params' | 'outbound' | 'state' | 'asker'>,
): PauseInForce | undefined {
  if (touchOf(effect, effect.outbound) === undefined) return undefined;
  const asker = effect.state ?? effect.asker ?? '';
  return pausesOf(pauses, enrollment).find((pause) => !pause.resumption && isInside(asker, pause.step));
}

/** The pause, in force or being ended, that an account meets in the steps it stands in. */
export function pauseAt(pauses: readonly PauseInForce[], strategyId: string, leaves: readonly string[]): PauseInForce | undefined {
  return pausesOf(pauses, { kind: 'strategy', definitionId: strategyId }).find(
    (pause) => !pause.resumption && leaves.some((leaf) => isInside(leaf, pause.step)),
  );
}

/** What is noted of the waits a step has found over and kept back; undefined when there are none. */
export function holdNote(
  flow: CompiledStrategy,
  step: Pick<FlowStep, 'state' | 'held'>,
  input: StepInput,
  pauses: readonly PauseInForce[],
  before: Running & { readonly held?: unknown },
): HeldNote | undefined {
  const [first] = step.held;
  if (!first) return undefined;
  const known = before.held as HeldNote | undefined;
  const own = pausesOf(pauses, before)
    .filter((pause) => !pause.resumption)
    .map((pause) => ({ pauseId: pause.id, step: pause.step }));
  const keeping = [...own, ...(known ? [known] : [])].find((each) => keepsBack(each.step, first, step.state.leaves, flow.chart));
  if (!keeping) return undefined;
  return {
    pauseId: keeping.pauseId,
    step: keeping.step,
    at: known?.pauseId === keeping.pauseId ? known.at : input.at,
    dueAt: first.dueAt,
    timers: step.held.map(({ id, state, timer, dueAt }) => ({ id, state, timer, dueAt })),
    would: wouldFollow(flow, step.state, input),
  };
}

/** Whether two notes say that the same is kept back by the same pause. */
export function isSameHold(one: HeldNote | undefined, other: HeldNote | undefined): boolean {
  return one?.pauseId === other?.pauseId && JSON.stringify(one?.timers) === JSON.stringify(other?.timers);
}

/** Whether a note keeps something back that the one before did not. */
export function holdsMore(note: HeldNote | undefined, before: HeldNote | undefined): boolean {
  if (!note) return false;
  const known = note.pauseId === before?.pauseId ? new Set(before.timers.map((timer) => timer.id)) : new Set();
  return note.timers.some((timer) => !known.has(timer.id));
}

/** What would happen if everything were let go now and sent. A machine that fails tells that when its time comes. */
function wouldFollow(flow: CompiledStrategy, state: FlowState, input: StepInput): HeldNote['would'] {
  const everything: Resumption = { pause: '', step: '', pausedAt: state.startedAt, resumedAt: input.at, decision: 'send' };
  try {
    const { effects, state: after } = flow.advance(state, undefined, { ...input, paused: [], resumed: [everything] });
    const live = effects.filter((effect) => effect.skip === undefined);
    const actions = live.flatMap(({ call }) => heldAction(call, flow.registry.effects.get(call.type)?.outbound ?? false) ?? []);
    return { leadsTo: after.leaves, actions, kinds: actions.length > 0 ? actions.map((action) => action.kind) : ['step'] };
  } catch {
    return { leadsTo: [], actions: [], kinds: ['step'] };
  }
}

/** An action as it is listed; undefined for one that reaches nobody outside. */
export function heldAction(
  { type, params }: { readonly type: string; readonly params?: Readonly<Record<string, unknown>> | undefined },
  outbound: boolean,
): HeldAction | undefined {
  const kind = touchOf({ type, params: params ?? {} }, outbound);
  if (kind === undefined) return undefined;
  const text = (name: string): Record<string, string> => {
    const value = params?.[name];
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return { kind, type, ...text('channel'), ...text('template'), ...text('title') };
}
