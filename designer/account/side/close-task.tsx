import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Field, TextArea, TextInput } from '../../elements/field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';

const blank = { outcome: '', note: '' };
const fields = ['/outcome', '/note'];

interface CloseTaskProps {
  readonly task: TaskView;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Asks what came of a task. */
export function CloseTask({ task, onCancel, onDone }: CloseTaskProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const list = useId();
  const [draft, change, clear] = useDraft(`task.${task.id}`, blank);
  const [isTried, setTried] = useState(false);
  const close = useAct('tasks.complete', {
    refreshes: accountAnswers,
    onDone: () => {
      clear();
      onDone();
    },
  });
  const at = useFieldFault(close.error);
  const submit = (): void => {
    setTried(true);
    const outcome = draft.outcome.trim();
    const note = draft.note.trim();
    if (outcome !== '') close.act({ params: { taskId: task.id }, body: { outcome, ...(note === '' ? {} : { note }) } });
  };
  return (
    <ActForm act={close} fields={fields} save={t('side.task.save')} onSubmit={submit} onCancel={onCancel}>
      <Field
        label={t('side.task.outcome')}
        fault={at('/outcome') ?? (isTried && draft.outcome.trim() === '' ? ofElements('required') : undefined)}
      >
        {(ties) => (
          <>
            <TextInput
              {...ties}
              autoFocus
              list={list}
              maxLength={200}
              value={draft.outcome}
              onChange={(event) => change({ outcome: event.target.value })}
            />
            <datalist id={list}>
              {t('side.task.outcomes', { returnObjects: true }).map((outcome) => (
                <option key={outcome} value={outcome} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={t('side.task.note')} optional fault={at('/note')}>
        {(ties) => <TextArea {...ties} value={draft.note} onChange={(event) => change({ note: event.target.value })} />}
      </Field>
    </ActForm>
  );
}
