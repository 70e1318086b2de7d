import { type BodyOf, localDateAt } from '#engine';
import { absenceOn } from '../../store/absence-store.ts';
import type { AccountDocument, UserDocument } from '../../store/account-documents.ts';
import type { Transaction } from '../../store/store.ts';
import { userById } from '../../store/user-store.ts';
import { leads, mayHold, type RequestContext } from '../handler.ts';
import { problem } from '../problem-answer.ts';

/** Refuses a transfer that the caller may not make, or that the receiver cannot take; answers the person it goes to. */
export async function judgeTransfer(
  context: RequestContext & { readonly body: BodyOf<'accounts.transfer'> },
  account: AccountDocument,
  transaction: Transaction,
): Promise<UserDocument | undefined> {
  const { runtime, world, caller, body } = context;
  if (!leads(caller) && account.ownerId !== caller.actor.id)
    throw problem('permission.denied', 'you give away only accounts that are yours; ask whoever leads');
  if (body.to.kind === 'pool') return undefined;
  const { id } = body.to;
  if (id === account.ownerId) throw problem('request.invalid', 'it is theirs already: name another', '/to/id');
  const receiver = await userById(runtime.store, id, transaction);
  if (!receiver) throw problem('resource.unknown', 'there is no such user', '/to/id');
  if (!mayHold(receiver)) throw problem('request.invalid', `${receiver.name} (${receiver.role}) does not work on tasks`, '/to/id');
  if (receiver.units && !receiver.units.includes(account.unitId ?? ''))
    throw problem('request.invalid', `${receiver.name} may not see this account`, '/to/id');
  const absence = await absenceOn(runtime.store, id, localDateAt(world.now, world.settings.installation.zone), transaction);
  if (absence)
    throw problem('person.absent', `${receiver.name} is absent until ${absence.until}; give it to somebody who is there`, '/to/id');
  return receiver;
}
