import {
  type Catalog,
  type Conditions,
  type FactSubject,
  judgeRule,
  missingSubjectOf,
  type RuleBound,
  type RuleBounds,
  type RuleJudge,
  type RuleVerdict,
  ruleBounds,
  treeToFilter,
} from '#engine';
import type { World } from '../runtime.ts';
import { type AccountWhere, accountsWhere, allOf, anyOf, countAccounts, someAccounts, visibleTo } from '../store/book-scan.ts';
import type { Store } from '../store/store.ts';
import type { Units } from '../store/unit-scope.ts';
import { factsOfBatch, type Known, type Surroundings, surroundingsOf } from './facts-of-batch.ts';
import { storedRule } from './stored-rule.ts';
import { type FiguredToday, figuredToday } from './up-to-date.ts';

/** A rule that was checked, and who is to judge it. */
export interface AskedRule {
  readonly conditions: Conditions;
  readonly rules: Readonly<Record<string, Conditions>>;
  readonly judge: RuleJudge;
}

export interface UnknownFact {
  readonly fact: string;
  readonly label: string;
  readonly of: FactSubject;
}

export interface Matches {
  readonly accounts: number;
  readonly matches: number;
  readonly possible: number;
  readonly unknownFacts: readonly UnknownFact[];
  readonly examples: readonly (Known & { readonly verdict: RuleVerdict })[];
}

/** Where the parts of a rule stand in the body of a request. */
export const PLACES = { conditions: '/conditions', rules: '/rules' } as const;

/**
 * Counts the accounts a rule holds for as of the business clock. The database decides what it can decide of
 * figures that are of today; everything else is judged here, account by account.
 */
export async function matchesOf(store: Store, world: World, rule: AskedRule, units: Units, limit: number): Promise<Matches> {
  const { catalog } = world.published.registry;
  const isUnknown = (fact: string): boolean => missingSubjectOf(fact, rule.judge) !== undefined;
  const bounds = ruleBounds(rule.conditions, catalog, rule.rules, isUnknown);
  const needs = surroundingsOf(bounds.facts.filter((fact) => !isUnknown(fact)));
  const scope = visibleTo(units);
  const found = new Findings(bounds, limit);
  await lookThrough(store, world, { bounds, needs, scope, found, limit });
  return {
    accounts: await countAccounts(store, scope),
    matches: found.matches,
    possible: found.possible,
    unknownFacts: unknownFacts(bounds.unknown, catalog, rule.judge),
    examples: found.examples().map((known) => ({
      ...known,
      verdict: judgeRule(rule.conditions, known.facts, catalog, rule.rules, { isUnknown, places: PLACES }),
    })),
  };
}

/** Facts of a rule that nobody can know who looks at accounts by themselves. */
export function unknownFacts(facts: readonly string[], catalog: Catalog, judge: RuleJudge): UnknownFact[] {
  return facts.flatMap((fact) => {
    const of = missingSubjectOf(fact, judge);
    return of === undefined ? [] : [{ fact, label: catalog.fact(fact)?.label ?? fact, of }];
  });
}

interface Look {
  readonly bounds: RuleBounds;
  readonly needs: Surroundings;
  readonly scope: AccountWhere;
  readonly found: Findings;
  readonly limit: number;
}

async function lookThrough(store: Store, world: World, { bounds, needs, scope, found, limit }: Look): Promise<void> {
  const today = await figuredToday(store, world);
  const certain = pushedDown(bounds.certain, today, world);
  const possible = pushedDown(bounds.possible, today, world);
  const notOfToday = today.length === 0 ? {} : { $nor: today.map(({ where }) => where) };
  const judgeAll = async (where: AccountWhere): Promise<void> => {
    for await (const batch of accountsWhere(store, where))
      for (const known of await factsOfBatch(store, world, batch, needs)) found.judge(known);
  };
  if (certain.residual || possible.residual) {
    await judgeAll(allOf(scope, anyOf(possible.where, notOfToday)));
    return;
  }
  const [sure, perhaps] = [allOf(scope, certain.where), allOf(scope, possible.where)];
  found.count(await countAccounts(store, sure), await countAccounts(store, perhaps));
  found.keep(await factsOfBatch(store, world, await someAccounts(store, sure, limit), needs), 'certain');
  found.keep(await factsOfBatch(store, world, await someAccounts(store, perhaps, limit), needs), 'possible');
  await judgeAll(allOf(scope, notOfToday));
}

/** What the database can decide for the accounts whose figures are of today. */
function pushedDown(
  bound: RuleBound,
  today: readonly FiguredToday[],
  world: World,
): { readonly where: AccountWhere; readonly residual: boolean } {
  const catalog = storedToday(world.published.registry.catalog);
  const parts = today.map(({ on, where }) => ({
    where,
    ...treeToFilter(storedRule(bound.tree, on), catalog, { today: on, now: world.now }),
  }));
  return { where: anyOf(...parts.map(({ where, filter }) => allOf(where, filter))), residual: parts.some(({ residual }) => residual) };
}

/** The bucket depends on the aging in force, which may have been published since it was stored. */
function storedToday(catalog: Catalog): Catalog {
  const facts = new Map(
    [...catalog.facts].map(([id, { path, ...fact }]) => [id, id === 'account.bucket' || path === undefined ? fact : { ...fact, path }]),
  );
  return { facts, fact: (id) => facts.get(id) };
}

/** What was found so far. */
class Findings {
  matches = 0;
  possible = 0;
  private readonly kept = { certain: [] as Known[], possible: [] as Known[] };
  private readonly bounds: RuleBounds;
  private readonly limit: number;

  constructor(bounds: RuleBounds, limit: number) {
    this.bounds = bounds;
    this.limit = limit;
  }

  judge(known: Known): void {
    if (!this.bounds.possible.holds(known.facts)) return;
    this.possible += 1;
    this.keep([known], 'possible');
    if (!this.bounds.certain.holds(known.facts)) return;
    this.matches += 1;
    this.keep([known], 'certain');
  }

  count(matches: number, possible: number): void {
    this.matches += matches;
    this.possible += possible;
  }

  keep(known: readonly Known[], how: 'certain' | 'possible'): void {
    this.kept[how].push(...known.slice(0, this.limit - this.kept[how].length));
  }

  /** Those it holds for; where there are none, those it could hold for. */
  examples(): readonly Known[] {
    return this.kept.certain.length > 0 ? this.kept.certain : this.kept.possible;
  }
}
