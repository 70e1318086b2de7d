import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/api/use-act.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Field, TextArea } from '../../elements/field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import { AttachField, useWaitingFiles, type WaitingFile } from '../attachments/attach-field.tsx';
import type { RecordFormProps } from './kinds.ts';

const fields = ['/text'];
const blank: { readonly text: string; readonly files: readonly WaitingFile[] } = { text: '', files: [] };

/** Words for whoever works on the account next. */
export function NoteForm({ onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { id: accountId } = useAccount();
  const [draft, change, clear] = useDraft(`note.${accountId}`, blank);
  const [isTried, setTried] = useState(false);
  const waiting = useWaitingFiles(draft.files, (files) => change({ files }));
  const add = useAct('notes.add', {
    refreshes: accountAnswers,
    onDone: () => {
      clear();
      onDone({ words: t('record.noteForm.done') });
    },
  });
  const at = useFieldFault(add.error);
  const text = draft.text.trim();
  const submit = (): void => {
    setTried(true);
    if (text !== '' && !waiting.uploads.isSending) add.act({ params: { accountId }, body: { text, ...waiting.sent } });
  };
  return (
    <ActForm act={add} fields={fields} save={t('record.noteForm.save')} onSubmit={submit} onCancel={onCancel}>
      <h3>{t('record.noteForm.title')}</h3>
      <Field
        label={t('record.noteForm.text')}
        help={t('record.noteForm.help')}
        fault={at('/text') ?? (isTried && text === '' ? ofElements('required') : undefined)}
      >
        {(ties) => (
          <TextArea {...ties} autoFocus maxLength={4000} value={draft.text} onChange={(event) => change({ text: event.target.value })} />
        )}
      </Field>
      <AttachField waiting={waiting} isTried={isTried} />
    </ActForm>
  );
}
