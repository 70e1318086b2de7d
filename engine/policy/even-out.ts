import { compareText } from '../base/compare.ts';

/** What somebody has of one account: it goes to another together or not at all. */
export interface Portion {
  readonly accountId: string;
  readonly holder: string;
  readonly tasks: number;
  /** Overdue, in minor units: of equals the smallest goes. */
  readonly overdue: number;
  /** Who else can be given it. */
  readonly takers: ReadonlySet<string>;
}

/** A portion that goes to somebody else. */
export interface Shift {
  readonly portion: Portion;
  readonly to: string;
}

/** What a proposal to even out comes to. */
export interface Evening {
  readonly shifts: readonly Shift[];
  /** Open tasks of everybody afterwards. */
  readonly open: ReadonlyMap<string, number>;
  /** The most tasks that go in one step; the loads differ by no more where enough can be moved. */
  readonly step: number;
  /** There is more to move than was allowed. */
  readonly isCut: boolean;
}

interface Placed {
  readonly portion: Portion;
  at: string;
}

/**
 * Evens out how many open tasks people have: portions go from who has most to who has fewest until no portion that
 * somebody else could take lies between two people further apart than the largest step. With tasks that go one by one and
 * can be done by everybody no proposal moves fewer.
 *
 * `open`: tasks of everybody who takes part, those that cannot be moved as well. `most`: so many portions at most.
 */
export function evenOut(open: ReadonlyMap<string, number>, portions: readonly Portion[], most: number): Evening {
  const loads = new Map(open);
  const people = [...loads.keys()].sort(compareText);
  const placed = portions.filter(({ takers }) => takers.size > 0).map((portion): Placed => ({ portion, at: portion.holder }));
  const step = placed.reduce((largest, { portion }) => Math.max(largest, portion.tasks), 0);
  const held = new Map(people.map((id) => [id, placed.filter(({ at }) => at === id)]));
  /** Pairs between which nothing can go, until the giver gets something. */
  const barren = new Map(people.map((id) => [id, new Set<string>()]));

  /** The best next move; undefined: it is as even as it can be. */
  const next = (): { readonly what: Placed; readonly to: string } | undefined => {
    const byLoad = [...people].sort((a, b) => load(loads, b) - load(loads, a));
    for (const giver of byLoad) {
      for (const taker of byLoad.toReversed()) {
        const gap = load(loads, giver) - load(loads, taker);
        if (gap <= step) break;
        if (barren.get(giver)?.has(taker)) continue;
        const what = best(held.get(giver) ?? [], taker, (gap - step) / 2);
        if (what) return { what, to: taker };
        barren.get(giver)?.add(taker);
      }
    }
    return undefined;
  };

  const moved = new Set<Placed>();
  let isCut = false;
  for (let move = next(); move; move = next()) {
    const { what, to } = move;
    isCut = moved.size === most && !moved.has(what);
    if (isCut) break;
    const { tasks, holder } = what.portion;
    loads.set(what.at, load(loads, what.at) - tasks);
    loads.set(to, load(loads, to) + tasks);
    held.set(
      what.at,
      (held.get(what.at) ?? []).filter((each) => each !== what),
    );
    held.get(to)?.push(what);
    barren.get(to)?.clear();
    what.at = to;
    if (to === holder) moved.delete(what);
    else moved.add(what);
  }
  return { shifts: [...moved].map(({ portion, at }) => ({ portion, to: at })), open: loads, step, isCut };
}

function load(loads: ReadonlyMap<string, number>, id: string): number {
  return loads.get(id) ?? 0;
}

/** What goes first: what goes anyway, then the smallest that is enough, then the largest that is not; least overdue among equals. */
function best(held: readonly Placed[], taker: string, needed: number): Placed | undefined {
  const rank = ({ portion, at }: Placed): readonly number[] => {
    const isEnough = portion.tasks >= needed;
    return [at === portion.holder ? 1 : 0, isEnough ? 0 : 1, isEnough ? portion.tasks : -portion.tasks, portion.overdue];
  };
  const isBefore = (a: Placed, b: Placed): boolean => {
    const [ofA, ofB] = [rank(a), rank(b)];
    const at = ofA.findIndex((value, index) => value !== ofB[index]);
    return at < 0 ? compareText(a.portion.accountId, b.portion.accountId) < 0 : (ofA[at] ?? 0) < (ofB[at] ?? 0);
  };
  let found: Placed | undefined;
  for (const each of held) {
    if (each.portion.takers.has(taker) && (!found || isBefore(each, found))) found = each;
  }
  return found;
}
