import { type ChartTransition, chartOf } from '../machine/chart.ts';
import type { Flow } from '../model/strategy.ts';
import type { Timer } from '../model/timer.ts';
import { compareLayout } from './compare-layout.ts';
import { compareNamed, renamesOf } from './compare-named.ts';
import { compareSettings } from './compare-settings.ts';
import { compareStates } from './compare-states.ts';
import { compareTests } from './compare-tests.ts';
import { compareTransitions } from './compare-transitions.ts';
import { type Difference, type Json, same } from './difference.ts';
import { matchStates } from './match-states.ts';
import { matchTransitions, renamedIn } from './match-transitions.ts';

/** Parts of a flow that have a comparison of their own. */
const compared = new Set(['timers', 'rules', 'machine', 'tests', 'layout']);

/**
 * How two flows differ in meaning, in the order their author would tell it: settings, steps, paths, timers, rules,
 * tests, and last what only stands elsewhere on the canvas. Equal flows differ in nothing.
 */
export function compareFlows(before: Flow, after: Flow): Difference[] {
  const contentIsSame = same(contentOf(before), contentOf(after));
  const found = contentIsSame ? [] : compareContent(before, after);
  return [...found, ...compareLayout(before, after)];
}

function compareContent(before: Flow, after: Flow): Difference[] {
  const [from, to] = [chartOf(before.machine), chartOf(after.machine)];
  const states = matchStates(from, to);
  const rules = renamesOf(before.rules ?? {}, after.rules ?? {});
  const timers = renamesOf(before.timers ?? {}, after.timers ?? {});
  const renames = { states: states.afterOf, timers, rules };
  const transitions = matchTransitions(states, renames);
  const timersOf = (flow: Flow): Readonly<Record<string, Timer>> => flow.timers ?? {};
  const said = { before: timersOf(before), after: timersOf(after) };
  const found = [
    ...compareSettings(before as unknown as Json, after as unknown as Json, compared),
    ...compareStates(states, after.machine.id !== before.machine.id ? [before.machine.id, after.machine.id] : undefined),
    ...compareTransitions(transitions, states, renames, said),
    ...compareNamed('timer', said.before, said.after, timers, {
      leadsTo: (name) => ledBy(name, to.transitions),
    }),
    ...compareNamed('rule', before.rules ?? {}, after.rules ?? {}, rules, { read: (rule) => renamedIn(rule, rules) }),
    ...compareTests(before, after),
  ];
  if (found.length > 0) return found;
  return [{ kind: 'changed', what: 'writing', weight: 'text', before: '', after: '' }];
}

function contentOf(flow: Flow): unknown {
  const { layout: _, ...content } = flow;
  return content;
}

/** The steps a timer leads to. */
function ledBy(name: string, transitions: readonly ChartTransition[]): string[] {
  const targets = transitions.flatMap(({ trigger, target }) =>
    trigger.kind === 'timer' && trigger.name === name && typeof target === 'string' ? [target] : [],
  );
  return [...new Set(targets)];
}
