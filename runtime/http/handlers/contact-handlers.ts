import { channels, isOptOut, type Outcome, refused } from '#engine';
import { recordConsent } from '../../commands/record-consent.ts';
import { policyFor } from '../../published/library.ts';
import type { AccountDocument, ContactDocument } from '../../store/account-documents.ts';
import { contactsOf } from '../../store/account-store.ts';
import type { Transaction } from '../../store/store.ts';
import { appendEntries } from '../../store/timeline-store.ts';
import { type Handlers, type RequestContext, visibleAccount } from '../handler.ts';

export const contactHandlers = {
  'consents.record': {
    async write(context, transaction) {
      const { runtime, world, caller, body, params, changeId: id } = context;
      const found = await contactOf(context, params, transaction);
      if (!found.ok) return found;
      const channel = channels.find((each) => each === params['channel']);
      if (!channel) return refused('request.invalid', `"${params['channel']}" is no channel; there is ${channels.join(', ')}`);
      const { agrees, because } = body;
      await recordConsent(runtime, world, { id, ...found.value, channel, agrees, because, actor: caller.actor }, transaction);
      return { ok: true, value: undefined };
    },
  },
  'replies.take': {
    async write(context, transaction) {
      const { runtime, world, caller, body, params, changeId: id } = context;
      const found = await contactOf(context, params, transaction);
      if (!found.ok) return found;
      const { account, contact } = found.value;
      const { channel, text } = body;
      const personal = { name: contact.name, text };
      const data = { channel, contactId: contact._id };
      const entry = { key: `${id}:reply`, chain: account._id, at: world.now, type: 'reply.taken', data, personal, by: caller.actor.id };
      await appendEntries(runtime.store, [entry], transaction);
      // Without a policy nobody is approached at all; what was said is kept for the day there is one.
      const optOut = isOptOut(policyFor(world.published, world.settings.installation, account.kind) ?? {}, channel, text);
      if (optOut) {
        const change = { id, account, contact, channel, agrees: false, because: text, actor: caller.actor };
        await recordConsent(runtime, world, change, transaction);
      }
      return { ok: true, value: { optOut } };
    },
  },
} satisfies Partial<Handlers>;

async function contactOf(
  context: RequestContext,
  params: Readonly<Record<string, string>>,
  transaction: Transaction,
): Promise<Outcome<{ account: AccountDocument; contact: ContactDocument }>> {
  const account = await visibleAccount(context, params['accountId'], transaction);
  const contact = (await contactsOf(context.runtime.store, account._id, transaction)).find((each) => each._id === params['contactId']);
  return contact ? { ok: true, value: { account, contact } } : refused('resource.unknown', 'the account has no such contact');
}
