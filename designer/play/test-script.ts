import { ARRIVAL_TIME, type MachineTest, type PlayMove, type TestEvent } from '#engine';
import type { Beginning } from './beginning.ts';

/** When people do what they do, and the end of a day, where nothing else is said. */
const WORKING_TIME = '12:00';
const END_OF_DAY = '23:59';

const arrivals = new Set(['invoice.created', 'payment.received', 'payment.reversed']);

export interface TestRun {
  readonly beginning: Beginning;
  readonly moves: readonly PlayMove[];
}

/** A test as a play: what it is given, then in order of time what happens in it and the moments it looks at. */
export function runOfTest({ name, given = {}, events = [], expect = [] }: MachineTest): TestRun {
  const { startOn, ...rest } = given;
  const told = events.map((event) => ({ when: `${event.on} ${event.at ?? usualTime(event)}`, move: moveOf(event) }));
  const looks = expect.map(({ on, at }) => ({
    when: `${on} ${at ?? END_OF_DAY}`,
    move: { kind: 'until', on, at: at ?? END_OF_DAY } satisfies PlayMove,
  }));
  const moves = [...told, ...looks].toSorted((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0)).map(({ move }) => move);
  return { beginning: { kind: 'test', name, given: rest, ...(startOn === undefined ? {} : { startOn }) }, moves: withoutRepeats(moves) };
}

function moveOf(event: TestEvent): PlayMove {
  return { kind: 'event', ...event };
}

function usualTime({ type }: TestEvent): string {
  return arrivals.has(type) ? ARRIVAL_TIME : WORKING_TIME;
}

/** Several expectations of one moment are looked at once. */
function withoutRepeats(moves: readonly PlayMove[]): PlayMove[] {
  return moves.filter((move, index) => move.kind !== 'until' || JSON.stringify(move) !== JSON.stringify(moves[index - 1]));
}
