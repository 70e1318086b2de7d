import type { SegmentRow } from '#engine';
import { mayLeave } from '../commands/enroll-by-segment.ts';
import { wantsOther } from '../commands/wants-other.ts';
import { strategyOf } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { strategiesOf } from '../store/book-scan.ts';
import { type Named, named } from './named.ts';
import { type Owed, type Part, Tally } from './tally.ts';

const EXAMPLES = 3;

/** Accounts of one row that are led elsewhere than before, and what becomes of those that run on a strategy. */
export type Lead = Part & {
  /** The row that takes them now; of those no row takes, none. */
  readonly row?: string;
  readonly from?: string;
  readonly to?: string;
  /** Whether all of them were in this row before. */
  readonly sameRow: boolean;
  /** Leave the strategy they run on with their next night. */
  readonly switching: number;
  /** Run on one that they may not leave yet. */
  readonly staying: number;
  /** Run on nothing. */
  readonly idle: number;
  readonly examples: readonly Named[];
};

/** An account that a draft leads to another strategy, or from one to none. */
export interface Led {
  readonly account: AccountDocument;
  readonly owed: Owed;
  readonly before: SegmentRow | undefined;
  readonly after: SegmentRow | undefined;
}

/** Gathers accounts a segment draft leads elsewhere, by row and by the two strategies. */
export class SegmentLeads {
  private readonly found = new Map<string, Gathered>();
  private readonly runtime: Pick<Runtime, 'store' | 'library'>;
  private readonly world: World;

  constructor(runtime: Pick<Runtime, 'store' | 'library'>, world: World) {
    this.runtime = runtime;
    this.world = world;
  }

  /** Looks at what they run on now, for many at once. */
  async note(batch: readonly Led[]): Promise<void> {
    if (batch.length === 0) return;
    const running = await strategiesOf(
      this.runtime.store,
      batch.map(({ account }) => account._id),
    );
    for (const led of batch) {
      const open = running.get(led.account._id) ?? [];
      this.gathered(led).add(led, await this.fate(led, open));
    }
  }

  /** The largest first, then as they were met. */
  list(): Lead[] {
    return [...this.found.values()].map((each) => each.view()).sort((a, b) => b.accounts - a.accounts);
  }

  /** As the night decides; `there`: the strategy they run on is not given up for what the row names. */
  private async fate({ account, after }: Led, open: Parameters<typeof mayLeave>[2][]): Promise<Fate> {
    if (account.override) return 'staying';
    if (open.length === 0) return 'idle';
    if (!after || (after.strategy !== undefined && !strategyOf(this.world.published, after.strategy))) return 'staying';
    const segment = { row: after.id, name: after.name, ...(after.strategy === undefined ? {} : { strategy: after.strategy }) };
    if (!open.some((each) => wantsOther(each, segment))) return 'there';
    for (const each of open) if (!(await mayLeave(this.runtime, this.world, each, segment))) return 'staying';
    return 'switching';
  }

  private gathered({ before, after }: Led): Gathered {
    const key = JSON.stringify([after?.id, before?.strategy, after?.strategy]);
    const known = this.found.get(key) ?? new Gathered(before?.strategy, after);
    this.found.set(key, known);
    return known;
  }
}

type Fate = 'switching' | 'staying' | 'there' | 'idle';

class Gathered {
  private readonly tally = new Tally();
  private readonly fates = { switching: 0, staying: 0, there: 0, idle: 0 };
  private readonly examples: Named[] = [];
  private readonly from: string | undefined;
  private readonly row: SegmentRow | undefined;
  private sameRow = true;

  constructor(from: string | undefined, row: SegmentRow | undefined) {
    this.from = from;
    this.row = row;
  }

  add({ account, owed, before, after }: Led, fate: Fate): void {
    this.tally.add(account._id, owed);
    this.fates[fate] += 1;
    this.sameRow &&= before?.id === after?.id;
    if (this.examples.length < EXAMPLES) this.examples.push(named(account));
  }

  view(): Lead {
    const { switching, staying, idle } = this.fates;
    const { row, from, sameRow, examples } = this;
    return {
      ...(row === undefined ? {} : { row: row.id, ...(row.strategy === undefined ? {} : { to: row.strategy }) }),
      ...(from === undefined ? {} : { from }),
      sameRow,
      ...this.tally.part(),
      switching,
      staying,
      idle,
      examples,
    };
  }
}
