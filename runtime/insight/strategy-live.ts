import { DAY, type FlowState, type Instant } from '#engine';
import type { World } from '../runtime.ts';
import { type FlowName, onFlow, onStrategy, type Passage, passagesSince, type Standing } from '../store/live-figures.ts';
import type { Store } from '../store/store.ts';
import type { Units } from '../store/unit-scope.ts';
import { owedBy } from './owed.ts';
import { type Part, Tally } from './tally.ts';

/** How far back passages are counted, on the business clock. */
export const PASSAGE_WINDOW = 30 * DAY;

type Crowd = Part & { readonly enrollments: number };

export interface LiveFigures {
  readonly since: Instant;
  readonly totals: Crowd;
  readonly steps: readonly (Crowd & { readonly state: string; readonly parked: number; readonly medianDwellMs: number })[];
  readonly transitions: readonly Passage[];
  readonly versions: readonly (Crowd & { readonly version: number })[];
}

/** What stands and moves on one version of a strategy or resolution path, and how many are on each of the others. */
export async function liveFigures(
  store: Store,
  world: World,
  strategy: FlowName & { readonly version: number },
  units: Units,
): Promise<LiveFigures> {
  const since = world.now - PASSAGE_WINDOW;
  const versions = new Map<number, Gathering>();
  const steps = new Map<string, Gathering>();
  for await (const batch of onFlow(store, strategy, units))
    for (const standing of batch) {
      const { definitionVersion, state } = standing.enrollment;
      gatheringOf(versions, definitionVersion).add(standing, world, undefined);
      if (definitionVersion !== strategy.version) continue;
      const { leaves, since: entered } = state as FlowState;
      for (const leaf of leaves) gatheringOf(steps, leaf).add(standing, world, Object.hasOwn(entered, leaf) ? entered[leaf] : undefined);
    }
  return {
    since,
    totals: (versions.get(strategy.version) ?? new Gathering()).crowd(),
    steps: inOrder(steps).map(([state, each]) => ({
      state,
      ...each.crowd(),
      parked: each.parked,
      medianDwellMs: each.medianDwell(world.now),
    })),
    transitions: await passagesSince(store, { strategyId: strategy.id, version: strategy.version, since }, units),
    versions: inOrder(versions).map(([version, each]) => ({ version, ...each.crowd() })),
  };
}

/** Everybody on a strategy, whichever version. */
export async function nowOn(store: Store, world: World, strategyId: string, units: Units): Promise<Crowd> {
  const all = new Gathering();
  for await (const batch of onStrategy(store, strategyId, units)) for (const standing of batch) all.add(standing, world, undefined);
  return all.crowd();
}

/** Those who stand at one place. */
class Gathering {
  parked = 0;
  private enrollments = 0;
  private readonly tally = new Tally();
  private readonly entered: Instant[] = [];

  add(standing: Standing, world: World, since: Instant | undefined): void {
    this.enrollments += 1;
    if (standing.enrollment.status === 'parked') this.parked += 1;
    this.tally.add(standing.account._id, owedBy(standing, world));
    if (since !== undefined) this.entered.push(since);
  }

  crowd(): Crowd {
    return { ...this.tally.part(), enrollments: this.enrollments };
  }

  /** The lower of the two in the middle where there is no middle one. */
  medianDwell(now: Instant): number {
    const dwells = this.entered.map((since) => Math.max(0, now - since)).sort((a, b) => a - b);
    return dwells[Math.floor((dwells.length - 1) / 2)] ?? 0;
  }
}

function gatheringOf<K>(gatherings: Map<K, Gathering>, key: K): Gathering {
  const known = gatherings.get(key) ?? new Gathering();
  gatherings.set(key, known);
  return known;
}

function inOrder<K extends string | number>(map: ReadonlyMap<K, Gathering>): [K, Gathering][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
