import {
  addDays,
  type CompiledStrategy,
  done,
  type FlowState,
  type Instant,
  isLocalDate,
  leadsTo,
  localAt,
  localDateAt,
  type Outcome,
  refused,
  type Steering,
  type StepInput,
  toInstant,
} from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { getEnrollment, type HeldNote, setState } from '../store/enrollment-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import type { Transaction } from '../store/store.ts';
import { loadSubject } from '../store/subject-store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { needsOf, subjectFacts } from './subject-facts.ts';
import { underPauses } from './under-pause.ts';

/** Which next step of which account, and who speaks. */
export interface NextStep {
  readonly account: AccountDocument;
  readonly enrollmentId: string;
  /** Id of the wait that ends next. */
  readonly wait: string;
  readonly by: { readonly actor: Actor; readonly name: string; readonly id: string };
}

export type SteerWish = NextStep & { readonly act: 'skip' | 'later'; readonly untilOn?: string | undefined; readonly reason: string };

/** How long a step may be put off. */
const LONGEST_DAYS = 366;

/**
 * Passes the step that comes next over, or puts it off to a day, at the time of day it would have come at. It meets a
 * step that is taken at this moment: one comes first, and the other is refused or sees what it did. Answers when the
 * wait ends now.
 */
export async function steerStep(
  runtime: Pick<Runtime, 'store' | 'library'>,
  world: World,
  wish: SteerWish,
  transaction: Transaction,
): Promise<Outcome<{ at?: string }>> {
  const found = await standing(runtime, world, wish, transaction);
  if (!found.ok) return found;
  const { enrollment, state, flow, input, dueAt } = found.value;
  const said = { by: wish.by.actor.id, byName: wish.by.name, reason: wish.reason, at: world.now };
  const until = wish.act === 'later' ? untilOf(wish, dueAt, world) : undefined;
  if (until && !until.ok) return until;
  const steering: Steering = until ? { ...said, act: 'later', until: until.value } : { ...said, act: 'skip' };
  const after = flow.steer(state, wish.wait, steering, input);
  const end = after && endOf(after, wish.wait);
  if (!after || end === undefined) return gone();
  if (until && end > until.value)
    return refused('date.invalid', `it comes on ${localDateAt(end, wish.account.zone)} by itself: name a later day`, '/untilOn');
  if (until && flow.isOvertaken(after, wish.wait, until.value, input))
    return refused(
      'step.overtaken',
      'the strategy goes on to what follows before that day; name an earlier one, or pass it over',
      '/untilOn',
    );
  if (!(await setState(runtime.store, enrollment, { state: after, held: enrollment.held as HeldNote }, transaction))) return gone();
  const told = { act: wish.act, reason: wish.reason, dueAt, until: until?.value };
  await tell(runtime, world, wish, found.value, told, transaction);
  return done({ at: new Date(end).toISOString() });
}

/** Takes back what was said about the next step, as long as its day has not come. */
export async function releaseStep(
  runtime: Pick<Runtime, 'store' | 'library'>,
  world: World,
  next: NextStep,
  transaction: Transaction,
): Promise<Outcome<{ at?: string }>> {
  const found = await standing(runtime, world, next, transaction);
  if (!found.ok) return found;
  const { enrollment, state, flow, input, dueAt } = found.value;
  if (!state.timers.some((timer) => timer.id === next.wait && timer.steering))
    return refused('step.not_waiting', 'it was taken back already');
  const after = flow.steer(state, next.wait, undefined, input);
  if (!after || !(await setState(runtime.store, enrollment, { state: after, held: enrollment.held as HeldNote }, transaction)))
    return gone();
  await tell(runtime, world, next, found.value, { act: 'release', dueAt }, transaction);
  const end = endOf(after, next.wait);
  return done(end === undefined ? {} : { at: new Date(end).toISOString() });
}

/** The enrollment and its wait, as they can still be steered. */
interface Standing {
  readonly enrollment: EnrollmentDocument;
  readonly state: FlowState;
  readonly flow: CompiledStrategy;
  readonly input: StepInput;
  readonly dueAt: Instant;
}

async function standing(
  { store, library }: Pick<Runtime, 'store' | 'library'>,
  world: World,
  { account, enrollmentId, wait }: NextStep,
  transaction: Transaction,
): Promise<Outcome<Standing>> {
  const enrollment = await getEnrollment(store, enrollmentId, transaction);
  if (enrollment?.accountId !== account._id || enrollment.kind !== 'strategy')
    return refused('resource.unknown', 'there is no such strategy on this account', '/enrollmentId');
  if (enrollment.status !== 'active') return gone();
  const state = enrollment.state as FlowState;
  const dueAt = endOf(state, wait);
  if (dueAt === undefined || dueAt <= world.now) return gone();
  const flow = await library.flowByHash(enrollment.hash, world.published);
  const records = await loadSubject(store, account._id, enrollment.subject, needsOf(flow.flow), transaction);
  if (!records) return gone();
  const input: StepInput = {
    facts: subjectFacts(records, world, world.now, enrollment),
    at: world.now,
    zone: records.account.zone,
    splitKey: records.account.parentId ?? account._id,
    ...underPauses(world.settings.pauses, enrollment),
  };
  return done({ enrollment, state, flow, input, dueAt });
}

function gone(): ReturnType<typeof refused> {
  return refused('step.not_waiting', 'the account has gone on meanwhile: look at what comes next now', '/wait');
}

function endOf({ timers }: FlowState, wait: string): Instant | undefined {
  return timers.find((timer) => timer.id === wait)?.dueAt ?? undefined;
}

/** The day somebody names, at the time the step would have come. */
function untilOf({ untilOn, account }: SteerWish, dueAt: Instant, world: World): Outcome<Instant> {
  const { zone } = account;
  const today = localDateAt(world.now, zone);
  const last = addDays(today, LONGEST_DAYS);
  if (untilOn === undefined) return refused('request.invalid', 'name the day it is put off to', '/untilOn');
  if (!isLocalDate(untilOn) || untilOn <= today || untilOn > last)
    return refused('date.invalid', `name a day after today, at the latest ${last}`, '/untilOn');
  return done(toInstant(untilOn, localAt(dueAt, zone).time, zone));
}

interface Told {
  readonly act: 'skip' | 'later' | 'release';
  readonly reason?: string;
  readonly dueAt: Instant;
  readonly until?: Instant | undefined;
}

async function tell(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  { account, wait, by }: NextStep,
  { enrollment: { _id: enrollmentId, definitionId, definitionVersion }, state, flow }: Standing,
  { act, reason, dueAt, until }: Told,
  transaction: Transaction,
): Promise<void> {
  const timer = state.timers.find((each) => each.id === wait);
  const on = localDateAt(dueAt, account.zone);
  const data = {
    act,
    wait: timer?.timer,
    leadsTo: timer ? leadsTo(flow.chart, timer) : [],
    on,
    ...(until === undefined ? {} : { until: localDateAt(until, account.zone) }),
    ...(reason === undefined ? {} : { reason }),
    ...{ enrollmentId, definitionId, definitionVersion },
  };
  await appendEntries(store, [{ key: by.id, chain: account._id, at: world.now, type: 'step.steered', data, by: by.actor.id }], transaction);
}
