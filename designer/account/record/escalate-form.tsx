import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field } from '../../elements/field.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import type { RecordFormProps } from './kinds.ts';

type Draft = Pick<BodyOf<'tasks.escalate'>, 'to' | 'reason'>;

const fields = ['/to', '/reason'];
const whom: readonly Draft['to'][] = ['lead', 'manager'];
const blank: Draft = { to: 'lead', reason: '' };

/** Puts the account before somebody who decides, with the reason. */
export function EscalateForm({ onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { id: accountId } = useAccount();
  const [draft, change, clear] = useDraft(`escalate.${accountId}`, blank);
  const [isTried, setTried] = useState(false);
  const escalate = useAct('tasks.escalate', {
    refreshes: accountAnswers,
    onDone: (_, { body }) => {
      clear();
      onDone({ words: t('record.escalateForm.done', { whom: t(`record.escalateForm.whom.${body.to}`), reason: body.reason }) });
    },
  });
  const at = useFieldFault(escalate.error);
  const reason = draft.reason.trim();
  const submit = (): void => {
    setTried(true);
    if (reason !== '') escalate.act({ params: { accountId }, body: { to: draft.to, reason } });
  };
  return (
    <ActForm act={escalate} fields={fields} save={t('record.escalateForm.save')} onSubmit={submit} onCancel={onCancel}>
      <h3>{t('record.escalateForm.title')}</h3>
      <LineField
        label={t('record.escalateForm.reason')}
        help={t('record.escalateForm.help')}
        fault={at('/reason') ?? (isTried && reason === '' ? ofElements('required') : undefined)}
        autoFocus
        value={draft.reason}
        onChange={(words) => change({ reason: words })}
      />
      <Field label={t('record.escalateForm.to')} fault={at('/to')}>
        {(ties) => (
          <Choice {...ties} value={draft.to} onChange={(event) => change({ to: event.target.value as Draft['to'] })}>
            {whom.map((each) => (
              <option key={each} value={each}>
                {t(`record.escalateForm.whom.${each}`)}
              </option>
            ))}
          </Choice>
        )}
      </Field>
    </ActForm>
  );
}
