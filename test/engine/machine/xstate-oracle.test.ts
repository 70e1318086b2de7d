import { expect } from 'chai';
import fc from 'fast-check';
import { compileStrategy, createRegistry, FlowProblem, type FlowState, type FlowStep, type Guard, HOUR } from '#engine';
import {
  holdingGuards,
  type RandomMachine,
  type RandomMoment,
  randomMachine,
  randomMoments,
  randomTimers,
} from '../../support/machine-arbitrary.ts';
import { PlainXState } from '../../support/plain-xstate.ts';

const registry = createRegistry([]);
const START = Date.UTC(2026, 1, 5, 14);

describe('advance against XState itself', () => {
  it('enters the same steps, acts in the same order and waits for the same timers, whatever the machine', () => {
    fc.assert(
      fc.property(randomMachine, randomMoments, fc.nat(2 ** 24 - 1), (machine, moments, mask) => compare(machine, moments, mask)),
      { numRuns: 250 },
    );
  });
});

function compare(machine: RandomMachine, moments: readonly RandomMoment[], mask: number): void {
  const flow = compileStrategy(
    { kind: 'strategy', id: 'random', name: 'Random', timers: randomTimers, rules: machine.rules, machine: machine.config },
    registry,
  );
  const facts = (bits: number) => ({ 'account.tags': holdingGuards(machine, bits) });
  const input = (bits: number, at: number) => ({ facts: facts(bits), at, zone: 'UTC', splitKey: 'parent-7' });
  const plain = tried(() => new PlainXState(machine.config, holdingGuards(machine, mask), 'parent-7', START));
  const started = tried(() => flow.start(input(mask, START)));
  expect(started === undefined).to.equal(plain === undefined);
  if (!plain || !started) return;
  expectSame(started, plain, [plain.start]);

  let [state, at] = [stored(started.state), START];
  for (const moment of moments) {
    at += moment.hours * HOUR;
    const event = moment.event === undefined ? undefined : { type: moment.event, payload: {} };
    const wanted = tried(() => plain.step(moment.event, holdingGuards(machine, moment.mask), at));
    const step = tried(() => flow.advance(state, event, input(moment.mask, at)));
    expect(step === undefined).to.equal(wanted === undefined);
    if (!wanted || !step) return;
    expectSame(step, plain, wanted);
    state = stored(step.state);
  }
}

function expectSame(step: FlowStep, plain: PlainXState, wanted: PlainXState['start'][]): void {
  expect(step.state.leaves).to.deep.equal(plain.leaves);
  expect(step.state.ended).to.equal(plain.ended);
  expect(step.effects.map((effect) => effect.call.params?.['text'])).to.deep.equal(wanted.flatMap((each) => each.notes));
  expect(
    step.reactions.map((each) => each.decisions.filter((one) => one.guard !== undefined).map((one) => guardName(one.guard))),
  ).to.deep.equal(wanted.map((each) => each.asked));
  expect(timersOf(step.state)).to.deep.equal(plain.timers.map((timer) => `${timer.event.type} at ${timer.dueAt}`).sort());
}

function timersOf(state: FlowState): string[] {
  return state.timers
    .map((timer) => `xstate.after.${timer.timer}.random${timer.state === '' ? '' : `.${timer.state}`} at ${timer.dueAt}`)
    .sort();
}

function guardName(guard: Guard | undefined): string {
  if (typeof guard === 'string') return guard;
  if (guard?.type === 'split') return guard.params.experiment;
  const params = guard?.params as { value?: string; not?: { condition: string } };
  return params.value ?? params.not?.condition ?? '';
}

function stored(state: FlowState): FlowState {
  return JSON.parse(JSON.stringify(state)) as FlowState;
}

/** Undefined when the machine loops: both sides must say so. */
function tried<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof FlowProblem || (error instanceof Error && error.message.includes('Infinite loop'))) return undefined;
    throw error;
  }
}
