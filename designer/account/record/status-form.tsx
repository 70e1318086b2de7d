import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InvoiceStatus, invoiceStatuses } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Field, TextInput } from '../../elements/field.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import { OutcomeButtons } from './call/outcome-buttons.tsx';
import { InvoicePicker, openInvoices } from './invoice-picker.tsx';
import type { RecordFormProps } from './kinds.ts';

const fields = ['/invoiceIds', '/with', '/expectedOn'];
/** What is asked for before these are noted; all others are noted by their key. */
const asksFor: Readonly<Partial<Record<InvoiceStatus, 'with' | 'expectedOn'>>> = { 'in-approval': 'with', scheduled: 'expectedOn' };

/** What the customer says about invoices, in one key: of the one in the address, else of all that are past due. */
export function StatusForm({ start, onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const account = useAccount();
  const [asked] = useAddressPart('invoice');
  const [replyId] = useAddressPart('reply');
  const invoices = openInvoices(account);
  const [chosen, setChosen] = useState<readonly string[]>(() => {
    const one = invoices.filter(({ id }) => id === asked);
    const overdue = invoices.filter(({ daysPastDue }) => daysPastDue > 0);
    return (one.length > 0 ? one : overdue.length > 0 ? overdue : invoices).map(({ id }) => id);
  });
  const [status, setStatus] = useState(start.status);
  const [approver, setApprover] = useState('');
  const [expectedOn, setExpectedOn] = useState('');
  const [isTried, setTried] = useState(false);
  const note = useAct('invoices.note', {
    refreshes: accountAnswers,
    onDone: ({ taskId }, { body }) => {
      const words = t('record.statusForm.done', {
        count: body.invoiceIds.length,
        status: t(`record.statusForm.is.${body.status}`).toLowerCase(),
      });
      onDone({ words: taskId === undefined ? words : `${words} ${t('record.statusForm.copy')}` }, goOnFrom(body.status));
    },
  });
  const goOnFrom = (noted: InvoiceStatus) => (noted === 'payment-reported' ? ({ kind: 'reported' } as const) : undefined);
  const at = useFieldFault(note.error);
  const send = (said: InvoiceStatus): void => {
    setTried(true);
    if (chosen.length === 0 || (said === 'scheduled' && expectedOn === '')) return;
    note.act({
      params: { accountId: account.id },
      body: {
        invoiceIds: [...chosen],
        status: said,
        ...(said === 'in-approval' && approver.trim() !== '' ? { with: approver.trim() } : {}),
        ...(said === 'scheduled' ? { expectedOn } : {}),
        ...(replyId === undefined ? {} : { replyId }),
      },
    });
  };
  const choose = (said: InvoiceStatus): void => {
    setTried(false);
    setStatus(said);
    if (asksFor[said] === undefined) send(said);
  };
  const asks = status && asksFor[status];
  return (
    <ActForm
      act={note}
      fields={fields}
      save={status ? t('record.statusForm.save') : undefined}
      onSubmit={() => status && send(status)}
      onCancel={onCancel}
    >
      <h3>{t('record.statusForm.title')}</h3>
      <OutcomeButtons
        legend={t('record.statusForm.what')}
        options={invoiceStatuses.map((id) => ({ id, name: t(`record.statusForm.is.${id}`) }))}
        chosen={status}
        disabled={note.isBusy}
        onChoose={choose}
      />
      {asks === 'with' && (
        <LineField label={t('record.statusForm.with')} optional fault={at('/with')} autoFocus value={approver} onChange={setApprover} />
      )}
      {asks === 'expectedOn' && (
        <Field
          label={t('record.statusForm.expectedOn')}
          help={t('record.statusForm.expectedHelp')}
          fault={at('/expectedOn') ?? (isTried && expectedOn === '' ? ofElements('required') : undefined)}
        >
          {(ties) => (
            <TextInput {...ties} autoFocus type="date" value={expectedOn} onChange={(event) => setExpectedOn(event.target.value)} />
          )}
        </Field>
      )}
      <InvoicePicker
        invoices={invoices}
        chosen={chosen}
        onChange={setChosen}
        fault={at('/invoiceIds') ?? (isTried && chosen.length === 0 ? t('record.invoices.none') : undefined)}
      />
    </ActForm>
  );
}
