import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, CallGuide } from '#engine';
import type { CallError } from '../../../app/api/call-error.ts';
import { useAct } from '../../../app/api/use-act.ts';
import { useToday } from '../../../app/clock.ts';
import { momentWords } from '../../../app/text/when.ts';
import { accountAnswers, useAccount } from '../../account-context.ts';

/** A call as the form has it. */
export interface SaidCall {
  readonly guide: CallGuide;
  readonly reached: string;
  readonly answer: string | undefined;
  readonly note: string;
  readonly contactId: string | undefined;
  readonly number: string | undefined;
  readonly direction: 'in' | 'out';
  readonly seconds: number | undefined;
  readonly hasHappened: boolean;
}

/** A call that was written down, with the outcomes it was given. */
export interface Logged {
  readonly id: string;
  readonly reached: CallGuide['reached'][number] | undefined;
  readonly answer: CallGuide['answers'][number] | undefined;
}

interface LogCall {
  readonly send: (call: SaidCall) => void;
  readonly isBusy: boolean;
  readonly error: CallError | null;
}

/** Writes a call down, or what really came of the one it corrects, and says in words what that has changed. */
export function useLogCall(corrects: string | undefined, onLogged: (logged: Logged, words: string) => void): LogCall {
  const { t } = useTranslation('account');
  const { id: accountId, zone } = useAccount();
  const today = useToday();
  const sent = useRef<SaidCall>(undefined);
  const onDone = (logged: AnswerOf<'calls.log'>): void => {
    if (!sent.current) return;
    const { guide, reached: who, answer: said, contactId } = sent.current;
    const reached = guide.reached.find((each) => each.id === who);
    const answer = guide.answers.find((each) => each.id === said);
    const outcome = [reached?.name, answer?.name.toLowerCase()].filter(Boolean).join(', ');
    const there = guide.people.find((each) => each.contactId === contactId)?.zone ?? zone;
    const words = [
      t(corrects === undefined ? 'record.callForm.done' : 'record.callForm.corrected', { outcome }),
      logged.closed.length > 0 && t('record.callForm.closed', { count: logged.closed.length }),
      logged.againAt !== undefined && t('record.callForm.again', { moment: momentWords(logged.againAt, there, today) }),
      logged.followUpId !== undefined && t('record.callForm.copies'),
      reached?.leadsTo === 'wrong-number' && t('record.callForm.wrong'),
      logged.flagged.length > 0 && t('record.callForm.flagged'),
    ];
    onLogged({ id: logged.id, reached, answer }, words.filter(Boolean).join(' '));
  };
  const options = { refreshes: accountAnswers, onDone };
  const log = useAct('calls.log', options);
  const correct = useAct('calls.correct', options);
  const send = (call: SaidCall): void => {
    sent.current = call;
    const { reached, answer, note, contactId, number, direction, seconds, hasHappened } = call;
    const said = { reached, ...(answer === undefined ? {} : { answer }), ...(note === '' ? {} : { note }) };
    if (corrects !== undefined) {
      correct.act({ params: { callId: corrects }, body: said });
      return;
    }
    log.act({
      params: { accountId },
      body: {
        ...said,
        direction,
        hasHappened,
        ...(contactId === undefined ? {} : { contactId }),
        ...(number === undefined ? {} : { number }),
        ...(seconds === undefined ? {} : { seconds }),
      },
    });
  };
  return { send, isBusy: log.isBusy || correct.isBusy, error: log.error ?? correct.error };
}
