import type { Channel } from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument, ContactDocument } from '../store/account-documents.ts';
import { setAccount } from '../store/account-store.ts';
import { setConsent } from '../store/contact-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { tellEnrollments } from './tell-enrollments.ts';

export interface ConsentChange {
  readonly id: string;
  readonly account: AccountDocument;
  readonly contact: ContactDocument;
  readonly channel: Channel;
  /** Null: it was never said. */
  readonly agrees: boolean | null;
  readonly because?: string | undefined;
  readonly actor: Actor;
}

/** Writes down what a contact has said to a channel. It holds for whatever goes out from the next second on. */
export async function recordConsent(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  { id, account, contact, channel, agrees, because, actor }: ConsentChange,
  transaction: Transaction,
): Promise<void> {
  const { store } = runtime;
  const by = actor.kind === 'system' ? undefined : actor.id;
  await setConsent(store, contact._id, channel, agrees, { at: world.now, by }, transaction);
  // What the account's nights were worked out on has changed.
  await setAccount(store, account._id, {}, transaction);
  await appendEntries(
    store,
    [
      {
        key: `${id}:consent`,
        chain: account._id,
        at: world.now,
        type: 'consent.recorded',
        data: { channel, agrees, contactId: contact._id },
        personal: { name: contact.name, ...(because === undefined ? {} : { because }) },
        by,
      },
    ],
    transaction,
  );
  await tellEnrollments(runtime, account, { id, at: world.now, events: [{ type: 'facts.changed', payload: {} }], actor }, transaction);
}
