import { compareText, isAble, type LeftOut, type Portion } from '#engine';
import { grouped } from '../grouped.ts';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument, TaskDocument } from '../store/account-documents.ts';
import { accountsById } from '../store/account-store.ts';
import { type Member, seesUnit, tasksOutOf } from '../store/pool-members.ts';
import { openTasksOfMany } from '../store/task-store.ts';
import type { Units } from '../store/unit-scope.ts';
import { hindranceOf } from './bulk-hindrance.ts';

/** What members of a pool have out of it that could go to another of them, and what of those who have most has to stay and why. */
export interface Movable {
  readonly portions: readonly Portion[];
  readonly accounts: ReadonlyMap<string, AccountDocument>;
  readonly leftOut: LeftOut[];
}

/** Asks of each account a member has work of, out of the pool, who of the others can be given it. */
export async function movablePortions(
  runtime: Pick<Runtime, 'store' | 'openedNow'>,
  { settings: { routing } }: Pick<World, 'settings'>,
  { pool, members, units }: { readonly pool: string; readonly members: readonly Member[]; readonly units: Units },
): Promise<Movable> {
  const { store } = runtime;
  const ids = members.map(({ id }) => id);
  const held = await tasksOutOf(store, pool, ids, units);
  const byAccount = [...grouped(held, (task) => task.accountId)].sort(([a], [b]) => compareText(a, b));
  const accountIds = byAccount.map(([accountId]) => accountId);
  const [accounts, open, opened] = await Promise.all([
    accountsById(store, accountIds),
    openTasksOfMany(store, accountIds),
    runtime.openedNow(),
  ]);
  const openOf = grouped(open, (task) => task.accountId);
  const loads = new Map(members.map((member) => [member.id, member.open]));
  const mean = members.reduce((sum, member) => sum + member.open, 0) / Math.max(1, members.length);
  const portions: Portion[] = [];
  const leftOut: LeftOut[] = [];
  for (const [accountId, ofAccount] of byAccount) {
    const account = accounts.get(accountId);
    if (!account) continue;
    const byHolder = grouped(ofAccount, (task) => task.assigneeId ?? '');
    for (const [holder, tasks] of byHolder) {
      const from = { kind: 'person', id: holder } as const;
      const judged = { account, open: openOf.get(accountId) ?? [], receiver: undefined, openedBy: opened.get(accountId) ?? [] };
      const { hindrance } = hindranceOf({ kind: 'move', from, to: from, outOf: pool, reason: '' }, judged);
      if (hindrance) {
        if ((loads.get(holder) ?? 0) > mean) leftOut.push({ accountId, accountName: account.name, ...hindrance });
        continue;
      }
      // Who has another part of the account gets none: what goes on from them would take this along.
      const takers = members.filter((member) => !byHolder.has(member.id) && isFor(member, account, tasks));
      const overdue = account.standing.overdueAmount;
      portions.push({ accountId, holder, tasks: tasks.length, overdue, takers: new Set(takers.map(({ id }) => id)) });
    }
  }
  return { portions, accounts, leftOut };

  function isFor(member: Member, account: AccountDocument, tasks: readonly TaskDocument[]): boolean {
    const { unitId, standing, riskScore: risk } = account;
    return seesUnit(member, unitId) && tasks.every(({ skill }) => isAble(member, { skill, amount: standing.overdueAmount, risk }, routing));
  }
}
