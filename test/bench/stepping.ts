import { type AnyMachineSnapshot, createMachine, initialTransition, transition } from 'xstate';
import { compileStrategy, type Facts, type FlowEvent, type FlowState, type StepInput, type Strategy, toInstant } from '#engine';
import { stockFlows, stockRegistry } from '../definitions/stock.ts';
import { ZONE } from './accounts.ts';
import { type Bench, inTurns, type Side, timesAsLong } from './harness.ts';

const ACCOUNTS = 400;
/** By hand it is so quick that it walks more accounts. */
const HAND_ACCOUNTS = 200_000;
const REPETITIONS = 7;

const OURS = 'stock strategy, one step';
const XSTATE = "XState's pure transition alone";
const HAND = 'hand-written loop';

/** The story of the datasheet: reminded, called, promised, broken, suspended, paid. */
interface Happening {
  readonly on: string;
  /** Missing: nothing but the time, and the timer it brings. */
  readonly event?: 'promise.made' | 'promise.broken' | 'account.settled';
  readonly timer?: 'day5' | 'day15';
}

const story: readonly Happening[] = [
  { on: '2026-02-10', timer: 'day5' },
  { on: '2026-02-20', timer: 'day15' },
  { on: '2026-02-21', event: 'promise.made' },
  { on: '2026-02-26', event: 'promise.broken' },
  { on: '2026-03-02', event: 'account.settled' },
];
const STEPS = story.length + 1;

const facts: Facts = {
  'account.chaseableAmount': 120_000,
  'account.disputedAmount': 0,
  'account.oldestDueOn': '2026-02-05',
  'enrollment.noticesDelivered': 1,
};
const coverage = 100;

/** What a side says of one account: every effect asked for, in order, and where it ended. */
type Walk = readonly string[];

export const stepping: Bench = {
  name: 'stepping',
  dataset: `past-due-escalation through ${STEPS} steps (start, two timers, three events) for ${ACCOUNTS} accounts; by hand for ${HAND_ACCOUNTS.toLocaleString('en-US')}`,
  async run() {
    const strategy = stockFlows.find((flow): flow is Strategy => flow.id === 'past-due-escalation');
    if (!strategy) throw new Error('the stock has lost past-due-escalation');
    const sides = [
      side(OURS, ACCOUNTS, ourWalk(strategy)),
      side(XSTATE, ACCOUNTS, xstateWalk(strategy)),
      side(HAND, HAND_ACCOUNTS, handWalk),
    ];
    const timings = await inTurns(sides, REPETITIONS);
    return [timesAsLong(timings, OURS, OURS, XSTATE), timesAsLong(timings, OURS, OURS, HAND)];
  },
};

function side(name: string, accounts: number, walk: () => Walk): Side {
  return {
    name,
    pieces: accounts * STEPS,
    run() {
      let last: Walk = [];
      for (let index = 0; index < accounts; index += 1) last = walk();
      return last;
    },
    result: (walked) => walked,
  };
}

/** With due times, lateness, decisions, visits and the state as data after each step: all a durable step needs. */
function ourWalk(strategy: Strategy): () => Walk {
  const flow = compileStrategy(strategy, stockRegistry);
  const inputs = new Map<string, StepInput>(
    ['2026-02-06', ...story.map(({ on }) => on)].map((on) => [
      on,
      { facts, at: toInstant(on, '12:00', ZONE), zone: ZONE, splitKey: 'account' },
    ]),
  );
  const inputOn = (on: string): StepInput => inputs.get(on) as StepInput;
  return () => {
    const walked: string[] = [];
    let state: FlowState = flow.start(inputOn('2026-02-06')).state;
    for (const { on, event } of story) {
      const told: FlowEvent | undefined = event && { type: event, payload: event === 'promise.made' ? { coveragePercent: coverage } : {} };
      const step = flow.advance(state, told, inputOn(on));
      state = step.state;
      for (const { call } of step.effects) walked.push(call.type);
    }
    return [...walked, ...state.leaves];
  };
}

/** The author's own machine: no due times, no decisions kept, the snapshot never leaves memory. */
function xstateWalk(strategy: Strategy): () => Walk {
  const chaseable = (facts['account.chaseableAmount'] as number) > 500;
  const guards = {
    chaseable: () => chaseable,
    allDisputed: () => !chaseable,
    coversDebt: () => coverage >= 80,
    maySuspend: () => chaseable && facts['account.disputedAmount'] === 0 && (facts['enrollment.noticesDelivered'] as number) >= 1,
  };
  const delays = Object.fromEntries(Object.keys(strategy.timers ?? {}).map((name) => [name, Number.POSITIVE_INFINITY]));
  const machine = createMachine(strategy.machine as never, { guards, delays } as never);
  return () => {
    const walked: string[] = [];
    let waiting = new Map<string, string>();
    const note = (actions: readonly { readonly type: string; readonly params?: unknown }[]): void => {
      for (const { type, params } of actions) {
        const { id, sendId, event } = (params ?? {}) as { id: string; sendId: string; event: { type: string } };
        if (type === 'xstate.raise') waiting.set(id, event.type);
        else if (type === 'xstate.cancel') waiting.delete(sendId);
        else walked.push(type);
      }
    };
    const [first, begun] = initialTransition(machine);
    let snapshot: AnyMachineSnapshot = first;
    note(begun);
    for (const { event, timer } of story) {
      const type = event ?? [...waiting.values()].find((each) => each.startsWith(`xstate.after.${timer}.`)) ?? '';
      const [next, actions] = transition(machine, snapshot as never, { type } as never);
      snapshot = next;
      note(actions);
    }
    waiting = new Map();
    return [...walked, String(snapshot.value)];
  };
}

/** The same strategy as a switch. */
function handWalk(): Walk {
  const walked: string[] = [];
  let state = 'watching';
  for (const { event, timer } of story) state = handStep(state, event ?? timer ?? '', walked);
  return [...walked, state];
}

function handStep(state: string, happened: string, walked: string[]): string {
  const toChase = facts['account.chaseableAmount'] as number;
  switch (`${state} ${happened}`) {
    case 'watching day5':
      walked.push('notice.send');
      return 'reminded';
    case 'reminded day15':
      walked.push('task.create');
      return 'calling';
    case 'watching promise.made':
    case 'reminded promise.made':
    case 'calling promise.made':
      return coverage >= 80 ? 'promised' : state;
    case 'promised promise.broken':
      if (toChase > 500 && facts['account.disputedAmount'] === 0 && (facts['enrollment.noticesDelivered'] as number) >= 1) {
        walked.push('service.suspend', 'notice.send', 'task.create');
        return 'suspended';
      }
      walked.push('task.create');
      return 'calling';
    case 'suspended account.settled':
      walked.push('service.resume');
      return 'restored';
    default:
      return happened === 'account.settled' ? 'cured' : state;
  }
}
