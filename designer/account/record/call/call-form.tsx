import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type CallGuide } from '#engine';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useToday } from '../../../app/clock.ts';
import { color, radius } from '../../../app/theme/tokens.ts';
import { useFieldFault } from '../../../elements/fault-words.ts';
import { Field, TextArea } from '../../../elements/field.tsx';
import { FaultNote } from '../../../elements/note.tsx';
import { useDraft } from '../../../elements/use-draft.ts';
import { useAccount } from '../../account-context.ts';
import { ActForm } from '../../act-form.tsx';
import type { GoOn, RecordFormProps } from '../kinds.ts';
import { CallLine } from './call-line.tsx';
import { OutcomeButtons } from './outcome-buttons.tsx';
import { useLine } from './use-line.ts';
import { type Logged, useLogCall } from './use-log-call.ts';

const Script = styled('details')({
  fontSize: 13,
  lineHeight: '20px',
  '& > summary': { cursor: 'pointer', fontWeight: 550 },
  '& > p': {
    marginTop: 6,
    padding: '8px 10px',
    whiteSpace: 'pre-wrap',
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    background: color.background,
  },
});

const blank = { note: '' };
const fields = ['/note'];

/** A call in two keys: who was reached and, of the right person, what they say. What that leads to opens by itself. */
export function CallForm({ start, onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const { id: accountId } = useAccount();
  const { data: guide, error, refetch } = useAnswer('calls.guide', { params: { accountId } });
  if (error) return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
  if (!guide) return <p role="status">{t('record.callForm.loading')}</p>;
  return <Form guide={guide} start={start} onDone={onDone} onCancel={onCancel} />;
}

function Form({ guide, start, onDone, onCancel }: RecordFormProps & { readonly guide: CallGuide }) {
  const { t } = useTranslation('account');
  const account = useAccount();
  const today = useToday();
  const { line, nth, count, next } = useLine(guide);
  const [draft, change, clear] = useDraft(`call.${account.id}`, blank);
  const [reached, setReached] = useState<string>();
  const [answer, setAnswer] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const [isIncoming, setIncoming] = useState(false);
  const [hasHappened, setHappened] = useState(false);
  const began = useRef<number>(undefined);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const isCorrection = start.corrects !== undefined;
  const mayLog = isCorrection || isIncoming || hasHappened || (line?.callee.may.allowed ?? true);
  const contactId = line?.callee.contactId;
  const log = useLogCall(start.corrects, (logged, words) => {
    clear();
    onDone({ words, callId: logged.id }, goOnFrom(logged));
  });
  const at = useFieldFault(log.error);

  const goOnFrom = ({ reached: who, answer: said }: Logged): GoOn | undefined => {
    const from = contactId === undefined ? {} : { contactId };
    if (who?.leadsTo === 'wrong-number' && count > 1) return { kind: 'call' };
    switch (said?.leadsTo) {
      case 'promise':
        return { kind: 'promise', dueOn: addDays(today, 7), ...from };
      case 'reported':
        return { kind: 'reported' };
      case 'dispute':
        return { kind: 'dispute' };
      case 'call-back':
        return { kind: 'followUp', isCallBack: true, ...from };
      case 'in-approval':
        return { kind: 'status', status: 'in-approval' };
      default:
        return undefined;
    }
  };
  const send = (who: string, said?: string): void => {
    const note = draft.note.trim();
    const wantsNote = guide.note === 'always' || (guide.note === 'answered' && said !== undefined);
    if (wantsNote && note === '') {
      setMissing(true);
      noteField.current?.focus();
      return;
    }
    log.send({
      guide,
      reached: who,
      answer: said,
      note,
      contactId,
      number: line?.number,
      direction: isIncoming ? 'in' : 'out',
      seconds: began.current === undefined ? undefined : Math.round((Date.now() - began.current) / 1000),
      hasHappened,
    });
  };
  const who = guide.reached.find((each) => each.id === reached);
  const chosen = who?.leadsTo === 'answer' ? guide.answers.find((each) => each.id === answer) : who;
  return (
    <ActForm
      act={log}
      fields={fields}
      save={chosen ? t('record.callForm.log', { outcome: chosen.name }) : undefined}
      onSubmit={() => reached !== undefined && send(reached, answer)}
      onCancel={onCancel}
    >
      <h3>{t(isCorrection ? 'record.callForm.correctTitle' : 'record.callForm.title')}</h3>
      {!isCorrection && line && (
        <CallLine
          key={`${line.callee.contactId} ${line.number}`}
          line={line}
          nth={nth}
          count={count}
          onNext={next}
          onBegin={(moment) => {
            began.current = moment;
          }}
        />
      )}
      {!isCorrection && !line && <p>{t('record.callForm.nobody')}</p>}
      {!mayLog && (
        <Button variant="outlined" onClick={() => setHappened(true)}>
          {t('record.callForm.happened')}
        </Button>
      )}
      {!isCorrection && (
        <Button aria-pressed={isIncoming} style={{ justifySelf: 'start' }} onClick={() => setIncoming(!isIncoming)}>
          {t(isIncoming ? 'record.callForm.outgoing' : 'record.callForm.incoming')}
        </Button>
      )}
      {mayLog && who?.leadsTo !== 'answer' && (
        <OutcomeButtons
          legend={t('record.callForm.reached')}
          options={guide.reached}
          chosen={reached}
          disabled={log.isBusy}
          onChoose={(id) => {
            setReached(id);
            if (guide.reached.find((each) => each.id === id)?.leadsTo !== 'answer') send(id);
          }}
        />
      )}
      {mayLog && who?.leadsTo === 'answer' && (
        <>
          <OutcomeButtons
            key="answers"
            legend={t('record.callForm.answer', { reached: who.name })}
            options={guide.answers}
            chosen={answer}
            disabled={log.isBusy}
            onChoose={(id) => {
              setAnswer(id);
              send(who.id, id);
            }}
          />
          <Button
            style={{ justifySelf: 'start' }}
            onClick={() => {
              setReached(undefined);
              setAnswer(undefined);
            }}
          >
            {t('record.callForm.back')}
          </Button>
        </>
      )}
      <Field
        label={t('record.callForm.note')}
        optional={guide.note === 'never'}
        help={t('record.callForm.noteHelp')}
        fault={at('/note') ?? (isMissing && draft.note.trim() === '' ? t('record.callForm.noteMissing') : undefined)}
      >
        {(ties) => (
          <TextArea
            {...ties}
            ref={noteField}
            maxLength={4000}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
      {!isCorrection && guide.script && (
        <Script open>
          <summary>{t('record.callForm.script', { name: guide.script.name })}</summary>
          <p>{guide.script.text}</p>
        </Script>
      )}
    </ActForm>
  );
}
