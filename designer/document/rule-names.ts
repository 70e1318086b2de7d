import type { StateDraft, TransitionDraft, TransitionsDraft } from './flow-draft.ts';
import { isObject } from './json.ts';

/** Old names of rules and their new ones. */
export type RuleNames = ReadonlyMap<string, string>;

/** Lets conditions refer to rules by their new names. Changes them in place. */
export function renameInConditions(conditions: unknown, names: RuleNames): void {
  for (const each of conditionsWithin(conditions)) {
    const to = typeof each['condition'] === 'string' ? names.get(each['condition']) : undefined;
    if (to !== undefined) each['condition'] = to;
  }
}

/** The same for every guard of a state and of those inside it. */
export function renameInGuards(state: StateDraft, names: RuleNames): void {
  for (const transition of allTransitions(state)) {
    const { guard } = transition;
    const to = typeof guard === 'string' ? names.get(guard) : undefined;
    if (to !== undefined) transition.guard = to;
    if (typeof guard === 'object' && guard.type === 'rule') renameInConditions(guard.params, names);
  }
}

/** The names of rules that conditions refer to. */
export function rulesNamedIn(conditions: unknown): string[] {
  return conditionsWithin(conditions).flatMap((each) => (typeof each['condition'] === 'string' ? [each['condition']] : []));
}

/** The names of rules that the guards of a state and of those inside it refer to. */
export function rulesOfState(state: StateDraft): string[] {
  return allTransitions(state).flatMap(({ guard }) =>
    typeof guard === 'string' ? [guard] : guard?.type === 'rule' ? rulesNamedIn(guard.params) : [],
  );
}

/** Every transition of a state and of those inside it that is written as an object. */
function allTransitions(state: StateDraft): TransitionDraft[] {
  const own = [...Object.values(state.on ?? {}), ...Object.values(state.after ?? {}), state.always, state.onDone];
  return [...own.flatMap(objectsOf), ...Object.values(state.states ?? {}).flatMap(allTransitions)];
}

function objectsOf(written: TransitionsDraft | undefined): TransitionDraft[] {
  return [written].flat().filter((each) => typeof each === 'object');
}

/** Conditions with all those nested in them. */
function conditionsWithin(conditions: unknown): Record<string, unknown>[] {
  if (Array.isArray(conditions)) return conditions.flatMap(conditionsWithin);
  if (!isObject(conditions)) return [];
  const own = conditions as Record<string, unknown>;
  return [own, ...conditionsWithin(own['all']), ...conditionsWithin(own['any']), ...conditionsWithin(own['not'])];
}
