import type { JsonObject } from './json.ts';
import type { Operation } from './operation.ts';

/** One thing somebody did: what undo takes back at once. */
export interface Step {
  readonly operations: readonly Operation[];
  readonly label: string;
  /** Steps with the same key that follow each other are one, as typing in one field is. */
  readonly key: string | undefined;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** What was done and what was taken back, the latest last. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** More than anybody takes back; keeps a long day's work from filling the memory. */
const LONGEST = 300;

/** Whether a step continues the one before it. */
export function continues(last: Step | undefined, step: Step): last is Step {
  return last?.key !== undefined && last.key === step.key && last.after === step.before;
}

/** Two steps as one, which leads from before the first to after the second. */
export function joined(first: Step, second: Step): Step {
  return { ...second, label: first.label, before: first.before, operations: merged(first.operations, second.operations) };
}

/** The history with a step more. What had been taken back is gone for good. */
export function withStep(history: History, step: Step): History {
  const last = history.done.at(-1);
  const done =
    history.undone.length === 0 && continues(last, step) ? [...history.done.slice(0, -1), joined(last, step)] : [...history.done, step];
  return { done: done.slice(-LONGEST), undone: [] };
}

/** Of two values typed into one field only the last matters when it is replayed. */
function merged(first: readonly Operation[], second: readonly Operation[]): readonly Operation[] {
  const [last, next] = [first.at(-1), second[0]];
  const same = last?.op === 'field.set' && next?.op === 'field.set' && last.pointer === next.pointer;
  return same ? [...first.slice(0, -1), ...second] : [...first, ...second];
}
