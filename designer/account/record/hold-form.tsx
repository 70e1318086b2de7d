import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/api/use-act.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field, TextInput } from '../../elements/field.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import { InvoicePicker, openInvoices } from './invoice-picker.tsx';
import type { RecordFormProps } from './kinds.ts';

const fields = ['/reason', '/invoiceIds', '/untilOn'];

interface Draft {
  readonly reason: string;
  readonly scope: 'whole' | 'some';
  readonly invoiceIds: readonly string[];
  readonly untilOn: string;
}

const blank: Draft = { reason: '', scope: 'whole', invoiceIds: [], untilOn: '' };

/** Keeps the account or some of its invoices from being chased. */
export function HoldForm({ onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const account = useAccount();
  const [draft, change, clear] = useDraft<Draft>(`hold.${account.id}`, blank);
  const [isTried, setTried] = useState(false);
  const place = useAct('holds.place', {
    refreshes: accountAnswers,
    onDone: ({ id }, { body }) => {
      clear();
      onDone({ words: t('record.holdForm.done', { reason: body.reason }), holdId: id });
    },
  });
  const at = useFieldFault(place.error);
  const reason = draft.reason.trim();
  const faults = {
    reason: reason === '' ? ofElements('required') : undefined,
    invoices: draft.scope === 'some' && draft.invoiceIds.length === 0 ? t('record.invoices.none') : undefined,
  };
  const submit = (): void => {
    setTried(true);
    if (faults.reason !== undefined || faults.invoices !== undefined) return;
    place.act({
      params: { accountId: account.id },
      body: {
        reason,
        ...(draft.scope === 'some' ? { invoiceIds: [...draft.invoiceIds] } : {}),
        ...(draft.untilOn === '' ? {} : { untilOn: draft.untilOn }),
      },
    });
  };
  return (
    <ActForm act={place} fields={fields} save={t('record.holdForm.save')} onSubmit={submit} onCancel={onCancel}>
      <h3>{t('record.holdForm.title')}</h3>
      <LineField
        label={t('record.holdForm.reason')}
        help={t('record.holdForm.help')}
        fault={at('/reason') ?? (isTried ? faults.reason : undefined)}
        autoFocus
        value={draft.reason}
        onChange={(reason) => change({ reason })}
      />
      <Field label={t('record.holdForm.scope')}>
        {(ties) => (
          <Choice {...ties} value={draft.scope} onChange={(event) => change({ scope: event.target.value as Draft['scope'] })}>
            <option value="whole">{t('record.holdForm.whole')}</option>
            <option value="some">{t('record.holdForm.some')}</option>
          </Choice>
        )}
      </Field>
      {draft.scope === 'some' && (
        <InvoicePicker
          invoices={openInvoices(account)}
          chosen={draft.invoiceIds}
          onChange={(invoiceIds) => change({ invoiceIds })}
          fault={at('/invoiceIds') ?? (isTried ? faults.invoices : undefined)}
        />
      )}
      <Field label={t('record.holdForm.untilOn')} optional help={t('record.holdForm.untilHelp')} fault={at('/untilOn')}>
        {(ties) => <TextInput {...ties} type="date" value={draft.untilOn} onChange={(event) => change({ untilOn: event.target.value })} />}
      </Field>
    </ActForm>
  );
}
