import type { Facts } from '../facts/catalog.ts';
import { type ChartTransition, candidatesFor, lineage, triggerName } from '../machine/chart.ts';
import type { CompiledStrategy } from '../machine/compile-strategy.ts';
import { enrollmentFacts } from '../machine/enrollment-facts.ts';
import type { Decision, Reaction } from '../machine/flow-state.ts';
import { blankState } from '../machine/step.ts';
import { judgeRule, type RuleVerdict } from '../rules/judge-rule.ts';
import type { PlayedEntry } from './played-account.ts';

/** What became of one path, and why. */
export interface PlayDecision {
  /** Key of the transition. */
  readonly transition: string;
  /**
   * `taken`; `refused`: its condition did not hold; `overruled`: it held, but a path that was taken left its step;
   * `notLookedAt`: an earlier one was taken before it was its turn.
   */
  readonly outcome: 'taken' | 'refused' | 'overruled' | 'notLookedAt';
  /** The rule's name, where it has one. */
  readonly rule?: string;
  readonly split?: { readonly experiment: string; readonly arm: string };
  /** Every part of the rule as its author wrote it, with what was expected and what was. Missing for a path without a condition. */
  readonly tree?: RuleVerdict;
  /** Key of the earlier path that was taken. */
  readonly because?: string;
}

/** Explains one reaction: every path that was looked at, and those that were not because an earlier one held. */
export function explainReaction(compiled: CompiledStrategy, entry: PlayedEntry, reaction: Reaction, index: number): PlayDecision[] {
  const facts = factsOf(compiled, entry, reaction, index);
  const taken = new Set(reaction.taken);
  const looked = reaction.decisions.map((decision): PlayDecision => {
    const outcome = taken.has(decision.transition) ? 'taken' : decision.held ? 'overruled' : 'refused';
    return { transition: decision.transition, outcome, ...reasons(decision, facts, compiled) };
  });
  return [...looked, ...passedOver(compiled, reaction)];
}

/** The facts the conditions were judged on: those before the step, and for the event itself what it carried. */
function factsOf({ registry }: CompiledStrategy, entry: PlayedEntry, reaction: Reaction, index: number): Facts {
  const { before, event } = entry;
  const own = enrollmentFacts(before ?? blankState(entry.at), entry.at, entry.zone);
  const carried = index === 0 && event && reaction.trigger === event.type ? event.payload : {};
  const named = Object.entries(carried).filter(([name]) => registry.catalog.fact(`event.${name}`) !== undefined);
  return { ...entry.facts, ...own, ...Object.fromEntries(named.map(([name, value]) => [`event.${name}`, value])) };
}

function reasons({ transition, guard }: Decision, facts: Facts, { registry, rules, chart }: CompiledStrategy): Partial<PlayDecision> {
  if (guard === undefined) return {};
  if (typeof guard === 'object' && guard.type === 'split') return { split: guard.params };
  const isNamed = typeof guard === 'string';
  const at = chart.transitions.find((each) => each.key === transition)?.pointer ?? '';
  const places = { conditions: `${at}/guard${isNamed ? '' : '/params'}`, rules: '/rules' };
  const tree = judgeRule(isNamed ? { condition: guard } : guard.params, facts, registry.catalog, rules, { places });
  return isNamed ? { rule: guard, tree } : { tree };
}

/** Paths whose turn never came: later ones of the same list, and those of the steps around. */
function passedOver({ chart }: CompiledStrategy, reaction: Reaction): PlayDecision[] {
  const asked = new Map(reaction.decisions.map((decision) => [decision.transition, decision]));
  const found = new Map<string, PlayDecision>();
  for (const list of turns()) {
    let winner: Decision | undefined;
    for (const { key } of list) {
      if (winner && !asked.has(key) && !found.has(key))
        found.set(key, { transition: key, outcome: 'notLookedAt', because: winner.transition });
      if (!winner && asked.get(key)?.held) winner = asked.get(key);
    }
  }
  return [...found.values()];

  /** Lists of paths in the order they are looked at until one holds. */
  function turns(): (readonly ChartTransition[])[] {
    const states = (path: string) => lineage(path).flatMap((each) => chart.states.get(each) ?? []);
    const toEvent = reaction.timer
      ? []
      : reaction.from.map((leaf) => states(leaf).flatMap((state) => candidatesFor(state, reaction.trigger)));
    const others = reaction.decisions.flatMap((decision) => {
      const transition = chart.transitions.find((each) => each.key === decision.transition);
      if (!transition || transition.trigger.kind === 'event') return [];
      return [siblings(transition)];
    });
    return [...toEvent, ...others];
  }

  function siblings({ source, trigger }: ChartTransition): readonly ChartTransition[] {
    const own = chart.states.get(source)?.transitions ?? [];
    return own.filter((each) => each.trigger.kind === trigger.kind && triggerName(each.trigger) === triggerName(trigger));
  }
}
