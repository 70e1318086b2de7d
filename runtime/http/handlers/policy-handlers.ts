import { type AnswerOf, type ContactPolicy, localAt } from '#engine';
import { verdictUnder } from '../../effects/contact-verdict.ts';
import { policyFor } from '../../published/library.ts';
import type { AccountDocument, ContactDocument } from '../../store/account-documents.ts';
import { contactsOf, firstContact } from '../../store/account-store.ts';
import { soundDraftOf } from '../draft.ts';
import { type HandlerContext, type Handlers, visibleAccount } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { iso, known } from '../views/wire.ts';

type Answer = AnswerOf<'policies.mayContact'>;

export const policyHandlers = {
  'policies.mayContact': {
    async read(context) {
      const { runtime, world, body } = context;
      const account = await visibleAccount(context, body.accountId);
      const contacts = await contactsOf(runtime.store, account._id);
      const contact = contactAsked(contacts, body.contactId);
      const inForce = policyFor(world.published, world.settings.installation, account.kind);
      const policy = policyAsked(context, inForce);
      const at = body.at === undefined ? world.now : Date.parse(body.at);
      const channel = body.channel ?? 'email';
      const answer: Answer = {
        ...(policy ? { policy: { id: policy.id, name: policy.name } } : {}),
        draft: body.text !== undefined,
        inForce: policy !== undefined && policy.id === inForce?.id,
        account: { id: account._id, name: account.name },
        ...(contact ? { contact: { id: contact._id, name: contact.name } } : {}),
        channel,
        at: iso(at),
        allowed: false,
        reasons: [],
      };
      if (!policy) return { ...answer, reasons: [{ code: 'policy.missing', detail: 'no contact policy covers this kind of account' }] };
      if (!contact) return { ...answer, reasons: [{ code: 'contact.missing', detail: 'the account has nobody to write to' }] };
      const verdict = verdictUnder(policy, { ...world, now: at }, { account, contact, contacts, channel });
      return known({
        ...answer,
        localTime: localTime(contact, account, at),
        allowed: verdict.allowed,
        reasons: verdict.reasons.map((reason) => ({ ...reason })),
        nextAllowedAt: verdict.nextAllowedAt === undefined ? undefined : iso(verdict.nextAllowedAt),
      }) as Answer;
    },
  },
} satisfies Partial<Handlers>;

/** A draft, a published one by its id, or the one in force. */
function policyAsked(context: HandlerContext<'policies.mayContact'>, inForce: ContactPolicy | undefined): ContactPolicy | undefined {
  const { world, body } = context;
  if (body.text !== undefined) return soundDraftOf('contact-policy', body.text, context, ({ pointer }) => !pointer.startsWith('/tests'));
  if (body.policyId === undefined) return inForce;
  const { policyId } = body;
  const found = world.published.definitions.find((each): each is ContactPolicy => each.kind === 'contact-policy' && each.id === policyId);
  if (!found) throw problem('resource.unknown', 'no such contact policy is published', '/policyId');
  return found;
}

function contactAsked(contacts: readonly ContactDocument[], contactId: string | undefined): ContactDocument | undefined {
  if (contactId === undefined) return firstContact(contacts);
  const found = contacts.find((each) => each._id === contactId);
  if (!found) throw problem('resource.unknown', 'the account has no such contact', '/contactId');
  return found;
}

function localTime(contact: ContactDocument, account: AccountDocument, at: number): string {
  const { on, time } = localAt(at, contact.zone ?? account.zone);
  return `${on} ${time}`;
}
