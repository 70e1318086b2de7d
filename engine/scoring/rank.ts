import type { Facts } from '../facts/catalog.ts';
import type { Conditions } from '../model/conditions.ts';
import type { Ranking } from '../model/ranking.ts';
import type { Registry } from '../registry/registry.ts';
import { compileRule } from '../rules/compile-rule.ts';

/** Points an account gets, and from what. */
export interface Rank {
  readonly points: number;
  readonly reasons: readonly { readonly id: string; readonly name: string; readonly points: number }[];
}

/** Compiles a ranking: the points of an account are the sum of the valuations that hold for it. */
export function compileRanking(ranking: Ranking, registry: Registry): (facts: Facts) => Rank {
  const valuations = ranking.valuations.map((valuation) => ({
    valuation,
    holds: valuation.when === undefined ? () => true : compileRule(valuation.when as Conditions, registry.catalog),
  }));
  return (facts) => {
    const reasons = valuations
      .filter(({ holds }) => holds(facts))
      .map(({ valuation }) => ({ id: valuation.id, name: valuation.name, points: pointsOf(valuation, facts) }))
      .filter((reason) => reason.points !== 0);
    return { points: reasons.reduce((sum, reason) => sum + reason.points, 0), reasons };
  };
}

/** A fact that is not known gives no points. */
function pointsOf(valuation: Ranking['valuations'][number], facts: Facts): number {
  const { per } = valuation;
  const value = per ? facts[per.fact] : undefined;
  const counted = per && typeof value === 'number' && Number.isFinite(value) ? Math.floor(value / per.unit) * per.points : 0;
  return (valuation.points ?? 0) + (per?.most === undefined ? counted : Math.min(counted, per.most));
}
