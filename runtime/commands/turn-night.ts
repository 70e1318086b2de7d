import {
  addDays,
  type BusinessEvent,
  endHolds,
  type Instant,
  isEnrollable,
  localDateAt,
  NIGHTLY_TIME,
  nightly,
  type SegmentRow,
  type Standing,
  type Strategy,
  standingFrom,
  standingOf,
  toInstant,
} from '#engine';
import { segmenterOf, strategyOf } from '../published/library.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { setAccount } from '../store/account-store.ts';
import { newlyOverdueTasks } from '../store/task-store.ts';
import { changeLedger } from './ledger-command.ts';
import { subjectFacts } from './subject-facts.ts';
import { tellEnrollments } from './tell-enrollments.ts';

/** What a night makes of an account, worked out from the account document alone. */
export interface Night {
  readonly standing: Standing;
  readonly segment: AccountDocument['segment'];
  readonly nextNightAt: Date;
  /** Whether somebody must be told, or put on a strategy: then the account is taken one by one. */
  readonly eventful: boolean;
}

/** The next 00:30 of an account's zone after an instant. */
export function nightAfter(at: Instant, zone: string): Instant {
  const on = localDateAt(at, zone);
  const tonight = toInstant(on, NIGHTLY_TIME, zone);
  return tonight > at ? tonight : toInstant(addDays(on, 1), NIGHTLY_TIME, zone);
}

/** Looks at one account for the night. Cheap: nothing is read beyond the document. */
export function lookAtNight(account: AccountDocument, world: World): Night {
  const on = localDateAt(world.now, account.zone);
  const standing = standingFrom(account.ladder, account.balances, on, world.terms);
  const row = segmenterOf(world.published, world.settings.installation)(subjectFacts({ account }, world, world.now));
  const segment = segmentField(world, row);
  const told = nightly(account.ledger, standing, [], world.terms, account.standing).events.length > 0;
  const dueSince = account.ladder.some((rung) => rung.dueOn <= on && rung.dueOn > (account.lastNightOn ?? ''));
  const held = account.ladder.some((rung) => rung.held > 0);
  const moved = account.segment.row !== segment.row || account.segment.strategy !== segment.strategy;
  return {
    standing,
    segment,
    nextNightAt: new Date(nightAfter(world.now, account.zone)),
    eventful:
      told || dueSince || held || moved || mayEnroll(account, standing, segment, world) || account.ledger.announced.bucket === undefined,
  };
}

function segmentField(world: World, row: SegmentRow | undefined): AccountDocument['segment'] {
  if (!row) return {};
  return {
    definition: world.settings.installation.segment,
    row: row.id,
    name: row.name,
    ...(row.strategy === undefined ? {} : { strategy: row.strategy }),
  };
}

/** Whether an account that runs on nothing should be put on its segment's strategy. */
export function mayEnroll(account: AccountDocument, standing: Standing, segment: AccountDocument['segment'], world: World): boolean {
  if (account.step !== undefined && account.step.status !== 'ended') return wantsSwitch(account, segment);
  const published = segment.strategy === undefined ? undefined : strategyOf(world.published, segment.strategy);
  return published !== undefined && isEnrollable(published.flow as Strategy, standing, account.ladder, account.lastEnd, world.terms);
}

function wantsSwitch(account: AccountDocument, segment: AccountDocument['segment']): boolean {
  return account.step?.status === 'active' && segment.strategy !== undefined && segment.strategy !== account.step.definitionId;
}

/**
 * Turns the night of one account in one transaction: holds that end, invoices that fall due, becoming overdue,
 * a new bucket, a new segment, tasks overdue. Each is told once.
 */
export async function turnNight(runtime: Runtime, world: World, accountId: string): Promise<void> {
  await runtime.store.transaction(async (transaction) => {
    const id = `night:${accountId}:${world.now}`;
    const extra: BusinessEvent[] = [];
    const result = await changeLedger(
      runtime,
      world,
      {
        id,
        accountId,
        actor: SYSTEM,
        apply(book, moment, account) {
          const ended = endHolds(book, moment, world.terms);
          const standing = standingOf(ended.book, moment.on, world.terms);
          const due = ended.book.invoices.filter(
            (invoice) => invoice.openAmount > 0 && invoice.dueOn <= moment.on && invoice.dueOn > (account.lastNightOn ?? ''),
          );
          // Invoices that came in already past due were never going to fall due.
          const fallen = account.lastNightOn === undefined ? due.filter((invoice) => invoice.dueOn === moment.on) : due;
          const night = nightly(ended.book.account, standing, fallen, world.terms, account.standing);
          const { segment } = lookAtNight(account, world);
          extra.splice(0, extra.length, ...segmentEvents(account, segment));
          return {
            ok: true,
            value: { book: { ...ended.book, account: night.account }, events: [...ended.events, ...night.events, ...extra] },
          };
        },
      },
      transaction,
    );
    if (!result.ok) return;
    const { account } = result.value;
    const on = localDateAt(world.now, account.zone);
    const { segment, nextNightAt } = lookAtNight(account, world);
    await setAccount(
      runtime.store,
      accountId,
      { segment, nextNightAt, lastNightOn: on, standing: standingOf(result.value.after, on, world.terms) },
      transaction,
    );
    const overdue = await newlyOverdueTasks(runtime.store, accountId, on, transaction);
    const events = overdue.map((task) => ({ type: 'task.overdue', payload: { taskId: task._id, kind: task.kind, outcome: '' } }));
    await tellEnrollments(runtime, account, { id: `${id}:tasks`, at: world.now, events, actor: SYSTEM }, transaction);
  });
}

function segmentEvents(account: AccountDocument, segment: AccountDocument['segment']): BusinessEvent[] {
  if (account.segment.row === segment.row && account.segment.strategy === segment.strategy) return [];
  if (account.segment.row === undefined) return [];
  return [
    { type: 'segment.changed', payload: { segment: segment.row ?? '', from: account.segment.row, strategy: segment.strategy ?? '' } },
  ];
}
