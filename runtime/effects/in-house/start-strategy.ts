import { endFromOutside } from '../../commands/end-enrollment.ts';
import { enrollWithin } from '../../commands/enroll.ts';
import { flushSteps } from '../../commands/flush-steps.ts';
import { strategyOf } from '../../published/library.ts';
import { openEnrollments } from '../../store/enrollment-store.ts';
import { type Performer, text } from '../performer.ts';

/** Hands the subject over to another strategy: this one ends, if it has not, and that one begins. */
export const startStrategy: Performer = async ({ effect, enrollment, runtime, world, transaction }) => {
  const id = text(effect, 'strategy') ?? '';
  const published = strategyOf(world.published, id);
  if (!published) return { result: 'parked', reason: 'strategy-unpublished', detail: `the strategy "${id}" is not published` };
  await endFromOutside(runtime, world, enrollment._id, 'handed-over', transaction);
  const { accountId, subject } = enrollment;
  const others = await openEnrollments(runtime.store, accountId, transaction);
  const running = others.find((each) => each.kind === 'strategy' && each.subject.id === subject.id);
  if (running) {
    const detail = `the account is on "${running.definitionId}" meanwhile`;
    return { result: 'parked', reason: 'strategy-running', detail };
  }
  const started = await enrollWithin(
    runtime,
    world,
    { accountId, kind: 'strategy', subject: subject as { type: 'account'; id: string }, published },
    transaction,
  );
  return { result: 'done', detail: id, after: async () => (started ? flushSteps(runtime, world, started) : undefined) };
};
