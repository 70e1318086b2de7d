import { type Conditions, compileRuleSet, type Registry, type Segment, type SegmentRow } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { accountsWhere, visibleTo } from '../store/book-scan.ts';
import type { Units } from '../store/unit-scope.ts';
import { factsOfBatch, type Known } from './facts-of-batch.ts';
import { type Named, named } from './named.ts';
import { type Lead, type Led, SegmentLeads } from './segment-leads.ts';
import { type Owed, type Part, Tally } from './tally.ts';

const EXAMPLES = 3;

export interface SegmentFindings {
  readonly accounts: number;
  readonly rows: readonly (Part & { readonly row: string; readonly takenBefore: number })[];
  readonly overlaps: readonly { readonly row: string; readonly fitsToo: string; readonly accounts: number; readonly example: Named }[];
  readonly holes: Part & { readonly examples: readonly Named[] };
  readonly moves: readonly (Part & { readonly from?: string; readonly to?: string; readonly example: Named })[];
  readonly leads: readonly Lead[];
}

/**
 * Holds a checked segment definition against every account somebody may see, as tonight's run would but on the
 * facts of now; `published` is what the accounts are told apart by until then.
 */
export async function previewSegment(
  runtime: Pick<Runtime, 'store' | 'library'>,
  world: World,
  segments: { readonly draft: Segment; readonly published: Segment | undefined },
  units: Units,
): Promise<SegmentFindings> {
  const { registry } = world.published;
  const draft = new Rows(segments.draft, registry);
  const before = segments.published && new Rows(segments.published, registry);
  const sorting = new Sorting(draft, before);
  const leads = new SegmentLeads(runtime, world);
  for await (const batch of accountsWhere(runtime.store, visibleTo(units))) {
    const facts = await factsOfBatch(runtime.store, world, batch, { contact: false, group: false });
    await leads.note(facts.flatMap((known) => sorting.sort(known) ?? []));
  }
  return { ...sorting.findings(), leads: leads.list() };
}

/** The rows of a definition, and which of them fit an account. */
class Rows {
  readonly rows: readonly SegmentRow[];
  readonly ids: readonly string[];
  /** Rows that take whoever is left: that they fit too is no news. */
  readonly forEverybody: readonly boolean[];
  private readonly fits: Uint8Array;
  private readonly judge: ReturnType<typeof compileRuleSet>;

  constructor({ rows }: Segment, registry: Registry) {
    this.rows = rows;
    this.ids = rows.map((row) => row.id);
    this.forEverybody = rows.map((row) => row.when === undefined);
    this.fits = new Uint8Array(rows.length);
    // Where a row has no condition its place is filled in below.
    this.judge = compileRuleSet(
      rows.map((row) => (row.when ?? ANYTHING) as Conditions),
      registry.catalog,
    );
  }

  /** Places of the rows that fit, in their order: the first one takes the account. */
  fitting({ facts }: Known): number[] {
    this.judge(facts, this.fits);
    return this.ids.flatMap((_, index) => (this.forEverybody[index] || this.fits[index] === 1 ? [index] : []));
  }
}

/** A condition for the place of none; its outcome is not looked at. */
const ANYTHING: Conditions = { fact: 'clock.today', operator: 'isPresent', value: true };

/** Sorts accounts into rows and notes what an author wants to know of it. */
class Sorting {
  private accounts = 0;
  private readonly rows: readonly Tally[];
  private readonly takenBefore: number[];
  private readonly overlaps = new Pairs();
  private readonly moves = new Pairs();
  private readonly holes = new Tally();
  private readonly holeExamples: Named[] = [];
  private readonly draft: Rows;
  private readonly published: Rows | undefined;

  constructor(draft: Rows, published: Rows | undefined) {
    this.draft = draft;
    this.published = published;
    this.rows = draft.ids.map(() => new Tally());
    this.takenBefore = draft.ids.map(() => 0);
  }

  /** Notes an account; answers it where the strategy it is led to is another than before. */
  sort(known: Known): Led | undefined {
    const { account, facts } = known;
    this.accounts += 1;
    const owed = { currency: account.currency, open: Number(facts['account.openAmount']), overdue: Number(facts['account.overdueAmount']) };
    const [first = NO_ROW, ...others] = this.draft.fitting(known);
    if (first === NO_ROW) {
      this.holes.add(account._id, owed);
      if (this.holeExamples.length < EXAMPLES) this.holeExamples.push(named(account));
    }
    this.rows[first]?.add(account._id, owed);
    for (const other of others) {
      if (this.draft.forEverybody[other]) continue;
      this.takenBefore[other] = (this.takenBefore[other] ?? 0) + 1;
      this.overlaps.note(first, other, account, owed);
    }
    if (!this.published) return undefined;
    const [place = NO_ROW] = this.published.fitting(known);
    if (this.published.ids[place] !== this.draft.ids[first]) this.moves.note(place, first, account, owed);
    const [before, after] = [this.published.rows[place], this.draft.rows[first]];
    return before?.strategy === after?.strategy ? undefined : { account, owed, before, after };
  }

  findings(): Omit<SegmentFindings, 'leads'> {
    const { ids } = this.draft;
    return {
      accounts: this.accounts,
      rows: ids.map((row, index) => ({ row, ...(this.rows[index] ?? new Tally()).part(), takenBefore: this.takenBefore[index] ?? 0 })),
      overlaps: this.overlaps.list().map(({ pair: [row, fitsToo], tally, example }) => ({
        row: ids[row] ?? '',
        fitsToo: ids[fitsToo] ?? '',
        accounts: tally.accounts,
        example,
      })),
      holes: { ...this.holes.part(), examples: this.holeExamples },
      moves: this.moves.list().map(({ pair: [before, after], tally, example }) => {
        const [from, to] = [this.published?.ids[before], ids[after]];
        return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...tally.part(), example };
      }),
    };
  }
}

/** The place of accounts no row takes. */
const NO_ROW = -1;

interface Pair {
  readonly pair: readonly [number, number];
  readonly tally: Tally;
  readonly example: Named;
}

/** Accounts by two rows they have to do with. */
class Pairs {
  private readonly found = new Map<string, Pair>();

  note(one: number, other: number, account: AccountDocument, owed: Owed): void {
    const key = `${one}|${other}`;
    const known = this.found.get(key) ?? { pair: [one, other], tally: new Tally(), example: named(account) };
    this.found.set(key, known);
    known.tally.add(account._id, owed);
  }

  /** The largest first, then in the order of the rows. */
  list(): Pair[] {
    return [...this.found.values()].sort((a, b) => b.tally.accounts - a.tally.accounts || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
  }
}
