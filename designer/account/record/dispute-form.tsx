import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { dayWords } from '../../app/text/when.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { AmountField, useAmountFault } from '../../elements/amount-field.tsx';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field, TextArea } from '../../elements/field.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { moneyText } from '../../elements/money.tsx';
import { typedAmount } from '../../elements/typed-amount.ts';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import { AttachField, useWaitingFiles, type WaitingFile } from '../attachments/attach-field.tsx';
import { useDisputeReasons } from './dispute-reasons.ts';
import { type OpenInvoice, openInvoices } from './invoice-picker.tsx';
import type { RecordFormProps } from './kinds.ts';

const fields = ['/invoiceId', '/amount', '/reason', '/note'];
const OTHER = '-';
const blank = { amount: '', reason: '', other: '', note: '', files: [] as readonly WaitingFile[] };

/** A dispute on an invoice or a part of it. Which invoice stands in the address, so its row can lead here. */
export function DisputeForm({ onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const account = useAccount();
  const { id: accountId, currency } = account;
  const today = useToday();
  const reasons = useDisputeReasons();
  const [chosen, setChosen] = useAddressPart('invoice');
  const [replyId] = useAddressPart('reply');
  const [draft, change, clear] = useDraft(`dispute.${accountId}`, blank);
  const [isTried, setTried] = useState(false);
  const waiting = useWaitingFiles(draft.files, (files) => change({ files }));
  const amountFault = useAmountFault();
  const invoices = openInvoices(account).filter((invoice) => free(invoice) > 0);
  const invoice = invoices.find((each) => each.id === chosen);
  const freeText = invoice && moneyText({ amount: free(invoice), currency });
  const reason = (draft.reason === OTHER ? draft.other : draft.reason).trim();
  const path = reasons.find((each) => each.id === reason)?.path;
  const open = useAct('disputes.open', {
    refreshes: accountAnswers,
    onDone: (_, { body }) => {
      clear();
      const amount = moneyText({ amount: body.amount ?? (invoice ? free(invoice) : 0), currency });
      onDone({ words: t('record.disputeForm.done', { amount, number: invoice?.number ?? '' }) });
    },
  });
  const at = useFieldFault(open.error);
  const isPart = draft.amount.trim() !== '';
  const faults = {
    invoice: invoice ? undefined : ofElements('required'),
    amount: isPart ? amountFault(draft.amount, currency) : undefined,
    reason: reason === '' ? ofElements('required') : undefined,
  };
  const shown = (fault: string | undefined): string | undefined => (isTried ? fault : undefined);
  const submit = (): void => {
    setTried(true);
    if (!invoice || waiting.uploads.isSending || Object.values(faults).some((fault) => fault !== undefined)) return;
    const amount = isPart ? typedAmount(draft.amount, currency) : undefined;
    const note = draft.note.trim();
    open.act({
      params: { accountId },
      body: {
        invoiceId: invoice.id,
        reason,
        ...(amount === undefined ? {} : { amount }),
        ...(note === '' ? {} : { note }),
        ...waiting.sent,
        ...(replyId === undefined ? {} : { replyId }),
      },
    });
  };
  const pathWords = path === undefined ? t('record.disputeForm.reasonNoPath') : t('record.disputeForm.reasonHelp', { path });
  return (
    <ActForm act={open} fields={fields} save={t('record.disputeForm.save')} onSubmit={submit} onCancel={onCancel}>
      <h3>{t('record.disputeForm.title')}</h3>
      <Field
        label={t('record.disputeForm.invoice')}
        fault={at('/invoiceId') ?? shown(faults.invoice)}
        {...(invoices.length === 0 ? { help: t('record.disputeForm.nothing') } : {})}
      >
        {(ties) => (
          <Choice {...ties} autoFocus value={invoice?.id ?? ''} onChange={(event) => setChosen(event.target.value || undefined)}>
            <option value="">{t('record.disputeForm.invoiceNone')}</option>
            {invoices.map((each) => (
              <option key={each.id} value={each.id}>
                {t('record.disputeForm.invoiceOption', {
                  number: each.number,
                  day: dayWords(each.dueOn, today),
                  free: moneyText({ amount: free(each), currency }),
                })}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      <AmountField
        label={t('record.disputeForm.amount')}
        currency={currency}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
        optional
        help={freeText === undefined ? t('record.disputeForm.amountHelpNone') : t('record.disputeForm.amountHelp', { free: freeText })}
        fault={at('/amount') ?? shown(faults.amount)}
      />
      <Field
        label={t('record.disputeForm.reason')}
        {...(reason === '' ? {} : { help: pathWords })}
        fault={draft.reason === OTHER ? undefined : (at('/reason') ?? shown(faults.reason))}
      >
        {(ties) => (
          <Choice {...ties} value={draft.reason} onChange={(event) => change({ reason: event.target.value })}>
            <option value="">{t('record.disputeForm.reasonChoose')}</option>
            {reasons.map(({ id }) => (
              <option key={id} value={id}>
                {nameWords(id)}
              </option>
            ))}
            <option value={OTHER}>{t('record.disputeForm.other')}</option>
          </Choice>
        )}
      </Field>
      {draft.reason === OTHER && (
        <LineField
          label={t('record.disputeForm.otherLabel')}
          fault={at('/reason') ?? shown(faults.reason)}
          value={draft.other}
          onChange={(other) => change({ other })}
        />
      )}
      <Field label={t('record.disputeForm.note')} optional fault={at('/note')}>
        {(ties) => <TextArea {...ties} maxLength={4000} value={draft.note} onChange={(event) => change({ note: event.target.value })} />}
      </Field>
      <AttachField waiting={waiting} isTried={isTried} />
    </ActForm>
  );
}

/** What of an invoice is open and not yet disputed. */
function free(invoice: OpenInvoice): number {
  return invoice.open.amount - invoice.disputed.amount;
}
