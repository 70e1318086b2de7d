import { channels, isOptOut, isZone, type Outcome, refused } from '#engine';
import { contactDocument } from '../../commands/create-account.ts';
import { noteContact } from '../../commands/note-contact.ts';
import { recordConsent } from '../../commands/record-consent.ts';
import { policyFor } from '../../published/library.ts';
import type { AccountDocument, ContactDocument } from '../../store/account-documents.ts';
import { contactsOf } from '../../store/account-store.ts';
import { insertContacts, rewriteContact } from '../../store/contact-store.ts';
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
  'contacts.add': {
    async write(context, transaction) {
      const { runtime, world, caller, body, changeId } = context;
      const account = await visibleAccount(context, context.params['accountId'], transaction);
      const unfit = badZone(body.zone);
      if (unfit) return unfit;
      const { otherPhones, ...rest } = body;
      const contact = { ...contactDocument(account._id, rest), ...(otherPhones ? { otherPhones } : {}) };
      await insertContacts(runtime.store, [contact], transaction);
      const told = { id: changeId, account, contact, type: 'contact.added', actor: caller.actor };
      await noteContact(runtime, world, told, transaction);
      return { ok: true, value: { id: contact._id } };
    },
  },
  'contacts.change': {
    async write(context, transaction) {
      const { runtime, world, caller, body, params, changeId } = context;
      const found = await contactOf(context, params, transaction);
      if (!found.ok) return found;
      const { account, contact } = found.value;
      if (contact.retired) return refused('contact.retired', contact.name);
      const unfit = badZone(body.zone);
      if (unfit) return unfit;
      const { name, role, email, phone, otherPhones, zone } = body;
      await rewriteContact(runtime.store, contact._id, { name, role, email, phone, otherPhones, zone }, transaction);
      const told = { id: changeId, account, contact: { ...contact, name }, type: 'contact.changed', actor: caller.actor };
      await noteContact(runtime, world, told, transaction);
      return { ok: true, value: undefined };
    },
  },
  'contacts.retire': {
    async write(context, transaction) {
      const { runtime, world, caller, body, params, changeId } = context;
      const found = await contactOf(context, params, transaction);
      if (!found.ok) return found;
      const { account, contact } = found.value;
      const { because } = body;
      const by = caller.actor.kind === 'user' ? { by: caller.actor.id } : {};
      const retired = body.retired ? { at: world.now, ...by, ...(because === undefined ? {} : { because }) } : undefined;
      await rewriteContact(runtime.store, contact._id, { retired }, transaction);
      const type = body.retired ? 'contact.retired' : 'contact.restored';
      await noteContact(runtime, world, { id: changeId, account, contact, type, because, actor: caller.actor }, transaction);
      return { ok: true, value: { id: contact._id } };
    },
  },
} satisfies Partial<Handlers>;

function badZone(zone: string | undefined): Outcome<never> | undefined {
  return zone === undefined || isZone(zone) ? undefined : refused('request.invalid', `“${zone}” is no time zone`, '/zone');
}

async function contactOf(
  context: RequestContext,
  params: Readonly<Record<string, string>>,
  transaction: Transaction,
): Promise<Outcome<{ account: AccountDocument; contact: ContactDocument }>> {
  const account = await visibleAccount(context, params['accountId'], transaction);
  const contact = (await contactsOf(context.runtime.store, account._id, transaction)).find((each) => each._id === params['contactId']);
  return contact ? { ok: true, value: { account, contact } } : refused('resource.unknown', 'the account has no such contact');
}
