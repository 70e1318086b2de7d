import { nameWords, stateWords } from '../base/name-words.ts';
import type { ChartTransition } from '../machine/chart.ts';
import type { Guard } from '../model/machine.ts';
import type { Timer } from '../model/timer.ts';
import type { Registry } from '../registry/registry.ts';
import { ruleWords } from '../rules/rule-words.ts';
import { effectWords } from './effect-words.ts';
import { whenWords } from './trigger-words.ts';

/** What the words of a flow are made with. */
export interface FlowWords {
  readonly registry: Registry;
  readonly timers?: Readonly<Record<string, Timer>> | undefined;
}

/** A condition of a path: `“Covers debt” holds`, `group B of “tone”`, or the comparison itself. */
export function guardWords(guard: Guard, { registry }: FlowWords): string {
  if (typeof guard === 'string') return `“${nameWords(guard)}” holds`;
  if (guard.type === 'split') return `in group ${guard.params.arm} of “${nameWords(guard.params.experiment)}”`;
  return ruleWords(guard.params, registry);
}

/** A path as one sentence: `When a promise is broken, if “May suspend” holds: go to Suspended`. */
export function transitionWords(transition: ChartTransition, flow: FlowWords): string {
  const { trigger, guard, actions } = transition;
  const when = whenWords(trigger, flow.registry, flow.timers);
  const condition = guard === undefined ? '' : `, if ${guardWords(guard, flow)}`;
  const doing = actions.map((call) => effectWords(call, flow.registry));
  return `${when.charAt(0).toUpperCase()}${when.slice(1)}${condition}: ${[...doing, wayWords(transition)].join(', then ')}`;
}

function wayWords({ source, target, actions }: ChartTransition): string {
  if (target === null) return 'go to a step that does not exist';
  if (target === undefined) return actions.length > 0 ? 'stay here' : 'nothing happens';
  return target === source ? 'begin this step again' : `go to ${stateWords(target)}`;
}
