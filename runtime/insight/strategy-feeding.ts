import { strategyOf } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import { accountsInRows } from '../store/live-figures.ts';
import type { Store } from '../store/store.ts';
import type { Units } from '../store/unit-scope.ts';
import { type Named, named } from './named.ts';
import { type Part, Tally, tallyOf } from './tally.ts';
import { type Comer, comersTonight } from './tonight.ts';

const EXAMPLES = 3;

export type Entering = Part & {
  readonly from: Comer['from'];
  readonly strategy?: string;
  readonly examples: readonly Named[];
};

/** Rows of a segment definition with the accounts the last night found in them. */
export async function inRows(store: Store, segmentId: string, rows: readonly string[], units: Units): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map<string, Tally>();
  for (const { row, accounts, ...owed } of await accountsInRows(store, segmentId, rows, units))
    tallyOf(tallies, row).addGroup(accounts, owed);
  return tallies;
}

/** Who comes onto a strategy tonight, and who stays where he is although he should, by what they are on; the largest groups first. */
export async function enteringTonight(
  runtime: Runtime,
  world: World,
  strategyId: string,
  units: Units,
): Promise<{ readonly entering: Entering[]; readonly staying: Entering[] }> {
  const published = strategyOf(world.published, strategyId);
  if (!published) return { entering: [], staying: [] };
  const [entering, staying] = [new Map<string, Origin>(), new Map<string, Origin>()];
  for await (const comer of comersTonight(runtime, world, published, units))
    originOf(comer.from === 'staying' ? staying : entering, comer).add(comer);
  return { entering: largestFirst(entering), staying: largestFirst(staying) };
}

function largestFirst(origins: ReadonlyMap<string, Origin>): Entering[] {
  return [...origins.values()].map((origin) => origin.view()).sort((a, b) => b.accounts - a.accounts);
}

/** Those who come from one place. */
class Origin {
  private readonly tally = new Tally();
  private readonly examples: Named[] = [];
  private readonly from: Entering['from'];
  private readonly strategy: string | undefined;

  constructor(from: Entering['from'], strategy: string | undefined) {
    this.from = from;
    this.strategy = strategy;
  }

  add({ account, owed }: Comer): void {
    this.tally.add(account._id, owed);
    if (this.examples.length < EXAMPLES) this.examples.push(named(account));
  }

  view(): Entering {
    const { from, strategy, examples } = this;
    return { from, ...(strategy === undefined ? {} : { strategy }), ...this.tally.part(), examples };
  }
}

function originOf(origins: Map<string, Origin>, { from, leaves }: Comer): Origin {
  const key = `${from}|${leaves ?? ''}`;
  const known = origins.get(key) ?? new Origin(from, leaves);
  origins.set(key, known);
  return known;
}
