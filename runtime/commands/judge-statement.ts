import { type BulkAct, type BulkHindrance, type MessageDraft, type Outcome, refused, type Template } from '#engine';
import { subjectOf } from '../effects/compose-message.ts';
import { isReachable } from '../effects/written-truth.ts';
import type { Runtime, World } from '../runtime.ts';
import { contactsOf, firstContact } from '../store/account-store.ts';
import type { Transaction } from '../store/store.ts';
import type { Judged, Verdict } from './bulk-hindrance.ts';
import { judgeSending } from './write-message.ts';

type StatementAct = Extract<BulkAct, { readonly kind: 'statement' }>;

const CHANNEL = 'email';

/** Who signs a letter; an email says itself from whom it is. */
const UNSIGNED = '';

/** Whether a statement of account can be sent with a template to whoever is chosen. */
export function isForStatements({ channel, about }: Template): boolean {
  return channel === CHANNEL && about === 'account';
}

/** The template of an act, refused where it is for something else. */
export function statementTemplate({ published }: Pick<World, 'published'>, { templateId }: StatementAct): Outcome<Template> {
  const template = published.registry.templates.get(templateId);
  if (!template) return refused('resource.unknown', `no template "${templateId}" is published`, '/act/templateId');
  if (isForStatements(template)) return { ok: true, value: template };
  const detail = `"${template.name}" is not for this: choose an email about the account as a whole`;
  return refused('request.invalid', detail, '/act/templateId');
}

/** The statement of an account as it would be written now to the first contact with an address, or why it is not. */
export async function judgeStatement(
  runtime: Pick<Runtime, 'store' | 'connectors'>,
  world: World,
  act: StatementAct,
  { account }: Pick<Judged, 'account'>,
  transaction?: Transaction,
): Promise<Verdict> {
  const { openAmount, disputedAmount } = account.standing;
  if (openAmount === 0) return { hindrance: { because: 'nothing-owed' } };
  if (disputedAmount >= openAmount) return { hindrance: { because: 'disputed' } };
  const contact = firstContact(await contactsOf(runtime.store, account._id, transaction));
  if (!contact || !isReachable(contact, CHANNEL)) return { hindrance: { because: 'no-address' } };
  const template = statementTemplate(world, act);
  if (!template.ok) return { hindrance: { because: 'not-fillable', detail: template.refusal.detail } };
  const draft: MessageDraft = {
    channel: CHANNEL,
    contactId: contact._id,
    templateId: act.templateId,
    subject: subjectOf(template.value),
    body: template.value.body,
    statement: true,
  };
  const writing = { account, draft, signer: UNSIGNED };
  const judged = await judgeSending(runtime, world, writing, transaction);
  if (!judged.ok) return { hindrance: { because: hindranceFor(judged.refusal.code), detail: judged.refusal.detail } };
  const { subject = '', text = '' } = judged.value.composed.message ?? {};
  return { statement: { writing, to: contact.email ?? '', subject, text } };
}

function hindranceFor(code: string): BulkHindrance {
  if (code === 'message.not_permitted') return 'not-permitted';
  return code === 'message.not_sendable' ? 'not-sendable' : 'not-fillable';
}
