import { deepStrictEqual } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** One of the things that are compared. */
export interface Side {
  readonly name: string;
  /** How many pieces of work one run does; sides that do fewer are scaled, and the table says so. */
  readonly pieces: number;
  /** Brings everything back to where it was before a run; not timed. */
  prepare?(): Promise<void> | void;
  /** The work that is timed. What it answers is handed to `result`. */
  run(): unknown;
  /** What the work came to, which must be the same on all sides; not timed. */
  result(answer: unknown): unknown;
}

/** A row of the table. */
export interface Row {
  readonly work: string;
  readonly against: string;
  readonly ratio: string;
  readonly target?: string;
  readonly met?: boolean;
  readonly note?: string;
}

export interface Bench {
  readonly name: string;
  /** What is worked on, in words. */
  readonly dataset: string;
  run(): Promise<readonly Row[]>;
}

/** Two sides came to different results: no time of them means anything. */
export class ResultsDiffer extends Error {
  override readonly name = 'ResultsDiffer';
}

export interface Timings {
  /** Milliseconds for one piece, of every repetition. */
  readonly perPiece: ReadonlyMap<string, readonly number[]>;
}

/**
 * Runs all sides once unheeded to warm up, then `repetitions` times in turns: neighbours on this machine slow all
 * sides alike, so ratios within a repetition stand where times do not. Every run's result is held against the
 * first side's.
 */
export async function inTurns(sides: readonly Side[], repetitions: number): Promise<Timings> {
  const perPiece = new Map<string, number[]>(sides.map((side) => [side.name, []]));
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    let expected: unknown;
    // Whoever goes first meets a cold cache: each does so once.
    const shift = repetition % sides.length;
    for (const side of [...sides.slice(shift), ...sides.slice(0, shift)]) {
      const { elapsed, result } = await once(side);
      if (expected === undefined) expected = result;
      else assertSame(result, expected, side.name);
      if (repetition > 0) perPiece.get(side.name)?.push(elapsed / side.pieces);
    }
  }
  for (const [name, times] of perPiece) console.log(`    ${name.padEnd(44)} ${rate(median(times))}`);
  return { perPiece };
}

async function once(side: Side): Promise<{ elapsed: number; result: unknown }> {
  await side.prepare?.();
  globalThis.gc?.();
  // What the preparation has set off in the database comes to rest.
  await wait(20);
  const begin = process.hrtime.bigint();
  const answer = await side.run();
  const elapsed = Number(process.hrtime.bigint() - begin) / 1e6;
  return { elapsed, result: await side.result(answer) };
}

function assertSame(actual: unknown, expected: unknown, side: string): void {
  try {
    deepStrictEqual(actual, expected);
  } catch (error) {
    throw new ResultsDiffer(`${side}: ${(error as Error).message}`, { cause: error });
  }
}

/** The time of `ours` over that of `theirs`: the median of the ratios within each repetition. */
export function ratioOf({ perPiece }: Timings, ours: string, theirs: string): { middle: number; low: number; high: number } {
  const [mine, others] = [perPiece.get(ours) ?? [], perPiece.get(theirs) ?? []];
  const ratios = mine.map((time, index) => time / (others[index] ?? Number.NaN));
  return { middle: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
}

/** A row that says how many times as long we take. */
export function timesAsLong(timings: Timings, work: string, ours: string, theirs: string, target?: { most: number }): Row {
  const { middle, low, high } = ratioOf(timings, ours, theirs);
  return row(
    work,
    theirs,
    `${figure(middle)}× its time`,
    `${figure(low)} … ${figure(high)}`,
    target && `≤ ${target.most}×`,
    target && middle <= target.most,
  );
}

/** A row that says how many times as fast we are. */
export function timesAsFast(timings: Timings, work: string, ours: string, theirs: string, target?: { least: number }): Row {
  const { middle, low, high } = ratioOf(timings, theirs, ours);
  return row(
    work,
    theirs,
    `${figure(middle)}× as fast`,
    `${figure(low)} … ${figure(high)}`,
    target && `≥ ${target.least}×`,
    target && middle >= target.least,
  );
}

/** A row of milliseconds that are held against a bound, or only reported. */
export function milliseconds(work: string, against: string, times: readonly number[], target?: { most: number }): Row {
  const middle = median(times);
  const spread = `${figure(Math.min(...times))} … ${figure(Math.max(...times))}`;
  return row(work, against, `${figure(middle)} ms`, spread, target && `≤ ${target.most} ms`, target && middle <= target.most);
}

function row(work: string, against: string, ratio: string, note: string, target?: string, met?: boolean): Row {
  return { work, against, ratio, note, ...(target === undefined ? {} : { target }), ...(met === undefined ? {} : { met }) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return (low + high) / 2;
}

export function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}

function rate(perPiece: number): string {
  return `${figure(perPiece * 1000)} µs each, ${Math.round(1000 / perPiece).toLocaleString('en-US')} a second`;
}
