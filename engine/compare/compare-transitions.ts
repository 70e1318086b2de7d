import { type ChartTransition, triggerName } from '../machine/chart.ts';
import type { Timer } from '../model/timer.ts';
import { compareEffects, isRising } from './compare-effects.ts';
import { type Difference, differentKeys, type Json, own, type SaidTrigger, same, sides } from './difference.ts';
import type { StateMatch } from './match-states.ts';
import { guardAfter, isSameTrigger, type Renames, type TransitionMatch, type TransitionPair, targetAfter } from './match-transitions.ts';

interface SaidTimers {
  readonly before: Readonly<Record<string, Timer>>;
  readonly after: Readonly<Record<string, Timer>>;
}

/** How the paths between steps that are on both sides differ. Paths of added and removed steps go with them. */
export function compareTransitions(match: TransitionMatch, states: StateMatch, renames: Renames, timers: SaidTimers): Difference[] {
  const one = (kind: 'added' | 'removed', transition: ChartTransition): Difference => {
    const side = kind === 'added' ? 'after' : 'before';
    return {
      kind,
      what: 'transition',
      weight: 'meaning',
      [side]: transition.pointer,
      state: { [side]: transition.source },
      transition: { [side]: transition.key },
      trigger: { [side]: saidTrigger(transition, timers[side]) },
      ...(typeof transition.target === 'string' ? { target: { [side]: transition.target } } : {}),
      value: { [side]: transition.guard },
    };
  };
  return [
    ...match.removed.map((transition) => one('removed', transition)),
    ...match.pairs.flatMap((pair) => comparePair(pair, renames, timers)),
    ...match.added.map((transition) => one('added', transition)),
    ...orders(match, states, timers),
  ];
}

function saidTrigger({ trigger }: ChartTransition, timers: Readonly<Record<string, Timer>>): SaidTrigger {
  const timer = trigger.kind === 'timer' && Object.hasOwn(timers, trigger.name) ? timers[trigger.name] : undefined;
  return timer ? { trigger, timer } : { trigger };
}

function aboutPair({ before, after }: TransitionPair, timers: SaidTimers): Pick<Difference, 'state' | 'transition' | 'trigger' | 'target'> {
  return {
    state: { before: before.source, after: after.source },
    transition: { before: before.key, after: after.key },
    trigger: { before: saidTrigger(before, timers.before), after: saidTrigger(after, timers.after) },
    target: sides(before.target ?? undefined, after.target ?? undefined),
  };
}

function comparePair(pair: TransitionPair, renames: Renames, timers: SaidTimers): Difference[] {
  const { before, after } = pair;
  const about = { ...aboutPair(pair, timers), before: before.pointer, after: after.pointer };
  const changed = (field: string, a: unknown, b: unknown, weight: Difference['weight'] = 'meaning'): Difference => ({
    kind: 'changed',
    what: 'transition',
    weight,
    ...about,
    field,
    value: sides(a, b),
  });
  const guard = guardAfter(before.guard, renames);
  const effects = compareEffects(before.actions, after.actions, {
    before: `${before.pointer}/actions`,
    after: `${after.pointer}/actions`,
    about: { ...aboutPair(pair, timers), at: 'transition' },
  });
  return [
    ...((renames.states.get(before.source) ?? before.source) === after.source ? [] : [changed('source', before.source, after.source)]),
    ...(isSameTrigger(before, after, renames) ? [] : [changed('trigger', triggerName(before.trigger), triggerName(after.trigger))]),
    ...(targetAfter(before.target, renames) === after.target ? [] : [changed('target', before.target, after.target)]),
    ...(same(guard, after.guard) ? [] : [changed('guard', before.guard, after.guard)]),
    ...effects,
    ...differentKeys(before.config as Json, after.config as Json, apart).map((field) =>
      changed(field, own(before.config as Json, field), own(after.config as Json, field), field === 'reenter' ? 'meaning' : 'text'),
    ),
  ];
}

const apart = new Set(['target', 'guard', 'actions']);

/** Lists of paths with one trigger whose order has changed: it decides which condition is looked at first. */
function orders({ pairs }: TransitionMatch, { pairs: states }: StateMatch, timers: SaidTimers): Difference[] {
  const after = new Map(pairs.map((pair) => [pair.before, pair]));
  return states.flatMap((state) => {
    if (state.before.transitions.length < 2) return [];
    const lists = new Map<string, TransitionPair[]>();
    for (const transition of state.before.transitions) {
      const pair = after.get(transition);
      if (!pair || pair.after.source !== state.after.path) continue;
      const name = `${pair.after.trigger.kind} ${triggerName(pair.after.trigger)}`;
      if (`${transition.trigger.kind}` === pair.after.trigger.kind) lists.set(name, [...(lists.get(name) ?? []), pair]);
    }
    return [...lists.values()].flatMap((list) => orderOf(list, timers));
  });
}

function orderOf(list: readonly TransitionPair[], timers: SaidTimers): Difference[] {
  const positions = list.map((pair) => pair.after.index);
  const [first] = list;
  if (!first || isRising(positions)) return [];
  const rising = positions.toSorted((a, b) => a - b);
  const count = positions.filter((position, index) => position !== rising[index]).length;
  const { state, trigger } = aboutPair(first, timers);
  const at = (text: string): string => text.replace(/\/\d+$/, '');
  return [
    {
      kind: 'moved',
      what: 'order',
      weight: 'meaning',
      before: at(first.before.pointer),
      after: at(first.after.pointer),
      ...(state ? { state } : {}),
      ...(trigger ? { trigger } : {}),
      count,
    },
  ];
}
