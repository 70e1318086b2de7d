import type { Money, StrategyLive } from '#engine';

export type LiveStep = StrategyLive['steps'][number];
export type LiveWay = StrategyLive['transitions'][number];
export const measures = ['count', 'money', 'dwell'] as const;
export type Measure = (typeof measures)[number];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long somebody has been somewhere, in the unit people would say: up to two hours in minutes, up to two days in hours. */
export interface Span {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly count: number;
}

export function spanOf(ms: number): Span {
  if (ms < 2 * HOUR_MS) return { unit: 'minutes', count: Math.round(ms / MINUTE_MS) };
  if (ms < 2 * DAY_MS) return { unit: 'hours', count: Math.round(ms / HOUR_MS) };
  return { unit: 'days', count: Math.round(ms / DAY_MS) };
}

const THINNEST = 1.5;
const THICKEST = 8;

/** Below this nothing is busy: a path gone twice is not drawn thick because the others were gone once. */
const BUSY = 20;

/** How thick a path is drawn. It grows with the root, so a path seldom gone is still seen beside a busy one. */
export function widthOf(times: number, most: number): number {
  const share = Math.sqrt(times / Math.max(most, BUSY));
  return Math.round((THINNEST + (THICKEST - THINNEST) * share) * 10) / 10;
}

/** The currency most money is in, which amounts are put in order by. */
export function leadingCurrency(sums: readonly Money[]): string | undefined {
  return sums.toSorted((a, b) => b.amount - a.amount)[0]?.currency;
}

export function amountIn(sums: readonly Money[], currency: string | undefined): number {
  return sums.find((sum) => sum.currency === currency)?.amount ?? 0;
}

/** Steps with the most of a measure first; equal ones by how many are there, then by name. */
export function sortedSteps(steps: readonly LiveStep[], measure: Measure, currency: string | undefined): LiveStep[] {
  const value = (step: LiveStep): number => {
    if (measure === 'count') return step.accounts;
    return measure === 'dwell' ? step.medianDwellMs : amountIn(step.open, currency);
  };
  return steps.toSorted((a, b) => value(b) - value(a) || b.accounts - a.accounts || (a.state < b.state ? -1 : 1));
}

export function sortedWays(ways: readonly LiveWay[]): LiveWay[] {
  return ways.toSorted((a, b) => b.times - a.times || (a.transition < b.transition ? -1 : 1));
}
