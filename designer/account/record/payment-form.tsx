import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { AmountField, useAmountFault } from '../../elements/amount-field.tsx';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field, TextInput } from '../../elements/field.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { moneyText } from '../../elements/money.tsx';
import { typedAmount } from '../../elements/typed-amount.ts';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import { InvoiceAmounts, namedAmounts } from './invoice-amounts.tsx';
import { openInvoices } from './invoice-picker.tsx';
import type { RecordFormProps } from './kinds.ts';
import { MethodField } from './method-field.tsx';

const fields = ['/amount', '/receivedOn', '/method', '/reference', '/invoices'];

interface Draft {
  readonly kind: 'payment' | 'credit';
  readonly amount: string;
  readonly receivedOn: string;
  readonly method: string;
  readonly reference: string;
  readonly applyTo: 'oldest' | 'named';
  readonly named: Readonly<Record<string, string>>;
}

/** Money that has arrived, or a credit: a permission of its own. */
export function PaymentForm({ onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const account = useAccount();
  const { id: accountId, currency } = account;
  const today = useToday();
  const initial = useMemo<Draft>(
    () => ({ kind: 'payment', amount: '', receivedOn: today, method: '', reference: '', applyTo: 'oldest', named: {} }),
    [today],
  );
  const [draft, change, clear] = useDraft<Draft>(`payment.${accountId}`, initial);
  const [isTried, setTried] = useState(false);
  const amountFault = useAmountFault();
  const post = useAct('payments.post', {
    refreshes: accountAnswers,
    onDone: ({ applied, unapplied }, { body }) => {
      clear();
      const words = (amount: number): string => moneyText({ amount, currency });
      const parts = { amount: words(body.amount), applied: words(applied), unapplied: words(unapplied) };
      onDone({ words: unapplied === 0 ? t('record.paymentForm.done', parts) : t('record.paymentForm.donePart', parts) });
    },
  });
  const at = useFieldFault(post.error);
  const named = draft.applyTo === 'named' ? namedAmounts(draft.named, currency) : [];
  const faults = {
    amount: amountFault(draft.amount, currency),
    named: draft.applyTo === 'named' && named.length === 0 ? t('record.invoices.none') : undefined,
  };
  const submit = (): void => {
    setTried(true);
    const amount = typedAmount(draft.amount, currency);
    if (amount === undefined || faults.amount !== undefined || faults.named !== undefined) return;
    const { kind, receivedOn, method } = draft;
    const reference = draft.reference.trim();
    post.act({
      params: { accountId },
      body: {
        kind,
        amount,
        ...(receivedOn === '' ? {} : { receivedOn }),
        ...(method === '' ? {} : { method }),
        ...(reference === '' ? {} : { reference }),
        ...(named.length === 0 ? {} : { invoices: named }),
      },
    });
  };
  return (
    <ActForm act={post} fields={fields} save={t('record.paymentForm.save')} onSubmit={submit} onCancel={onCancel}>
      <h3>{t('record.paymentForm.title')}</h3>
      <Field label={t('record.paymentForm.kind')} help={t('record.paymentForm.help')}>
        {(ties) => (
          <Choice {...ties} value={draft.kind} onChange={(event) => change({ kind: event.target.value as Draft['kind'] })}>
            <option value="payment">{t('record.paymentForm.kinds.payment')}</option>
            <option value="credit">{t('record.paymentForm.kinds.credit')}</option>
          </Choice>
        )}
      </Field>
      <AmountField
        label={t('record.paymentForm.amount')}
        currency={currency}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
        fault={at('/amount') ?? (isTried ? faults.amount : undefined)}
        autoFocus
      />
      <Field label={t('record.paymentForm.receivedOn')} fault={at('/receivedOn')}>
        {(ties) => (
          <TextInput {...ties} type="date" value={draft.receivedOn} onChange={(event) => change({ receivedOn: event.target.value })} />
        )}
      </Field>
      <MethodField value={draft.method} onChange={(method) => change({ method })} fault={at('/method')} />
      <LineField
        label={t('record.paymentForm.reference')}
        optional
        fault={at('/reference')}
        value={draft.reference}
        onChange={(reference) => change({ reference })}
      />
      <Field label={t('record.paymentForm.applyTo')}>
        {(ties) => (
          <Choice {...ties} value={draft.applyTo} onChange={(event) => change({ applyTo: event.target.value as Draft['applyTo'] })}>
            <option value="oldest">{t('record.paymentForm.oldest')}</option>
            <option value="named">{t('record.paymentForm.named')}</option>
          </Choice>
        )}
      </Field>
      {draft.applyTo === 'named' && (
        <InvoiceAmounts
          invoices={openInvoices(account)}
          amounts={draft.named}
          onChange={(amounts) => change({ named: amounts })}
          fault={at('/invoices') ?? (isTried ? faults.named : undefined)}
        />
      )}
    </ActForm>
  );
}
