import type { Strategy } from '#engine';
import type { World } from '../runtime.ts';
import { accountsInside, onStrategy } from '../store/live-figures.ts';
import type { Store } from '../store/store.ts';
import type { Units } from '../store/unit-scope.ts';
import { owedBy } from './owed.ts';
import { type Tally, tallyOf } from './tally.ts';

/** Whom strategies work on now: accounts with all they owe, and where a strategy runs per invoice, with those invoices. */
export async function insideStrategies(
  store: Store,
  world: World,
  strategyIds: readonly string[],
  units: Units,
): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map<string, Tally>();
  const perInvoice = strategyIds.filter((id) => isPerInvoice(world, id));
  const perAccount = strategyIds.filter((id) => !perInvoice.includes(id));
  if (perAccount.length > 0)
    for (const { strategyId, accounts, ...owed } of await accountsInside(store, perAccount, units))
      tallyOf(tallies, strategyId).addGroup(accounts, owed);
  for (const id of perInvoice)
    for await (const batch of onStrategy(store, id, units))
      for (const standing of batch) tallyOf(tallies, id).add(standing.account._id, owedBy(standing, world));
  return tallies;
}

/** Whether the published strategy of an id runs for each invoice by itself. */
export function isPerInvoice({ published }: Pick<World, 'published'>, strategyId: string): boolean {
  const strategy = published.definitions.find((each): each is Strategy => each.kind === 'strategy' && each.id === strategyId);
  return strategy?.subject === 'invoice';
}
