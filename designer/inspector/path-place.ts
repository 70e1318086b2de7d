import { type Chart, type ChartTransition, type EffectCall, type Guard, type Trigger, triggerName, valueAt } from '#engine';
import { chartOfValue } from '../document/flow-draft.ts';
import type { Json, JsonObject } from '../document/json.ts';
import type { Operation, TransitionRef } from '../document/operation.ts';
import { sameTrigger } from '../document/transition-place.ts';

/** The transition a pointer leads to. */
export function wayAt(pointer: string, chart: Chart): ChartTransition | undefined {
  return chart.transitions.find((way) => way.pointer === pointer);
}

export function refOf({ source, trigger, index }: ChartTransition): TransitionRef {
  return { source, trigger, index };
}

/** All transitions of the same step and trigger, in the order in which they are looked at. */
export function siblingsOf({ source, trigger }: Pick<ChartTransition, 'source' | 'trigger'>, chart: Chart): readonly ChartTransition[] {
  return (chart.states.get(source)?.transitions ?? []).filter((way) => sameTrigger(way.trigger, trigger));
}

/** The address of a transition after a change: the one of this trigger at this place, the last one without. */
export function pathElement(value: JsonObject, source: string, trigger: Trigger, index?: number): string | undefined {
  const list = siblingsOf({ source, trigger }, chartOfValue(value));
  const way = index === undefined ? list.at(-1) : list[index];
  return way && `path:${way.pointer}`;
}

/** Sets a member of a transition, or removes it. One that is written as its bare target becomes an object. */
export function setOfWay(value: JsonObject, { pointer }: ChartTransition, key: string, member: Json | undefined): Operation {
  const written = valueAt(value, pointer);
  if (typeof written !== 'string')
    return { op: 'field.set', pointer: `${pointer}/${key}`, ...(member === undefined ? {} : { value: member }) };
  return { op: 'field.set', pointer, value: { target: written, ...(member === undefined ? {} : { [key]: member }) } };
}

export type ConditionKind = 'none' | 'named' | 'own' | 'split';

export function conditionKind(guard: Guard | undefined): ConditionKind {
  if (guard === undefined) return 'none';
  return typeof guard === 'string' ? 'named' : guard.type === 'split' ? 'split' : 'own';
}

/** What the order of a path among those of its trigger means. */
type OrderSense = 'only' | 'first' | 'middle' | 'lastIf' | 'else' | 'wins';

export function orderSense(way: ChartTransition, siblings: readonly ChartTransition[]): OrderSense {
  const last = siblings.length - 1;
  if (last <= 0) return 'only';
  if (way.guard === undefined) return way.index === last ? 'else' : 'wins';
  if (way.index === 0) return 'first';
  return way.index === last ? 'lastIf' : 'middle';
}

/** The transitions that wait for a timer. */
export function waysOfTimer(name: string, chart: Chart): readonly ChartTransition[] {
  return chart.transitions.filter(({ trigger }) => trigger.kind === 'timer' && trigger.name === name);
}

/** The actions of a list and where it stands. A transition written as a bare target has none yet. */
export interface ActionList {
  readonly pointer: string;
  readonly calls: readonly EffectCall[];
  /** Where the list cannot simply be written to: what sets it as a whole. */
  readonly setWhole?: (calls: readonly EffectCall[]) => Operation;
}

/** A trigger as an option of a list names it, and back. */
export function triggerId(trigger: Trigger): string {
  return trigger.kind === 'timer' ? `timer ${trigger.name}` : trigger.kind === 'event' ? `event ${trigger.name}` : triggerName(trigger);
}

export function triggerOf(id: string): Trigger {
  const [kind, name = ''] = id.split(' ');
  if (kind === 'timer' || kind === 'event') return { kind, name };
  return { kind: kind === 'done' ? 'done' : 'always' };
}

/** The groups of an experiment: those that conditions of the flow name. */
export function armsOf(experiment: string, chart: Chart): readonly string[] {
  const named = chart.transitions.flatMap(({ guard }) =>
    typeof guard === 'object' && guard.type === 'split' && guard.params.experiment === experiment ? [guard.params.arm] : [],
  );
  return [...new Set(named)].sort();
}

/** A split to begin with: the next group of the flow's last experiment, group A of a new one where there is none. */
export function freshSplit(chart: Chart): { readonly experiment: string; readonly arm: string } {
  const last = chart.transitions.findLast(({ guard }) => typeof guard === 'object' && guard.type === 'split')?.guard;
  const experiment = typeof last === 'object' && last.type === 'split' ? last.params.experiment : 'test';
  const taken = armsOf(experiment, chart);
  const arm = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !taken.includes(letter)) ?? 'A';
  return { experiment, arm };
}
