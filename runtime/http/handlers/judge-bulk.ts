import { type BodyOf, type BulkAct, type BulkPreview, isLocalDate, type LeftOut, localDateAt } from '#engine';
import { judgeOne } from '../../commands/act-on-many.ts';
import { receiverOf, type Verdict } from '../../commands/bulk-hindrance.ts';
import { statementTemplate } from '../../commands/judge-statement.ts';
import { grouped } from '../../grouped.ts';
import { absenceOn } from '../../store/absence-store.ts';
import type { UserDocument } from '../../store/account-documents.ts';
import { accountsById } from '../../store/account-store.ts';
import { openTasksOfMany } from '../../store/task-store.ts';
import { userById } from '../../store/user-store.ts';
import { inScope, leads, mayHold, type RequestContext } from '../handler.ts';
import { ProblemError, problem } from '../problem-answer.ts';

/** So many accounts are judged at once: some verdicts ask the database. */
const AT_ONCE = 16;

/**
 * Refuses what may not or cannot be done with anybody; answers who would be left out, accounts he may not see for `gone`.
 * `opened` is who has what open now, where that is known already.
 */
export async function judgeBulk(
  context: RequestContext,
  { accountIds, act }: BodyOf<'bulk.start'>,
  opened?: ReadonlyMap<string, readonly string[]>,
): Promise<BulkPreview> {
  const { runtime, world, caller } = context;
  const receiver = await judgeAct(context, act);
  const [accounts, tasks, openedNow] = await Promise.all([
    accountsById(runtime.store, accountIds),
    openTasksOfMany(runtime.store, accountIds),
    opened ?? (act.kind === 'move' ? runtime.openedNow() : new Map<string, readonly string[]>()),
  ]);
  const byAccount = grouped(tasks, (task) => task.accountId);
  const leftOut: LeftOut[] = [];
  let sample: BulkPreview['sample'];
  const judge = async (accountId: string): Promise<Verdict & { readonly accountName: string }> => {
    const account = accounts.get(accountId);
    if (!account || !inScope(caller, account)) return { accountName: accountId, hindrance: { because: 'gone' } };
    const judged = { account, open: byAccount.get(accountId) ?? [], receiver, openedBy: openedNow.get(accountId) ?? [] };
    return { accountName: account.name, ...(await judgeOne(runtime, world, act, judged)) };
  };
  for (let first = 0; first < accountIds.length; first += AT_ONCE) {
    const some = accountIds.slice(first, first + AT_ONCE);
    for (const [index, { accountName, hindrance, statement }] of (await Promise.all(some.map(judge))).entries()) {
      if (hindrance) leftOut.push({ accountId: some[index] ?? '', accountName, ...hindrance });
      if (statement) sample ??= { accountName, to: statement.to, subject: statement.subject, text: statement.text };
    }
  }
  return { count: accountIds.length - leftOut.length, leftOut, ...(sample ? { sample } : {}) };
}

/** Refuses an act that cannot be meant, whoever it is for; answers who it gives work to. */
export async function judgeAct({ runtime, world, caller }: RequestContext, act: BulkAct): Promise<UserDocument | undefined> {
  const givesWork = act.kind === 'owner' || act.kind === 'pool' || act.kind === 'move';
  if (givesWork && !leads(caller)) throw problem('permission.denied', 'who leads gives work to others');
  const template = act.kind === 'statement' ? statementTemplate(world, act) : undefined;
  if (template?.ok === false) throw new ProblemError(template.refusal);
  const today = localDateAt(world.now, world.settings.installation.zone);
  if (act.kind === 'follow-up' && (!isLocalDate(act.dueOn) || act.dueOn < today))
    throw problem('date.invalid', 'name today or a later day', '/act/dueOn');
  const receiverId = receiverOf(act);
  const receiver = receiverId === undefined ? undefined : await userById(runtime.store, receiverId);
  if (receiverId !== undefined && !receiver) throw problem('resource.unknown', 'there is no such user', placeOf(act));
  if (receiver && !mayHold(receiver))
    throw problem('request.invalid', `${receiver.name} (${receiver.role}) does not work on tasks`, placeOf(act));
  if (act.kind !== 'move') return receiver;
  if (act.from.kind === act.to.kind && act.from.id === act.to.id)
    throw problem('request.invalid', 'they have it already: name another to give it to', placeOf(act));
  const absence = receiver && (await absenceOn(runtime.store, receiver._id, today));
  if (absence)
    throw problem('person.absent', `${receiver.name} is absent until ${absence.until}; give it to somebody who is there`, placeOf(act));
  return receiver;
}

function placeOf({ kind }: BulkAct): string {
  return kind === 'owner' ? '/act/ownerId' : '/act/to';
}
