import { expect } from 'chai';
import fc from 'fast-check';
import {
  type CompiledStrategy,
  compileStrategy,
  FlowProblem,
  type FlowState,
  type FlowStep,
  HOUR,
  isInside,
  type LatePolicy,
  type Resumption,
  type StepInput,
} from '#engine';
import { houseRegistry } from '../../support/flow-builder.ts';
import { holdingGuards, type RandomMachine, randomMachine, randomMoments, randomTimers } from '../../support/machine-arbitrary.ts';

const START = Date.UTC(2026, 1, 5, 14);
const policy = fc.constantFrom<LatePolicy>('send', 'skip', 'review');
const RUNS = { numRuns: 150 };

/** The machine with every other note made a message or something that presses, and its timers late in a way. */
function compiled(machine: RandomMachine, late: LatePolicy): CompiledStrategy {
  const text = JSON.stringify(machine.config)
    .replaceAll(/\{"type":"note.add","params":\{"text":"n\d*[0369]"\}\}/g, JSON.stringify(message))
    .replaceAll(/\{"type":"note.add","params":\{"text":"n\d*[15]"\}\}/g, '{"type":"service.suspend"}');
  const timers = Object.fromEntries(Object.entries(randomTimers).map(([name, timer]) => [name, { ...timer, late }]));
  return compileStrategy(
    { kind: 'strategy', id: 'random', name: 'Random', timers, rules: machine.rules, machine: JSON.parse(text) },
    houseRegistry,
  );
}

const message = { type: 'notice.send', params: { channel: 'email', template: 'first' } };

/** A ride of some moments; undefined when the machine loops. */
function ridden(
  flow: CompiledStrategy,
  machine: RandomMachine,
  moments: readonly Moment[],
): { state: FlowState; input: StepInput } | undefined {
  try {
    let at = START;
    let state = flow.start(inputOf(machine, 0, at)).state;
    for (const { event, hours, mask } of moments) {
      at += hours * HOUR;
      state = flow.advance(state, event === undefined ? undefined : { type: event, payload: {} }, inputOf(machine, mask, at)).state;
    }
    return { state, input: inputOf(machine, moments.at(-1)?.mask ?? 0, at) };
  } catch (error) {
    if (error instanceof FlowProblem) return undefined;
    throw error;
  }
}

type Moment = typeof randomMoments extends fc.Arbitrary<(infer M)[]> ? M : never;

function inputOf(machine: RandomMachine, mask: number, at: number): StepInput {
  return { facts: { 'account.tags': holdingGuards(machine, mask) }, at, zone: 'UTC', splitKey: 'parent-7' };
}

/** What of a step anybody outside can tell: not how often it was looked at. */
function seen(step: FlowStep): object {
  const { version: _, timers, ...state } = step.state;
  const waits = timers.map(({ id: __, ...timer }) => timer);
  const reactions = step.reactions.filter((each) => each.taken.length + each.decisions.length > 0);
  return { state, waits, reactions, effects: step.effects, left: step.left };
}

function tried<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof FlowProblem) return undefined;
    throw error;
  }
}

describe('whatever the machine and wherever an account stands in it', () => {
  it('nothing changes while the whole strategy is paused and nothing happens', () => {
    fc.assert(
      fc.property(randomMachine, policy, randomMoments, fc.integer({ min: 0, max: 100 }), (machine, late, moments, hours) => {
        const flow = compiled(machine, late);
        const ride = ridden(flow, machine, moments);
        if (!ride) return;
        const at = ride.input.at + hours * HOUR;
        const step = flow.advance(ride.state, undefined, { ...ride.input, at, paused: [''] });

        expect([step.reactions, step.effects]).to.deep.equal([[], []]);
        expect(step.state.leaves).to.deep.equal(ride.state.leaves);
        expect(step.held.map((timer) => timer.id)).to.have.members(
          step.state.timers.filter((timer) => timer.dueAt !== null && timer.dueAt <= at).map((timer) => timer.id),
        );
      }),
      RUNS,
    );
  });

  it('a pause that is ended in the moment it began, letting everything go, might never have been', () => {
    fc.assert(
      fc.property(randomMachine, policy, randomMoments, fc.constantFrom(0, 1, 3, 40), (machine, late, moments, hours) => {
        const flow = compiled(machine, late);
        const ride = ridden(flow, machine, moments);
        if (!ride) return;
        const input = { ...ride.input, at: ride.input.at + hours * HOUR };
        const plain = tried(() => flow.advance(ride.state, undefined, input));
        if (!plain) return;
        const between = flow.advance(ride.state, undefined, { ...input, paused: [''] });
        const over: Resumption = { pause: 'p', step: '', pausedAt: input.at, resumedAt: input.at, decision: 'send' };

        expect(seen(flow.advance(between.state, undefined, { ...input, resumed: [over] }))).to.deep.equal(seen(plain));
      }),
      RUNS,
    );
  });

  it('nobody leaves a paused step because time passes', () => {
    fc.assert(
      fc.property(
        randomMachine.filter(hasNoEventless),
        policy,
        randomMoments,
        fc.nat(50),
        fc.constantFrom(1, 3, 40),
        (machine, late, moments, nth, hours) => {
          const flow = compiled(machine, late);
          const ride = ridden(flow, machine, moments);
          if (!ride || ride.state.ended) return;
          const steps = ride.state.leaves.flatMap((leaf) => leaf.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.')));
          const step = steps[nth % steps.length] ?? '';
          const inside = (state: FlowState): string[] => state.leaves.filter((leaf) => isInside(leaf, step));
          const after = tried(() =>
            flow.advance(ride.state, undefined, { ...ride.input, at: ride.input.at + hours * HOUR, paused: [step] }),
          );

          if (after) expect(inside(after.state)).to.deep.equal(inside(ride.state));
        },
      ),
      RUNS,
    );
  });

  it('a pause that is ended with leaving out lets nothing reach the customer', () => {
    fc.assert(
      fc.property(randomMachine, policy, randomMoments, fc.constantFrom(1, 3, 40), (machine, late, moments, hours) => {
        const flow = compiled(machine, late);
        const ride = ridden(flow, machine, moments);
        if (!ride) return;
        const at = ride.input.at + hours * HOUR;
        const over: Resumption = { pause: 'p', step: '', pausedAt: ride.input.at, resumedAt: at, decision: 'skip' };
        const step = tried(() => flow.advance(ride.state, undefined, { ...ride.input, at, resumed: [over] }));
        const reaching = step?.effects.filter(({ call }) => call.type === 'notice.send' || call.type === 'service.suspend') ?? [];

        expect(reaching.filter((effect) => effect.skip === undefined)).to.deep.equal([]);
      }),
      RUNS,
    );
  });
});

/** Paths without a trigger are looked at with every step, whatever it was about. */
function hasNoEventless(machine: RandomMachine): boolean {
  return !/"always"|"onDone"/.test(JSON.stringify(machine.config));
}
