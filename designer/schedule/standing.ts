import { type Chart, type ChartState, type ChartTransition, type EffectCall, type Guard, matchesWildcard } from '#engine';
import type { JsonObject } from '../document/json.ts';
import { landing, type Walk } from './ladder.ts';

/** What a strategy should have an answer to, in the order people think of it. */
const ofStrategy = {
  paid: ['account.settled', 'invoice.paid'],
  promiseMade: ['promise.made'],
  promiseKept: ['promise.kept', 'promise.partlyKept'],
  promiseBroken: ['promise.broken'],
  disputeOpened: ['dispute.opened'],
  disputeResolved: ['dispute.resolved'],
  hold: ['hold.placed', 'hold.lifted'],
  bounced: ['notice.bounced'],
  reversed: ['payment.reversed'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const ofResolution = {
  decided: ['dispute.resolved'],
  paid: ['invoice.paid', 'account.settled'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type KnownStanding = keyof typeof ofStrategy | keyof typeof ofResolution;

/** What a step away from the ladder leads to. */
export interface Onward {
  readonly timer: string;
  readonly target: string;
}

/** One thing that then happens. */
export interface StandingWay {
  readonly pointer: string;
  readonly way: ChartTransition;
  readonly event: string;
  readonly guard: Guard | undefined;
  /** Asked for on the way, whatever it leads to. */
  readonly actions: readonly { readonly pointer: string; readonly call: EffectCall }[];
  readonly target: string | undefined;
  /**
   * Where it leads: to an end, into the ladder, back to where the ladder was, to a step beside the ladder, or nowhere:
   * the account stays where it is.
   */
  readonly outcome: 'ends' | 'ladder' | 'resumes' | 'aside' | 'stays';
  /** What is done at an end or in a step beside the ladder. */
  readonly entry: readonly { readonly pointer: string; readonly call: EffectCall }[];
  /** How a step beside the ladder goes on by itself. */
  readonly onward: Onward | undefined;
}

export interface StandingRule {
  /** A known one, or `other:<event>`. */
  readonly id: string;
  readonly known: KnownStanding | undefined;
  readonly event: string;
  readonly ways: readonly StandingWay[];
}

/** What happens to an account whatever step it is in. Those that should be there and are not have no ways. */
export function standingOf(value: JsonObject, chart: Chart, walk: Walk): StandingRule[] {
  const expected: Readonly<Record<string, readonly string[]>> = value['kind'] === 'resolution' ? ofResolution : ofStrategy;
  const ways = chart.transitions.filter(({ trigger }) => trigger.kind === 'event');
  const nameOf = (way: ChartTransition): string => (way.trigger.kind === 'event' ? way.trigger.name : '');
  const ladder = new Set(walk.stops.map((stop) => stop.state.path));
  const rules = Object.entries(expected).map(([id, events]) => {
    const own = ways.filter((way) => events.some((event) => nameOf(way) === event || matchesWildcard(nameOf(way), event)));
    return { id, known: id as KnownStanding, event: events[0] ?? '', ways: own.map((way) => wayOf(way, chart, ladder)) };
  });
  const told = new Set(rules.flatMap((rule) => rule.ways.map((each) => each.way)));
  const others = new Map<string, ChartTransition[]>();
  for (const way of ways.filter((each) => !told.has(each))) others.set(nameOf(way), [...(others.get(nameOf(way)) ?? []), way]);
  return [
    ...rules,
    ...[...others].map(([event, own]) => ({
      id: `other:${event}`,
      known: undefined,
      event,
      ways: own.map((way) => wayOf(way, chart, ladder)),
    })),
  ];
}

function wayOf(way: ChartTransition, chart: Chart, ladder: ReadonlySet<string>): StandingWay {
  const target = typeof way.target === 'string' ? chart.states.get(way.target) : undefined;
  const outcome = outcomeOf(target, chart, ladder);
  const isOwn = outcome === 'ends' || outcome === 'aside';
  return {
    pointer: way.pointer,
    way,
    event: way.trigger.kind === 'event' ? way.trigger.name : '',
    guard: way.guard,
    actions: way.actions.map((call, index) => ({ pointer: `${way.pointer}/actions/${index}`, call })),
    target: target?.path,
    outcome,
    entry: isOwn ? (target?.config.entry ?? []).map((call, index) => ({ pointer: `${target?.pointer}/entry/${index}`, call })) : [],
    onward: outcome === 'aside' && target ? onwardOf(target) : undefined,
  };
}

function outcomeOf(target: ChartState | undefined, chart: Chart, ladder: ReadonlySet<string>): StandingWay['outcome'] {
  if (!target) return 'stays';
  if (target.type === 'history') return 'resumes';
  const stop = landing(target, chart);
  if (stop.type === 'final' && stop.parent === '') return 'ends';
  return ladder.has(stop.path) ? 'ladder' : 'aside';
}

function onwardOf(state: ChartState): Onward | undefined {
  const way = state.transitions.find(({ trigger, target }) => trigger.kind === 'timer' && typeof target === 'string');
  if (way?.trigger.kind !== 'timer' || typeof way.target !== 'string') return undefined;
  return { timer: way.trigger.name, target: way.target };
}
