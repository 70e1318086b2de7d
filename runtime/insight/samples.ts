import type { FlowState } from '#engine';
import type { World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { accountsById } from '../store/account-store.ts';
import { type AccountWhere, allOf, newlyDue, someAccounts, visibleTo } from '../store/book-scan.ts';
import { onStrategy, type Standing } from '../store/live-figures.ts';
import type { Store } from '../store/store.ts';
import type { Units } from '../store/unit-scope.ts';

const MOST = 10;
/** Enrollments looked at for steps that differ. */
const LOOKED_AT = 2000;

/** An account a strategy is worth trying on, and why it was chosen. */
export interface Sample {
  readonly account: AccountDocument;
  readonly why: 'on-strategy' | 'in-segment' | 'overdue';
  readonly states: readonly string[];
  readonly version?: number;
}

/**
 * Accounts in as many steps of a strategy as there are; then those its segments hold; then such as have become overdue last,
 * for whom most steps lie ahead.
 */
export async function samplesFor(
  store: Store,
  world: World,
  strategy: { readonly id: string; readonly rows: readonly string[] },
  units: Units,
): Promise<Sample[]> {
  const standing = await differentSteps(store, strategy.id, units);
  const accounts = await accountsById(
    store,
    standing.map(({ account }) => account._id),
  );
  const samples = standing.flatMap(({ enrollment }): Sample[] => {
    const account = accounts.get(enrollment.accountId);
    const { leaves } = enrollment.state as FlowState;
    return account ? [{ account, why: 'on-strategy', states: leaves, version: enrollment.definitionVersion }] : [];
  });
  const fill = async (why: Sample['why'], where: AccountWhere, find = someAccounts): Promise<void> => {
    const taken = samples.map(({ account }) => account._id);
    const found = await find(store, allOf(visibleTo(units), { _id: { $nin: taken } }, where), MOST - taken.length);
    samples.push(...found.map((account): Sample => ({ account, why, states: [] })));
  };
  const { segment } = world.settings.installation;
  if (strategy.rows.length > 0)
    await fill('in-segment', {
      'segment.row': { $in: [...strategy.rows] },
      'segment.definition': segment,
      'standing.openAmount': { $gt: 0 },
    });
  await fill('overdue', { 'standing.overdueAmount': { $gt: world.terms.tolerance } }, newlyDue);
  return samples;
}

/** One account of each step, then a second of each, until there are enough. */
async function differentSteps(store: Store, strategyId: string, units: Units): Promise<Standing[]> {
  const bySteps = new Map<string, Standing[]>();
  const seen = new Set<string>();
  for await (const batch of onStrategy(store, strategyId, units, LOOKED_AT))
    for (const standing of batch) {
      if (seen.has(standing.account._id)) continue;
      seen.add(standing.account._id);
      const step = (standing.enrollment.state as FlowState).leaves.join(' ');
      bySteps.set(step, [...(bySteps.get(step) ?? []), standing]);
    }
  const steps = [...bySteps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  const rounds = Array.from({ length: MOST }, (_, round) => steps.flatMap((each) => each[round] ?? []));
  return rounds.flat().slice(0, MOST);
}
