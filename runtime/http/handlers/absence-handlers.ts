import { isLocalDate, localDateAt, type Outcome, refused } from '#engine';
import { removeAbsence, saveAbsence } from '../../store/absence-store.ts';
import type { UserDocument } from '../../store/account-documents.ts';
import type { Transaction } from '../../store/store.ts';
import { ADMIN_CHAIN, appendEntries } from '../../store/timeline-store.ts';
import { userById } from '../../store/user-store.ts';
import { type Handlers, mayHold, type RequestContext } from '../handler.ts';

type Answer = Outcome<{ userId: string }>;

export const absenceHandlers = {
  'absences.set': {
    async write(context, transaction): Promise<Answer> {
      const { runtime, world, caller, body } = context;
      const { from, until, substitute } = body;
      const user = await colleague(context, transaction);
      if (!user) return refused('resource.unknown', 'there is no such user');
      if (!isLocalDate(from)) return refused('date.invalid', `${from} does not exist`, '/from');
      if (!isLocalDate(until) || until < from) return refused('date.invalid', 'the last day is the first or a later one', '/until');
      if (until < localDateAt(world.now, world.settings.installation.zone))
        return refused('date.invalid', 'the absence would be over already: name today or a later day', '/until');
      const standIn = substitute.kind === 'person' ? await userById(runtime.store, substitute.id, transaction) : undefined;
      const unfit = substitute.kind === 'person' ? whyUnfit(user, standIn) : undefined;
      if (unfit !== undefined) return refused('absence.substitute_unfit', unfit, '/substitute');
      await saveAbsence(runtime.store, { _id: user._id, from, until, substitute, at: world.now, by: caller.actor.id }, transaction);
      await noted(
        context,
        'absence.set',
        { name: user.name, from, until, substitute: standIn?.name ?? `the pool ${substitute.id}` },
        transaction,
      );
      return { ok: true, value: { userId: user._id } };
    },
    after: tellBoards,
  },
  'absences.end': {
    async write(context, transaction): Promise<Answer> {
      const user = await colleague(context, transaction);
      const removed = user && (await removeAbsence(context.runtime.store, user._id, transaction));
      if (!user || !removed) return refused('resource.unknown', 'nobody of that name is said to be absent');
      await noted(context, 'absence.ended', { name: user.name, from: removed.from, until: removed.until }, transaction);
      return { ok: true, value: { userId: user._id } };
    },
    after: tellBoards,
  },
} satisfies Partial<Handlers>;

/** Somebody whose whole work the caller leads. */
async function colleague({ runtime, caller, params }: RequestContext, transaction: Transaction): Promise<UserDocument | undefined> {
  const user = await userById(runtime.store, params['userId'] ?? '', transaction);
  const { units } = caller;
  return !units || user?.units?.every((unit) => units.includes(unit)) ? user : undefined;
}

/** A substitute must be another, and see whatever the absent person sees. */
function whyUnfit(user: UserDocument, substitute: UserDocument | undefined): string | undefined {
  if (!substitute) return 'there is no such user; choose another person or a pool';
  if (substitute._id === user._id) return `${user.name} cannot stand in for themselves; choose another person or a pool`;
  if (!mayHold(substitute)) return `${substitute.name} (${substitute.role}) does not work on tasks; choose another person or a pool`;
  const { units } = substitute;
  const unseen = units && (user.units ?? ['all']).filter((unit) => !units.includes(unit));
  return unseen && unseen.length > 0
    ? `${substitute.name} does not see all accounts ${user.name} works on (${unseen.join(', ')}); choose somebody who does, or a pool`
    : undefined;
}

async function noted(
  { runtime, world, caller, changeId }: RequestContext,
  type: string,
  data: Readonly<Record<string, unknown>>,
  transaction: Transaction,
): Promise<void> {
  await appendEntries(runtime.store, [{ key: changeId, chain: ADMIN_CHAIN, at: world.now, type, data, by: caller.actor.id }], transaction);
}

async function tellBoards({ runtime, world }: RequestContext): Promise<void> {
  runtime.publish([{ type: 'work', id: 'board', version: world.now }]);
}
