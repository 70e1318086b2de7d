import { type EffectCall, type Guard, pointer, type Timer } from '#engine';
import { freshName } from '../document/fresh-name.ts';
import type { Json, JsonObject } from '../document/json.ts';
import { allow } from '../document/refused.ts';
import type { Draft } from './edit.ts';
import type { KnownStanding } from './standing.ts';
import { conditionNamed } from './standing-conditions.ts';
import { sameTimer } from './timer-names.ts';
import { dueAnchors } from './when.ts';

const callToday: EffectCall = { type: 'task.create', params: { kind: 'call', title: 'Promise broken: call today', dueIn: 'P1D' } };
const followUp: EffectCall = {
  type: 'task.create',
  params: { kind: 'follow-up', title: 'A message came back: find an address that works', dueIn: 'P2D', keep: true },
};
const askWhy: EffectCall = {
  type: 'task.create',
  params: { kind: 'call', title: 'Payment was returned: ask what happened', dueIn: 'P1D' },
};

/** Open days after a broken promise, and after a decision, before the schedule goes on. */
const AFTER_BROKEN = 3;
const AFTER_DECISION = 5;

const defaults: Readonly<Record<KnownStanding, (draft: Draft) => void>> = {
  paid: addPaid,
  decided: (draft) => on(draft, '', 'dispute.resolved', { target: addEnd(draft, 'closed') }),
  promiseMade: addPromise,
  promiseKept: addKept,
  promiseBroken: addBroken,
  disputeOpened: (draft) => addRest(draft, 'dispute.opened'),
  disputeResolved: addResolved,
  hold: (draft) => addRest(draft, 'hold.placed'),
  bounced: (draft) => on(draft, '', 'notice.bounced', { actions: [followUp] }),
  reversed: (draft) => on(draft, '', 'payment.reversed', { actions: [askWhy] }),
};

/**
 * Adds what is usually done when something happens: the one place that knows it, for strategies that are born and for
 * rules that are put back. It can be changed afterwards like everything else.
 */
export function addDefault(draft: Draft, id: KnownStanding): void {
  defaults[id](draft);
}

function addPaid(draft: Draft): void {
  const { kind, subject, startsBefore } = draft.value;
  const settled = addEnd(draft, 'settled');
  const ofInvoice = kind === 'resolution' || subject === 'invoice';
  on(draft, '', ofInvoice ? 'invoice.paid' : 'account.settled', { target: settled });
  // Whoever is reminded early may owe what is not asked for yet, and has all the same nothing to do here any more.
  if (!ofInvoice && startsBefore !== undefined)
    on(draft, '', 'invoice.paid', { target: settled, guard: conditionNamed(draft, 'nothingDue') });
}

function addPromise(draft: Draft): void {
  const start = ladderStart(draft);
  const promised = added(draft, 'promised', { description: 'A promise over most of the debt is open: nobody is asked for anything.' });
  on(draft, '', 'promise.made', { target: promised, guard: conditionNamed(draft, 'coversDebt') });
  for (const event of ['promise.kept', 'promise.partlyKept', 'promise.cancelled']) on(draft, promised, event, { target: start });
  const [broken] = ledToBy(draft, 'promise.broken');
  if (broken === undefined) addBroken(draft);
  else on(draft, promised, 'promise.broken', { target: broken });
}

/** Whoever has kept a promise comes back to the ladder for what is left. */
function addKept(draft: Draft): void {
  const start = ladderStart(draft);
  const waiting = ledToBy(draft, 'promise.made');
  for (const event of ['promise.kept', 'promise.partlyKept'])
    for (const step of waiting.length === 0 ? [''] : waiting) on(draft, step, event, { target: start });
}

/** A broken promise is called about, wherever on the ladder one stands; then there are some days to pay. */
function addBroken(draft: Draft): void {
  const start = ladderStart(draft);
  const waiting = ledToBy(draft, 'promise.made');
  const broken = added(draft, 'broken', {
    description: 'A promised date has passed without the money.',
    entry: [callToday as unknown as Json],
  });
  const timer = waitOf(draft, 'afterBroken', AFTER_BROKEN);
  draft.do({ op: 'transition.add', source: broken, trigger: { kind: 'timer', name: timer }, target: start });
  for (const step of waiting) on(draft, step, 'promise.broken', { target: broken });
  // A promise over a part holds nothing up, so it is broken while its account stands on the ladder.
  const isLevel = (draft.schedule.chart.states.get(start)?.children ?? []).length > 0;
  if (isLevel) on(draft, start, 'promise.broken', { target: broken });
  else on(draft, '', 'promise.broken', { target: broken, guard: conditionNamed(draft, 'somethingToAsk') });
}

/** While all that is due is disputed or on hold nobody is asked; another due day, or the end of it, wakes the account. */
function addRest(draft: Draft, event: 'dispute.opened' | 'hold.placed'): void {
  const start = ladderStart(draft);
  const ofInvoice = draft.value['subject'] === 'invoice';
  const resting = restingStep(draft);
  const paused =
    resting ?? added(draft, 'paused', { description: 'All that is due is disputed or on hold: nobody is asked for anything.' });
  const wanted = ofInvoice && event === 'hold.placed' ? 'wholeAccount' : 'nothingToAsk';
  on(draft, '', event, { target: paused, guard: conditionNamed(draft, wanted) });
  if (!ofInvoice && resting === undefined) {
    draft.do({ op: 'transition.add', source: paused, trigger: { kind: 'timer', name: owedAgain(draft) }, target: start });
  }
  if (ofInvoice && event === 'hold.placed') on(draft, paused, 'hold.lifted', { target: start, guard: conditionNamed(draft, 'mayGoOn') });
  if (event === 'dispute.opened' && !answers(draft, paused, 'dispute.resolved')) addDecided(draft, paused);
}

