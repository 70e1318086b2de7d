import { subjectFacts } from '../commands/subject-facts.ts';
import { grouped } from '../grouped.ts';
import type { Ranker } from '../published/library.ts';
import type { World } from '../runtime.ts';
import { accountsById } from '../store/account-store.ts';
import type { Store } from '../store/store.ts';
import { loadSubject } from '../store/subject-store.ts';
import type { Units } from '../store/unit-scope.ts';
import { rankedAccounts } from '../store/work-store.ts';

const BATCH = 500;
/** How many of the head of the list are shown. */
const SHOWN = 20;

type Reasons = ReturnType<Ranker['rank']>['reasons'];

/** An account under two rankings: its points and its place, from 1. */
export interface Ranked {
  readonly accountId: string;
  readonly accountName: string;
  readonly before: { readonly points: number; readonly place: number };
  readonly after: { readonly points: number; readonly place: number };
  /** What gives it other points than before. */
  readonly why: readonly { readonly name: string; readonly before: number; readonly after: number }[];
}

export interface RankingFindings {
  readonly accounts: number;
  readonly moved: number;
  /** Whoever is among the first under one of the two, in the new order. */
  readonly top: readonly Ranked[];
}

interface Judged extends Omit<Ranked, 'before' | 'after'> {
  readonly points: { readonly before: number; readonly after: number };
}

/** Holds the accounts that are in worklists now against another ranking: all on the same facts of this moment. */
export async function previewRanking(
  store: Store,
  world: World,
  rankers: { readonly before: Ranker; readonly after: Ranker },
  units: Units,
): Promise<RankingFindings> {
  const ids = await rankedAccounts(store, units);
  const judged: Judged[] = [];
  for (let from = 0; from < ids.length; from += BATCH) judged.push(...(await judge(store, world, rankers, ids.slice(from, from + BATCH))));
  const places = (which: 'before' | 'after'): ReadonlyMap<string, number> =>
    new Map(
      judged
        .toSorted((a, b) => b.points[which] - a.points[which] || (a.accountId < b.accountId ? -1 : 1))
        .map(({ accountId }, at) => [accountId, at + 1]),
    );
  const [before, after] = [places('before'), places('after')];
  const ranked = judged.map(({ points, ...each }): Ranked => {
    const place = (of: ReadonlyMap<string, number>): number => of.get(each.accountId) ?? 0;
    return { ...each, before: { points: points.before, place: place(before) }, after: { points: points.after, place: place(after) } };
  });
  return {
    accounts: ranked.length,
    moved: ranked.filter((each) => each.before.place !== each.after.place).length,
    top: ranked.filter((each) => Math.min(each.before.place, each.after.place) <= SHOWN).sort((a, b) => a.after.place - b.after.place),
  };
}

async function judge(
  store: Store,
  world: World,
  { before, after }: { readonly before: Ranker; readonly after: Ranker },
  ids: readonly string[],
): Promise<Judged[]> {
  const needs = { contact: before.needs.contact || after.needs.contact, group: before.needs.group || after.needs.group };
  const judged: Judged[] = [];
  for (const account of (await accountsById(store, ids)).values()) {
    const reaches = needs.contact || needs.group;
    const records = reaches ? await loadSubject(store, account._id, { type: 'account', id: account._id }, needs) : undefined;
    const facts = subjectFacts({ ...records, account }, world, world.now);
    const [was, is] = [before.rank(facts), after.rank(facts)];
    judged.push({
      accountId: account._id,
      accountName: account.name,
      points: { before: was.points, after: is.points },
      why: differences(was.reasons, is.reasons),
    });
  }
  return judged;
}

/** By the names people know the parts by: a part that is called otherwise is another part. */
function differences(before: Reasons, after: Reasons): Ranked['why'] {
  const sum = (of: Reasons | undefined): number => (of ?? []).reduce((all, { points }) => all + points, 0);
  const [was, is] = [grouped(before, ({ name }) => name), grouped(after, ({ name }) => name)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => ({ name, before: sum(was.get(name)), after: sum(is.get(name)) }))
    .filter((each) => each.before !== each.after);
}
