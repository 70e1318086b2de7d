import { useEffect } from 'react';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { useDraft } from '../../elements/use-draft.ts';
import type { Start } from '../record/kinds.ts';
import { answerSubject, blankDraft, fromMessage, type WriteDraft } from './draft.ts';

/** What is being written to an account; an answer is a draft of its own beside what was begun otherwise. */
export function useWriteDraft(accountId: string, { message }: Start) {
  const [replyId] = useAddressPart('reply');
  const [draft, change, clear] = useDraft<WriteDraft>(['write', accountId, replyId].filter(Boolean).join('.'), blankDraft);
  // What was taken back is what one goes on from, whatever else was begun meanwhile.
  useEffect(() => {
    if (message) change(fromMessage(message));
  }, [message, change]);
  const { data: reply } = useAnswer('mails.get', { params: { mailId: replyId ?? '' } }, { enabled: replyId !== undefined });
  // An answer begins at whoever has written, under what they have called it.
  const isUntouched = draft.contactId === '' && draft.subject === '' && draft.body === '' && !message;
  useEffect(() => {
    if (reply && isUntouched) change({ contactId: reply.contactId ?? '', subject: answerSubject(reply.subject) });
  }, [reply, isUntouched, change]);
  return { draft, change, clear, replyId };
}
