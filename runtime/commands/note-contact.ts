import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument, ContactDocument } from '../store/account-documents.ts';
import { setAccount } from '../store/account-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { tellEnrollments } from './tell-enrollments.ts';

/** Writes into the history that somebody was added, corrected or put out of use, and tells the strategies that data changed. */
export async function noteContact(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  told: {
    readonly id: string;
    readonly account: AccountDocument;
    readonly contact: ContactDocument;
    readonly type: string;
    readonly because?: string | undefined;
    readonly actor: Actor;
  },
  transaction: Transaction,
): Promise<void> {
  const { id, account, contact, type, because, actor } = told;
  const by = actor.kind === 'system' ? undefined : actor.id;
  // What the account's nights were worked out on has changed.
  await setAccount(runtime.store, account._id, {}, transaction);
  const personal = { name: contact.name, ...(because === undefined ? {} : { because }) };
  const entry = { key: `${id}:contact`, chain: account._id, at: world.now, type, data: { contactId: contact._id }, personal, by };
  await appendEntries(runtime.store, [entry], transaction);
  await tellEnrollments(runtime, account, { id, at: world.now, events: [{ type: 'facts.changed', payload: {} }], actor }, transaction);
}
