import {
  addDays,
  type BusinessEvent,
  endHolds,
  type Instant,
  InvariantError,
  localDateAt,
  NIGHTLY_TIME,
  nightly,
  ownFacts,
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
import { moveNight } from '../store/night-store.ts';
import { newlyOverdueTasks } from '../store/task-store.ts';
import { lastDueOn, mayBegin, subjectOf } from './enroll-by-segment.ts';
import { changeLedger } from './ledger-command.ts';
import { traitsOf } from './subject-facts.ts';
import { tellEnrollments } from './tell-enrollments.ts';
import { closeOverride, underOverride } from './under-override.ts';
import { isOverridden, wantsOther } from './wants-other.ts';

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
  // A moment that does not exist would never come again, in silence.
  if (Number.isNaN(tonight)) throw new InvariantError(`"${zone}" is no time zone`);
  return tonight > at ? tonight : toInstant(addDays(on, 1), NIGHTLY_TIME, zone);
}

/** Looks at one account for the night. Cheap: nothing is read beyond the document. */
export function lookAtNight(account: AccountDocument, world: World): Night {
  const { on, nextNightAt } = nightIn(world, account.zone);
  const standing = standingFrom(account.ladder, account.balances, on, world.terms);
  const facts = ownFacts({ traits: traitsOf(account), ledger: account.ledger, standing, moment: { on, at: world.now } });
  const row = segmenterOf(world.published, world.settings.installation)(facts);
  const segment = underOverride(segmentField(world, row), account.override, on);
  const told = nightly(account.ledger, standing, [], world.terms, account.standing).events.length > 0;
  const dueSince = account.ladder.some((rung) => rung.dueOn <= on && rung.dueOn > (account.lastNightOn ?? ''));
  const held = account.ladder.some((rung) => rung.held > 0);
  const moved = isOtherRow(account.segment, segment) || account.segment.override !== segment.override;
  return {
    standing,
    segment,
    nextNightAt,
    eventful: told || dueSince || held || moved || mayEnroll(account, segment, world) || account.ledger.announced.bucket === undefined,
  };
}

const nights = new WeakMap<World, Map<string, { readonly on: string; readonly nextNightAt: Date }>>();

/** The day and the next night in a zone: the same for thousands of accounts of one run. */
export function nightIn(world: World, zone: string): { readonly on: string; readonly nextNightAt: Date } {
  const known = nights.get(world) ?? new Map<string, { readonly on: string; readonly nextNightAt: Date }>();
  nights.set(world, known);
  const night = known.get(zone) ?? { on: localDateAt(world.now, zone), nextNightAt: new Date(nightAfter(world.now, zone)) };
  known.set(zone, night);
  return night;
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
export function mayEnroll(account: AccountDocument, segment: AccountDocument['segment'], world: World): boolean {
  const { step } = account;
  // Where a person's override has begun or ended, its strategies are looked at, whichever of them is shown.
  if (step && isOverridden(step, segment) && (segment.override !== undefined || step.status !== 'ended')) return true;
  if (step?.status === 'active' && wantsOther(step, segment)) return true;
  const published = segment.strategy === undefined ? undefined : strategyOf(world.published, segment.strategy);
  if (!published) return false;
  const strategy = published.flow as Strategy;
  if (subjectOf(strategy) === 'account') return (step === undefined || step.status === 'ended') && mayBegin(account, strategy, world);
  // Which of its invoices run already is not known here; those past due are looked at.
  const last = lastDueOn(strategy, localDateAt(world.now, account.zone));
  return account.ladder.some((rung) => rung.dueOn <= last && rung.open > 0);
}

/**
 * Turns the night of one account in one transaction: holds that end, invoices that fall due, becoming overdue,
 * a new bucket, a new segment, tasks overdue. Each is told once. The night is over with `closeNight`: until
 * then the account is due again a moment later, so a process that ends here leaves nobody without a strategy.
 */
export async function turnNight(runtime: Runtime, world: World, accountId: string): Promise<void> {
  await runtime.store.transaction(async (transaction) => {
    // The clock of a sandbox stands still: an account may have a second night at the same instant.
    const idOf = ({ _id, eventSeq }: AccountDocument): string => `night:${_id}:${world.now}:${eventSeq}`;
    const extra: BusinessEvent[] = [];
    const result = await changeLedger(
      runtime,
      world,
      {
        id: idOf,
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
          // Nothing new is nothing to write.
          const events = [...ended.events, ...night.events, ...extra];
          const isQuiet = events.length === 0 && night.account === book.account;
          return { ok: true, value: { book: isQuiet ? book : { ...ended.book, account: night.account }, events } };
        },
      },
      transaction,
    );
    if (!result.ok) return;
    const { account } = result.value;
    const on = localDateAt(world.now, account.zone);
    const { segment } = lookAtNight(account, world);
    await setAccount(
      runtime.store,
      accountId,
      { segment, nextNightAt: stillOpen(world), lastNightOn: on, standing: standingOf(result.value.after, on, world.terms) },
      transaction,
    );
    await closeOverride(runtime, world, account, segment, transaction);
    const overdue = await newlyOverdueTasks(runtime.store, accountId, on, transaction);
    const events = overdue.map((task) => ({ type: 'task.overdue', payload: { taskId: task._id, kind: task.kind, outcome: '' } }));
    await tellEnrollments(runtime, account, { id: `${idOf(account)}:tasks`, at: world.now, events, actor: SYSTEM }, transaction);
  });
}

/** The account has been put on what it should run on; whoever has woken it meanwhile is not overruled. */
export async function closeNight(runtime: Pick<Runtime, 'store'>, world: World, account: AccountDocument): Promise<void> {
  await moveNight(runtime.store, account._id, stillOpen(world), new Date(nightAfter(world.now, account.zone)));
}

/** No night of another is due at this very moment: it tells a night that was not closed from one that was asked for. */
function stillOpen(world: World): Date {
  return new Date(world.now + 1);
}

function isOtherRow(before: AccountDocument['segment'], segment: AccountDocument['segment']): boolean {
  return before.row !== segment.row || before.strategy !== segment.strategy;
}

function segmentEvents(account: AccountDocument, segment: AccountDocument['segment']): BusinessEvent[] {
  const isOver = account.segment.override !== segment.override;
  // What an override has named is over with it: of that the segment does not tell.
  if (isOver ? account.segment.row === segment.row : !isOtherRow(account.segment, segment)) return [];
  if (account.segment.row === undefined) return [];
  return [
    { type: 'segment.changed', payload: { segment: segment.row ?? '', from: account.segment.row, strategy: segment.strategy ?? '' } },
  ];
}
