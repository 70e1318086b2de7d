import { enrollmentFacts, type Facts, type FlowState } from '#engine';
import { subjectFacts } from '../commands/subject-facts.ts';
import type { World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { openEnrollments } from '../store/enrollment-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import type { Store } from '../store/store.ts';
import { loadSubject } from '../store/subject-store.ts';

/** An account with all that can be said of it now. */
export interface AccountNow {
  readonly facts: Facts;
  /** What it runs on, strategies and resolution paths. */
  readonly enrollments: readonly EnrollmentDocument[];
  /** The strategy the account itself is on. */
  readonly enrollment: EnrollmentDocument | undefined;
}

/** The facts of an account as its strategy would see them at the next step. */
export async function factsOfAccount(store: Store, world: World, account: AccountDocument): Promise<AccountNow> {
  const subject = { type: 'account', id: account._id };
  const records = (await loadSubject(store, account._id, subject, { contact: true, group: true })) ?? { account };
  const enrollments = await openEnrollments(store, account._id);
  const enrollment = enrollments.find((each) => each.kind === 'strategy' && each.subject.type === 'account');
  const facts = subjectFacts(records, world, world.now, enrollment);
  if (!enrollment) return { facts, enrollments, enrollment };
  return { facts: { ...facts, ...enrollmentFacts(enrollment.state as FlowState, world.now, account.zone) }, enrollments, enrollment };
}
