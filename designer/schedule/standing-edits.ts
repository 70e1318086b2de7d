import { type EffectCall, type Guard, pointer, valueAt } from '#engine';
import { freshName } from '../document/fresh-name.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../document/json.ts';
import type { TransitionRef } from '../document/operation.ts';
import { allow } from '../document/refused.ts';
import { type Draft, type Edited, edit } from './edit.ts';
import type { KnownStanding, StandingWay } from './standing.ts';
import { timerFor } from './timer-names.ts';
import { dropUnreached } from './unreached.ts';
import { dueAnchors } from './when.ts';

const callToday: EffectCall = { type: 'task.create', params: { kind: 'call', title: 'Promise broken: call today', dueIn: 'P1D' } };
const followUp: EffectCall = {
  type: 'task.create',
  params: { kind: 'follow-up', title: 'Email came back: find an address that works', dueIn: 'P2D', keep: true },
};
const askWhy: EffectCall = {
  type: 'task.create',
  params: { kind: 'call', title: 'Payment was returned: ask what happened', dueIn: 'P1D' },
};

const rules = {
  coversDebt: { fact: 'event.coveragePercent', operator: 'greaterThanInclusive', value: 80 },
  nothingToAsk: { fact: 'account.chaseableAmount', operator: 'equal', value: 0 },
  somethingToAsk: { fact: 'account.chaseableAmount', operator: 'greaterThan', value: 0 },
} as const satisfies Readonly<Record<string, Json>>;

/** Adds what is usually done when something happens. It can be changed afterwards like everything else. */
export function addStanding(value: JsonObject, id: KnownStanding): Edited {
  return edit(value, (draft) => {
    addDefault(draft, id);
    return { path: undefined };
  });
}

/** Adds everything that is usually handled and is not yet. */
export function addAllStanding(value: JsonObject): Edited {
  return edit(value, (draft) => {
    const missing = draft.schedule.standing.filter((rule) => rule.ways.length === 0).flatMap((rule) => rule.known ?? []);
    for (const id of missing) {
      // What was added before may have brought it along.
      const now = draft.schedule.standing.find((rule) => rule.known === id);
      if (now?.ways.length === 0) addDefault(draft, id);
    }
    return { path: undefined };
  });
}

/** Adds what is usually done, within another change. */
export function addDefault(draft: Draft, id: KnownStanding): void {
  switch (id) {
    case 'paid':
      for (const event of endEvents(draft)) on(draft, '', event, { target: addEnd(draft, 'settled') });
      return;
    case 'decided':
      on(draft, '', 'dispute.resolved', { target: addEnd(draft, 'closed') });
      return;
    case 'promiseMade':
      addPromise(draft);
      return;
    case 'promiseKept':
      for (const event of ['promise.kept', 'promise.partlyKept']) backFrom(draft, 'promise.made', event, []);
      return;
    case 'promiseBroken':
      backFrom(draft, 'promise.made', 'promise.broken', [callToday]);
      return;
    case 'disputeOpened':
      rest(draft, 'dispute.opened');
      return;
    case 'disputeResolved':
      backFrom(draft, 'dispute.opened', 'dispute.resolved', [], rule(draft, 'somethingToAsk'));
      return;
    case 'hold':
      rest(draft, 'hold.placed');
      return;
    case 'bounced':
      on(draft, '', 'notice.bounced', { actions: [followUp] });
      return;
    case 'reversed':
      on(draft, '', 'payment.reversed', { actions: [askWhy] });
      return;
  }
}

function endEvents(draft: Draft): readonly string[] {
  if (draft.value['kind'] === 'resolution') return ['invoice.paid'];
  return draft.value['subject'] === 'invoice' ? ['invoice.paid', 'account.settled'] : ['account.settled'];
}

/** Where the ladder begins: what an account comes back to; days past due then say which step it is at. */
export function ladderStart(draft: Draft): string {
  const { chart, runs } = draft.schedule;
  const start = runs.find((run) => run.begins && run.level === '')?.items[0]?.path ?? chart.states.get('')?.initial;
  allow(start, 'There are no steps yet to come back to: add the first step.');
  return start;
}

