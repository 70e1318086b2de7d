import { produce } from 'immer';
import type { Chart, Guard } from '#engine';
import { isObject, type JsonObject } from './json.ts';
import { allow } from './refused.ts';
import { chartIfAny } from './shape.ts';

/** A transition while an operation is at work on it. */
export interface TransitionDraft {
  target?: string;
  guard?: Guard;
  actions?: unknown[];
  reenter?: boolean;
  description?: string;
  meta?: Record<string, unknown>;
}

export type TransitionsDraft = string | TransitionDraft | TransitionDraft[];

/** A state while an operation is at work on it. Members it does not name are there all the same and stay. */
export interface StateDraft {
  type?: 'atomic' | 'compound' | 'parallel' | 'history' | 'final';
  initial?: string;
  target?: string;
  history?: 'shallow' | 'deep';
  entry?: unknown[];
  exit?: unknown[];
  on?: Record<string, TransitionsDraft>;
  after?: Record<string, TransitionsDraft>;
  always?: TransitionsDraft;
  onDone?: TransitionsDraft;
  states?: Record<string, StateDraft>;
  tags?: string[];
}

/** A strategy or resolution path while an operation is at work on it. */
export interface FlowDraft {
  timers?: Record<string, unknown>;
  rules?: Record<string, unknown>;
  machine: StateDraft & { id: string };
  tests?: { expect?: { state?: string | string[] }[] }[];
  layout?: { nodes?: Record<string, { x: number; y: number; pinned?: boolean }>; notes?: unknown[] };
}

/** Runs a change on a flow; what it does not touch is shared. The chart is that of the flow before the change. */
export function changeFlow(value: JsonObject, change: (flow: FlowDraft, chart: Chart) => void): JsonObject {
  const chart = chartOfValue(value);
  return produce(value, (draft) => {
    change(draft as unknown as FlowDraft, chart);
  });
}

/** The chart of a document's machine; refused when none can be made of it. */
export function chartOfValue(value: JsonObject): Chart {
  const machine = value['machine'];
  allow(isObject(machine), 'This kind of definition has no steps.');
  const chart = chartIfAny(machine);
  allow(chart, 'The steps of this definition cannot be read: mend them in its text first.');
  return chart;
}

/** The state at a path, which must exist. */
export function stateAt(flow: FlowDraft, path: string): StateDraft {
  const keys = path === '' ? [] : path.split('.');
  let state: StateDraft | undefined = flow.machine;
  for (const key of keys) state = state?.states && Object.hasOwn(state.states, key) ? state.states[key] : undefined;
  allow(state, `There is no step “${path}” any more.`);
  return state;
}

/** Path of a child. */
export function childPath(parent: string, name: string): string {
  return parent === '' ? name : `${parent}.${name}`;
}

export function keyOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
