import { type MailView, ownParts } from '#engine';
import { getEffect } from '../../store/effect-store.ts';
import type { MailDocument } from '../../store/mail-documents.ts';
import { getMail, mailsOfMessage, openRawMail } from '../../store/mail-store.ts';
import { type Handlers, type RequestContext, visibleAccount } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { sendFile } from '../send-file.ts';
import { iso, known } from '../views/wire.ts';

const THREAD = 50;

async function visibleMail(context: RequestContext): Promise<MailDocument> {
  const mail = await getMail(context.runtime.store, context.params['mailId'] ?? '');
  if (mail?.status !== 'taken') throw problem('resource.unknown', 'there is no such mail');
  await visibleAccount(context, mail.accountId);
  return mail;
}

export const mailHandlers = {
  'mails.get': {
    async read(context) {
      const { store } = context.runtime;
      const mail = await visibleMail(context);
      const [effect, thread] = await Promise.all([getEffect(store, mail.effectKey), mailsOfMessage(store, mail.effectKey, THREAD)]);
      const message = effect?.message as { readonly subject: string; readonly text: string } | undefined;
      return known({
        ...lineOf(mail),
        accountId: mail.accountId,
        from: mail.from ?? { name: '', address: '' },
        contactId: mail.contactId,
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        unreadable: mail.unreadable,
        files: (mail.files ?? []).map((file, index) => ({ place: index + 1, ...file })),
        bytes: mail.bytes,
        answers: known({
          key: mail.effectKey,
          template: String(effect?.params['template'] ?? ''),
          subject: message?.subject,
          text: message?.text,
          sentAt: effect?.doneAt === undefined ? undefined : iso(effect.doneAt),
        }),
        thread: thread.map((each) => ({ ...lineOf(each), from: each.from?.name || (each.from?.address ?? '') })),
      }) as MailView;
    },
  },
  'mails.raw': {
    async read(context) {
      const mail = await visibleMail(context);
      const content = openRawMail(context.runtime.store, mail.rawId);
      await sendFile(context.response, { name: `${mail._id}.eml`, bytes: mail.bytes, content, shownAs: undefined });
      return '';
    },
  },
} satisfies Partial<Handlers>;

function lineOf(mail: MailDocument): Pick<MailView, 'id' | 'at' | 'kind' | 'own'> {
  const { _id: id, at = 0, kind = 'reply', text = '' } = mail;
  return { id, at: iso(at), kind, own: ownParts(text).join('\n\n') || text };
}
