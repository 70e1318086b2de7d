import { addDays, compareText, type Holder, type LeftOut, localDateAt, type MoveRule, toInstant } from '#engine';
import { absencesFrom } from '../../store/absence-store.ts';
import { boardFigures } from '../../store/board-store.ts';
import { heldWork } from '../../store/held-work.ts';
import { abilitiesOf } from '../../store/pool-members.ts';
import { countHeld, isHeldBy } from '../../store/task-store.ts';
import { isShared } from '../../store/unit-scope.ts';
import { allUsers, userNames } from '../../store/user-store.ts';
import type { WorkDocument } from '../../store/work-documents.ts';
import type { Handlers, RequestContext } from '../handler.ts';
import { boardRows } from '../views/board-view.ts';
import { money } from '../views/wire.ts';
import { isCollecting } from './collecting.ts';
import { judgeAct, judgeBulk } from './judge-bulk.ts';

const BATCH = 200;
/** So many accounts are looked at; where most cannot be moved, the rule is to be made narrower. */
const LOOKED_AT = 2000;
/** Stands for the reason in a preview, where none is asked for yet. */
const UNSAID = '-';

export const boardHandlers = {
  'board.get': {
    async read({ runtime, world, caller }) {
      const { zone, defaultPool } = world.settings.installation;
      const on = localDateAt(world.now, zone);
      const day = { on, from: toInstant(on, '00:00', zone), to: toInstant(addDays(on, 1), '00:00', zone) };
      const [figures, users, absences] = await Promise.all([
        boardFigures(runtime.store, day, caller.units),
        allUsers(runtime.store),
        absencesFrom(runtime.store, on),
      ]);
      const names = new Map(users.map(({ _id, name }) => [_id, name]));
      const people = users.filter((user) => isCollecting(user) && isShared(caller.units, user.units));
      const pools = [...new Set(users.flatMap((user) => abilitiesOf(user).pools))].sort(compareText);
      return { on, pools, rows: boardRows({ on, figures, people, names, absences, defaultPool }) };
    },
  },
  'board.preview': {
    async read(context) {
      const { runtime, caller, body } = context;
      const { from, to } = body;
      const { chosen, leftOut, lookedAt } = await chooseWork(context, body);
      const tasks = chosen.reduce((sum, row) => sum + movedOf(row, body), 0);
      const owed = new Map<string, number>();
      for (const { overdue } of chosen) owed.set(overdue.currency, (owed.get(overdue.currency) ?? 0) + overdue.amount);
      const [names, ofFrom, ofTo] = await Promise.all([
        userNames(runtime.store),
        countHeld(runtime.store, from, caller.units),
        countHeld(runtime.store, to, caller.units),
      ]);
      const nameOf = ({ kind, id }: Holder): string => (kind === 'person' ? (names.get(id) ?? id) : id);
      return {
        tasks,
        overdue: [...owed].map(([currency, amount]) => money(amount, currency)),
        accounts: chosen.map((row) => ({
          accountId: row._id,
          accountName: row.accountName,
          overdue: row.overdue,
          daysPastDue: row.daysPastDue,
          tasks: movedOf(row, body),
        })),
        leftOut,
        ...(lookedAt === undefined ? {} : { lookedAt }),
        from: { name: nameOf(from), before: ofFrom, after: Math.max(0, ofFrom - tasks) },
        to: { name: nameOf(to), before: ofTo, after: ofTo + tasks },
      };
    },
  },
} satisfies Partial<Handlers>;

/** How many tasks of a row a rule moves. */
function movedOf({ tasks }: WorkDocument, { from, taskKind }: MoveRule): number {
  return tasks.filter((task) => isHeldBy(task, from) && (taskKind === undefined || task.kind === taskKind)).length;
}

interface ChosenWork {
  readonly chosen: readonly WorkDocument[];
  readonly leftOut: LeftOut[];
  /** How many were looked at, where that were not all that fit. */
  readonly lookedAt?: number;
}

/** The first accounts of a rule's order that can be moved, and those that would have come among them and cannot. */
async function chooseWork(context: RequestContext, rule: MoveRule): Promise<ChosenWork> {
  const { from, to, taskKind, count } = rule;
  const act = { kind: 'move' as const, from, to, reason: UNSAID, ...(taskKind === undefined ? {} : { taskKind }) };
  await judgeAct(context, act);
  const chosen: WorkDocument[] = [];
  const leftOut: LeftOut[] = [];
  const opened = await context.runtime.openedNow();
  let lookedAt = 0;
  for await (const rows of heldWork(context.runtime.store, rule, context.caller.units, BATCH)) {
    if (lookedAt >= LOOKED_AT) return { chosen, leftOut, lookedAt };
    lookedAt += rows.length;
    const judged = await judgeBulk(context, { accountIds: rows.map((row) => row._id), act }, opened);
    const out = new Map(judged.leftOut.map((each) => [each.accountId, each]));
    for (const row of rows) {
      if (chosen.length === count) return { chosen, leftOut };
      const why = out.get(row._id);
      if (why) leftOut.push(why);
      else chosen.push(row);
    }
  }
  return { chosen, leftOut };
}
