import { daysBetween, type EvenProposal, evenOut, type Holder, type LocalDate, localDateAt, MOST_MOVED } from '#engine';
import { movablePortions } from '../../commands/movable-portions.ts';
import { type Member, membersOf } from '../../store/pool-members.ts';
import { isShared } from '../../store/unit-scope.ts';
import type { Handlers, RequestContext } from '../handler.ts';
import { money } from '../views/wire.ts';
import { startBulk } from './start-bulk.ts';

const person = (id: string): Holder => ({ kind: 'person', id });

export const evenHandlers = {
  'even.preview': {
    async read(context): Promise<EvenProposal> {
      const { runtime, world, caller, body } = context;
      const on = localDateAt(world.now, world.settings.installation.zone);
      const members = await membersSeen(context, body.pool, on);
      const there = members.filter(({ isAbsent }) => !isAbsent);
      const { portions, accounts, leftOut } = await movablePortions(runtime, world, {
        pool: body.pool,
        members: there,
        units: caller.units,
      });
      const before = new Map(there.map(({ id, open }) => [id, open]));
      const { shifts, open, step, isCut } = evenOut(before, portions, MOST_MOVED);
      const moves = new Map<string, EvenProposal['moves'][number]>();
      for (const { portion, to } of shifts) {
        const account = accounts.get(portion.accountId);
        if (!account) continue;
        const { standing, currency, name: accountName } = account;
        const move = moves.get(`${portion.holder} ${to}`) ?? { from: portion.holder, to, accounts: [] };
        moves.set(`${portion.holder} ${to}`, move);
        const overdue = money(standing.overdueAmount, currency);
        const daysPastDue = standing.oldestDueOn === undefined ? 0 : Math.max(0, daysBetween(standing.oldestDueOn, on));
        move.accounts.push({ accountId: account._id, accountName, overdue, daysPastDue, tasks: portion.tasks });
      }
      return {
        members: there.map(({ id, name, seniority, skills, open: had }) => ({
          ...{ id, name, seniority, skills: [...skills], before: had },
          after: open.get(id) ?? had,
        })),
        absent: members.filter(({ isAbsent }) => isAbsent).map(({ name }) => name),
        tasks: shifts.reduce((sum, { portion }) => sum + portion.tasks, 0),
        moves: [...moves.values()],
        step,
        isCut,
        leftOut,
      };
    },
  },
  'even.start': {
    async write(context, transaction) {
      const { body } = context;
      const bulks = [];
      for (const { from, to, accountIds } of body.moves) {
        const act = { kind: 'move' as const, from: person(from), to: person(to), outOf: body.pool, reason: body.reason };
        bulks.push({ ...(await startBulk(context, { accountIds, act }, transaction)), from, to });
      }
      return { ok: true, value: { bulks } };
    },
    after: async ({ scheduler }) => scheduler.wakeNow(),
  },
} satisfies Partial<Handlers>;

/** The members of a pool that whoever asks sees on the board. */
async function membersSeen({ runtime, caller }: RequestContext, pool: string, on: LocalDate): Promise<Member[]> {
  const members = await membersOf(runtime.store, pool, on);
  return members.filter(({ units }) => isShared(caller.units, units));
}
