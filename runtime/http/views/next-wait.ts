import { type AccountDetail, type AccountRow, type CompiledStrategy, type FlowState, leadsTo, nextDue, type Steering } from '#engine';
import { strategyOf } from '../../published/library.ts';
import type { World } from '../../runtime.ts';
import type { AccountDocument } from '../../store/account-documents.ts';
import type { EnrollmentDocument } from '../../store/flow-documents.ts';
import { iso } from './wire.ts';

/** The wait that ends first: what happens if nobody acts. */
export function nextWait(enrollment: EnrollmentDocument, flow?: CompiledStrategy): NonNullable<AccountRow['step']>['next'] {
  const state = enrollment.state as FlowState;
  const due = nextDue(state);
  const wait = state.timers.find((each) => each.dueAt !== null && each.dueAt === due);
  if (!wait || due === undefined) return undefined;
  const { id, timer, rolledFrom, steering } = wait;
  return {
    wait: id,
    timer,
    at: iso(due),
    ...(rolledFrom ? { rolledFrom: rolledFrom.on } : {}),
    leadsTo: flow ? leadsTo(flow.chart, wait) : [],
    ...(steering ? { steering: steeringView(steering) } : {}),
  };
}

function steeringView(steering: Steering): NonNullable<NonNullable<NonNullable<AccountRow['step']>['next']>['steering']> {
  const { act, reason, by, byName, at } = steering;
  const until = act === 'later' ? { until: iso(steering.until) } : {};
  return { act, ...until, reason, by: { id: by, name: byName }, at: iso(at) };
}

/** What a person has put the account on instead of what its segment asks for. */
export function overrideView({ override }: AccountDocument, world: World): AccountDetail['override'] {
  if (!override) return undefined;
  const { strategy: id, untilOn, reason, by, byName, at } = override;
  const strategy = id === undefined ? {} : { strategy: { id, name: strategyOf(world.published, id)?.flow.name ?? id } };
  return { ...strategy, untilOn, reason, by: { id: by, name: byName }, at: iso(at) };
}

/** The strategy an account is shown on: its own, else that of one of its invoices. */
export function shownStrategy(enrollments: readonly EnrollmentDocument[]): EnrollmentDocument | undefined {
  const strategies = enrollments.filter((each) => each.kind === 'strategy');
  return strategies.find((each) => each.subject.type === 'account') ?? strategies[0];
}