function addPromise(draft: Draft): void {
  const start = ladderStart(draft);
  const promised = beside(draft, 'promised', 'A promise over most of the debt is open: nobody is asked for anything.');
  on(draft, '', 'promise.made', { target: promised, guard: rule(draft, 'coversDebt') });
  for (const event of ['promise.kept', 'promise.partlyKept', 'promise.cancelled']) on(draft, promised, event, { target: start });
  on(draft, promised, 'promise.broken', { target: start, actions: [callToday] });
}

/** While all that is due is disputed or on hold nobody is asked; another due day, or the end of it, wakes the account. */
function rest(draft: Draft, event: 'dispute.opened' | 'hold.placed'): void {
  const start = ladderStart(draft);
  const resting = restingStep(draft);
  const paused = resting ?? beside(draft, 'paused', 'All that is due is disputed or on hold: nobody is asked for anything.');
  on(draft, '', event, { target: paused, guard: rule(draft, 'nothingToAsk') });
  if (resting === undefined) {
    const calendar = calendarInUse(draft);
    const timer = { anchor: dueAnchors.past, offset: 'P1D', at: '09:00', ...(calendar === undefined ? {} : { calendar }) };
    draft.do({ op: 'transition.add', source: paused, trigger: { kind: 'timer', name: timerFor(draft, timer) }, target: start });
  }
  const isKnown = (draft.schedule.chart.states.get(paused)?.transitions ?? []).some(
    ({ trigger }) => trigger.kind === 'event' && trigger.name === 'dispute.resolved',
  );
  if (event === 'dispute.opened' && !isKnown)
    on(draft, paused, 'dispute.resolved', { target: start, guard: rule(draft, 'somethingToAsk') });
}

/** The step accounts already rest in for the other reason, if they wake up from it by themselves. */
function restingStep(draft: Draft): string | undefined {
  const { standing } = draft.schedule;
  const ways = standing.filter((each) => each.known === 'disputeOpened' || each.known === 'hold').flatMap((each) => each.ways);
  return ways.find((way) => way.outcome === 'aside' && way.onward !== undefined)?.target;
}

/** A way back into the ladder from where something else has led; without such a place it is only acted upon. */
function backFrom(draft: Draft, cause: string, event: string, actions: readonly EffectCall[], guard?: string): void {
  const ways = draft.schedule.chart.transitions.filter(({ trigger }) => trigger.kind === 'event' && trigger.name === cause);
  const steps = new Set(ways.flatMap(({ target }) => (typeof target === 'string' && !isOnLadder(draft, target) ? [target] : [])));
  const start = ladderStart(draft);
  for (const step of steps) on(draft, step, event, { target: start, ...(guard === undefined ? {} : { guard }), actions });
  if (steps.size === 0) on(draft, '', event, actions.length > 0 ? { actions } : { target: start });
}

function isOnLadder(draft: Draft, path: string): boolean {
  return draft.schedule.walk.stops.some((stop) => stop.state.path === path || stop.state.path.startsWith(`${path}.`));
}

interface Answer {
  readonly target?: string;
  readonly guard?: Guard;
  readonly actions?: readonly EffectCall[];
}

function on(draft: Draft, source: string, event: string, { target, guard, actions }: Answer): void {
  draft.do({
    op: 'transition.add',
    source,
    trigger: { kind: 'event', name: event },
    ...(target === undefined ? {} : { target }),
    ...(guard === undefined ? {} : { guard }),
    ...(actions && actions.length > 0 ? { actions } : {}),
  });
}

/** An end nothing is done at: one that is there, else a new one. */
function addEnd(draft: Draft, name: string): string {
  const { chart } = draft.schedule;
  const top = (chart.states.get('')?.children ?? []).flatMap((path) => chart.states.get(path) ?? []);
  const plain = top.find((state) => state.type === 'final' && state.key === name && (state.config.entry ?? []).length === 0);
  return plain?.path ?? added(draft, name, { type: 'final' });
}

function beside(draft: Draft, name: string, description: string): string {
  return added(draft, name, { description });
}