function addResolved(draft: Draft): void {
  const paused = ledToBy(draft, 'dispute.opened');
  if (paused.length === 0) on(draft, '', 'dispute.resolved', { target: ladderStart(draft) });
  for (const step of paused) addDecided(draft, step);
}

/** Once a dispute is decided the customer has some days to pay before the schedule goes on. */
function addDecided(draft: Draft, paused: string): void {
  const start = ladderStart(draft);
  const decided = added(draft, 'decided', {
    description: 'A dispute is decided; the customer gets time to pay before the schedule goes on.',
  });
  on(draft, paused, 'dispute.resolved', { target: decided, guard: conditionNamed(draft, 'somethingToAsk') });
  const timer = waitOf(draft, 'afterDecision', AFTER_DECISION);
  draft.do({ op: 'transition.add', source: decided, trigger: { kind: 'timer', name: timer }, target: start });
}

/** Where the ladder begins: what an account comes back to; days past due then say which step it is at. */
function ladderStart(draft: Draft): string {
  const { chart, runs } = draft.schedule;
  const start = runs.find((run) => run.begins && run.level === '')?.items[0]?.path ?? chart.states.get('')?.initial;
  allow(start, 'There are no steps yet to come back to: add the first step.');
  return start;
}

/** The step accounts already rest in for the other reason, if they wake up from it. */
function restingStep(draft: Draft): string | undefined {
  const { standing } = draft.schedule;
  const ways = standing.filter((each) => each.known === 'disputeOpened' || each.known === 'hold').flatMap((each) => each.ways);
  const ofInvoice = draft.value['subject'] === 'invoice';
  return ways.find((way) => way.outcome === 'aside' && (ofInvoice || way.onward !== undefined))?.target;
}

/** The steps beside the ladder that an event leads to. */
function ledToBy(draft: Draft, event: string): readonly string[] {
  const { chart, walk } = draft.schedule;
  const isOnLadder = (path: string): boolean =>
    walk.stops.some((stop) => stop.state.path === path || stop.state.path.startsWith(`${path}.`));
  const ways = chart.transitions.filter(({ trigger }) => trigger.kind === 'event' && trigger.name === event);
  return [...new Set(ways.flatMap(({ target }) => (typeof target === 'string' && !isOnLadder(target) ? [target] : [])))];
}

function answers(draft: Draft, path: string, event: string): boolean {
  const ways = draft.schedule.chart.states.get(path)?.transitions ?? [];
  return ways.some(({ trigger }) => trigger.kind === 'event' && trigger.name === event);
}

interface Answer {
  readonly target?: string;
  readonly guard?: Guard;
  readonly actions?: readonly EffectCall[];
}

/** Adds what is done at an event, unless something is done there in any case: what comes after that is never taken. */
function on(draft: Draft, source: string, event: string, { target, guard, actions }: Answer): void {
  const ways = draft.schedule.chart.states.get(source)?.transitions ?? [];
  if (ways.some(({ trigger, guard: tied }) => trigger.kind === 'event' && trigger.name === event && tied === undefined)) return;
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

function added(draft: Draft, wanted: string, state: JsonObject): string {
  const taken = new Set(draft.schedule.chart.states.get('')?.children ?? []);
  const name = freshName(wanted, taken);
  draft.do({ op: 'state.add', parent: '', name, state });
  return name;
}

/** So many open days, or days where no calendar is in use. */
export function waitDays(days: number, calendar: string | undefined): Timer {
  if (calendar === undefined) return { offset: `P${days}D`, at: '09:00' };
  return { offset: `P${days}D`, count: 'business', at: '09:00', calendar };
}

function waitOf(draft: Draft, name: string, days: number): string {
  return timerNamed(draft, name, waitDays(days, calendarInUse(draft)));
}

function owedAgain(draft: Draft): string {
  const calendar = calendarInUse(draft);
  return timerNamed(draft, 'owedAgain', {
    anchor: dueAnchors.past,
    offset: 'P1D',
    at: '09:00',
    ...(calendar === undefined ? {} : { calendar, roll: 'none' as const }),
    description: 'Sleeps while nothing past due may be asked for; wakes when a hold ends or another invoice is past due.',
  });
}

/** A timer of a standing rule under the name that says what it is for. */
function timerNamed(draft: Draft, wanted: string, timer: Timer): string {
  const { timers } = draft.schedule;
  if (sameTimer(timers[wanted], timer)) return wanted;
  const name = freshName(wanted, { has: (each) => Object.hasOwn(timers, each) });
  draft.set(pointer('timers', name), timer as unknown as Json, undefined);
  return name;
}

/** The calendar most of the times of this flow go by. */
export function calendarInUse(draft: Pick<Draft, 'schedule'>): string | undefined {
  const used = Object.values(draft.schedule.timers).flatMap((timer) => timer.calendar ?? []);
  return used.toSorted((a, b) => used.filter((each) => each === b).length - used.filter((each) => each === a).length)[0];
}
