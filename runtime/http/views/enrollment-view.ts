import type { AccountDetail, AccountRow, FlowState } from '#engine';
import { pauseAt } from '../../commands/under-pause.ts';
import { strategyOf } from '../../published/library.ts';
import type { World } from '../../runtime.ts';
import type { EnrollmentDocument } from '../../store/flow-documents.ts';
import { nextWait } from './next-wait.ts';
import { iso, known } from './wire.ts';

type StepView = NonNullable<AccountRow['step']>;
type Running = AccountDetail['strategies'][number];

/** The pause an account meets where it stands. */
export function pausedView(strategyId: string, leaves: readonly string[], { settings }: World): StepView['paused'] {
  const pause = pauseAt(settings.pauses, strategyId, leaves);
  if (!pause) return undefined;
  const { id, step, reason, by, byName, at } = pause;
  return { id, ...(step === '' ? {} : { step }), reason, by: { id: by, name: byName }, at: iso(at) };
}

/** Where a dispute stands on its resolution path. */
export function pathView(enrollment: EnrollmentDocument, world: World): StepView {
  const flow = world.published.definitions.find((each) => each.kind === 'resolution' && each.id === enrollment.definitionId);
  return stepView(enrollment, flow?.name);
}

/** The strategies that run for the account, then those for its invoices, each with the steps it has been on. */
export function runningViews(enrollments: readonly EnrollmentDocument[], numbers: ReadonlyMap<string, string>, world: World): Running[] {
  return enrollments
    .filter((each) => each.kind === 'strategy')
    .map((enrollment) => {
      const { leaves, visits } = enrollment.state as FlowState;
      const { subject, definitionId } = enrollment;
      return known({
        ...stepView(enrollment, strategyOf(world.published, definitionId)?.flow.name),
        paused: pausedView(definitionId, leaves, world),
        invoiceNumber: subject.type === 'invoice' ? (numbers.get(subject.id) ?? subject.id) : undefined,
        been: Object.keys(visits).filter((path) => path !== '' && !leaves.includes(path)),
      }) as Running;
    })
    .toSorted((a, b) => ((a.invoiceNumber ?? '') < (b.invoiceNumber ?? '') ? -1 : 1));
}

function stepView(enrollment: EnrollmentDocument, name: string | undefined): StepView {
  const state = enrollment.state as FlowState;
  return known({
    enrollmentId: enrollment._id,
    strategyId: enrollment.definitionId,
    strategyName: name ?? enrollment.definitionId,
    version: enrollment.definitionVersion,
    states: [...state.leaves],
    since: iso(state.since[state.leaves[0] ?? ''] ?? enrollment.endedAt ?? enrollment.startedAt),
    next: nextWait(enrollment),
    status: enrollment.status,
  }) as StepView;
}