function added(draft: Draft, wanted: string, state: JsonObject): string {
  const taken = new Set(draft.schedule.chart.states.get('')?.children ?? []);
  const name = freshName(wanted, taken);
  draft.do({ op: 'state.add', parent: '', name, state });
  return name;
}

/** The name of a rule that says this: the usual one unless that says something else here. */
function rule(draft: Draft, wanted: keyof typeof rules): string {
  const there = isObject(draft.value['rules']) ? draft.value['rules'] : {};
  const same = Object.keys(there).find((name) => sameJson(there[name], rules[wanted]));
  if (same !== undefined) return same;
  const name = freshName(wanted, { has: (each) => Object.hasOwn(there, each) });
  draft.set(pointer('rules', name), rules[wanted], undefined);
  return name;
}

/** The calendar most of the times of this flow go by. */
export function calendarInUse(draft: Pick<Draft, 'schedule'>): string | undefined {
  const used = Object.values(draft.schedule.timers).flatMap((timer) => timer.calendar ?? []);
  return used.toSorted((a, b) => used.filter((each) => each === b).length - used.filter((each) => each === a).length)[0];
}

/** Takes a standing rule away, with the steps and conditions that were there for it alone. */
export function removeStanding(value: JsonObject, id: string): Edited {
  return edit(value, (draft) => {
    const before = draft.schedule;
    const found = before.standing.find((each) => each.id === id);
    allow(found && found.ways.length > 0, 'This rule is not there any more.');
    draft.do({ op: 'transitions.remove', refs: found.ways.map(refOf) });
    dropUnreached(draft, before.chart);
    dropUnusedRules(draft, value);
    return { path: undefined };
  });
}

/** Takes one case of a standing rule away. */
export function removeWay(value: JsonObject, way: StandingWay): Edited {
  return edit(value, (draft) => {
    const before = draft.schedule;
    draft.do({ op: 'transitions.remove', refs: [refOf(way)] });
    dropUnreached(draft, before.chart);
    dropUnusedRules(draft, value);
    return { path: undefined };
  });
}

/** Leads a case of a standing rule elsewhere; without a target the account stays where it is. */
export function leadWay(value: JsonObject, way: StandingWay, target: string | undefined): Edited {
  return edit(value, (draft) => {
    const before = draft.schedule;
    draft.do({ op: 'transition.retarget', ref: refOf(way), ...(target === undefined ? {} : { target }) });
    dropUnreached(draft, before.chart);
    return { path: undefined };
  });
}

/** Ties a case to a named condition, or to none. */
export function guardWay(value: JsonObject, way: StandingWay, guard: string | undefined): Edited {
  return edit(value, (draft) => {
    const written = valueAt(value, way.pointer) as Json;
    if (isObject(written)) draft.set(`${way.pointer}/guard`, guard, written['guard']);
    else if (guard !== undefined) draft.set(way.pointer, { target: written, guard }, written);
    dropUnusedRules(draft, value);
    return { path: undefined };
  });
}

export function refOf({ way }: StandingWay): TransitionRef {
  return { source: way.source, trigger: way.trigger, index: way.index };
}

function dropUnusedRules(draft: Draft, before: JsonObject): void {
  const [was, is] = [rulesUsed(before), rulesUsed(draft.value)];
  const all = isObject(draft.value['rules']) ? draft.value['rules'] : {};
  const gone = Object.keys(all).filter((name) => was.has(name) && !is.has(name));
  if (gone.length === 0) return;
  if (gone.length === Object.keys(all).length) draft.set('/rules', undefined, all);
  else for (const name of gone) draft.set(pointer('rules', name), undefined, all[name]);
  dropUnusedRules(draft, before);
}

/** Names of rules that something refers to: a condition of a way, or another rule. */
function rulesUsed(value: JsonObject): Set<string> {
  const names = new Set<string>();
  const look = (at: Json | undefined, key: string): void => {
    if (typeof at === 'string' && (key === 'guard' || key === 'condition')) names.add(at);
    if (typeof at !== 'object' || at === null) return;
    for (const [inner, child] of Object.entries(at)) look(child as Json, Array.isArray(at) ? key : inner);
  };
  look(value['machine'], '');
  look(value['rules'], '');
  return names;
}
