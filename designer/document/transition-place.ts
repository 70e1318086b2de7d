import { nameWords, type Trigger, unreachable } from '#engine';
import type { FlowDraft, StateDraft, TransitionDraft, TransitionsDraft } from './flow-draft.ts';
import { stateAt } from './flow-draft.ts';
import type { TransitionRef } from './operation.ts';
import { allow, called } from './refused.ts';

/** The transitions of one trigger in order, each as an object of its own. */
export function transitionsOf(state: StateDraft, trigger: Trigger): TransitionDraft[] {
  const written = writtenAt(state, trigger);
  if (written === undefined) return [];
  const list = Array.isArray(written) ? written : [written];
  return list.map((entry) => (typeof entry === 'string' ? { target: entry } : entry));
}

/** Writes the transitions of one trigger in the shortest form: a bare target, one object, or a list; none removes the trigger. */
export function writeTransitions(state: StateDraft, trigger: Trigger, list: readonly TransitionDraft[]): void {
  const [only] = list;
  const value = list.length === 1 && only !== undefined ? shortest(only) : [...list];
  const none = list.length === 0;
  switch (trigger.kind) {
    case 'event':
      if (none) removeNamed(state, 'on', trigger.name);
      else state.on = { ...state.on, [trigger.name]: value };
      return;
    case 'timer':
      if (none) removeNamed(state, 'after', trigger.name);
      else state.after = { ...state.after, [trigger.name]: value };
      return;
    case 'always':
      if (none) delete state.always;
      else state.always = value;
      return;
    case 'done':
      if (none) delete state.onDone;
      else state.onDone = value;
      return;
    default:
      unreachable(trigger);
  }
}

/** Sets or removes the written target of one transition and leaves everything else of it as it is written. */
export function writeTarget(state: StateDraft, trigger: Trigger, index: number, target: string | undefined): void {
  const written = writtenAt(state, trigger);
  const entry = Array.isArray(written) ? written[index] : written;
  if (typeof entry === 'object') {
    if (target === undefined) delete entry.target;
    else entry.target = target;
  } else writeTransitions(state, trigger, [target === undefined ? {} : { target }]);
}

export function sameTrigger(a: Trigger, b: Trigger): boolean {
  return a.kind === b.kind && ('name' in a ? a.name : '') === ('name' in b ? b.name : '');
}

/** The state a transition leaves and the list it stands in; both must exist. */
export function placeOf(flow: FlowDraft, ref: TransitionRef): { readonly state: StateDraft; readonly list: TransitionDraft[] } {
  const state = stateAt(flow, ref.source);
  const list = transitionsOf(state, ref.trigger);
  allow(ref.index in list, `${called(ref.source)} no longer has this path.`);
  return { state, list };
}

/** Refuses a trigger that the state cannot have: ends have no ways on, and only what has steps inside can be done. */
export function allowTrigger(flow: FlowDraft, source: string, trigger: Trigger): void {
  const state = stateAt(flow, source);
  allow(state.type !== 'final', `${called(source)} is an end, no path leads on from it.`);
  allow(state.type !== 'history', `${called(source)} leads back to where its level was and has no paths of its own.`);
  if (trigger.kind === 'timer') {
    allow(Object.hasOwn(flow.timers ?? {}, trigger.name), `There is no time called “${nameWords(trigger.name)}”.`);
  }
  if (trigger.kind === 'event') {
    allow(/^\S{1,100}$/.test(trigger.name) && trigger.name !== '*', 'A path needs to know what it waits for.');
  }
  if (trigger.kind === 'done') {
    allow(source !== '' && state.states && Object.keys(state.states).length > 0, `${called(source)} has no steps inside that could end.`);
  }
}

function writtenAt(state: StateDraft, trigger: Trigger): TransitionsDraft | undefined {
  switch (trigger.kind) {
    case 'event':
      return member(state.on, trigger.name);
    case 'timer':
      return member(state.after, trigger.name);
    case 'always':
      return state.always;
    case 'done':
      return state.onDone;
    default:
      return unreachable(trigger);
  }
}

function member(map: Record<string, TransitionsDraft> | undefined, name: string): TransitionsDraft | undefined {
  return map && Object.hasOwn(map, name) ? map[name] : undefined;
}

function removeNamed(state: StateDraft, key: 'on' | 'after', name: string): void {
  const map = state[key];
  if (!map) return;
  delete map[name];
  if (Object.keys(map).length === 0) delete state[key];
}

function shortest(transition: TransitionDraft): string | TransitionDraft {
  const { target } = transition;
  return target !== undefined && Object.keys(transition).length === 1 ? target : transition;
}
