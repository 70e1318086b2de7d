import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { dayWords } from '../../app/text/when.ts';
import { AmountField, useAmountFault } from '../../elements/amount-field.tsx';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Field, TextInput } from '../../elements/field.tsx';
import { moneyText } from '../../elements/money.tsx';
import { typedAmount } from '../../elements/typed-amount.ts';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import type { RecordFormProps } from './kinds.ts';
import { MethodField } from './method-field.tsx';

const fields = ['/amount', '/paidOn', '/method'];

/** A payment the customer says is on its way: told, not received. */
export function ReportedForm({ onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { id: accountId, currency } = useAccount();
  const today = useToday();
  const initial = useMemo(() => ({ amount: '', paidOn: today, method: '' }), [today]);
  const [draft, change, clear] = useDraft(`reported.${accountId}`, initial);
  const [isTried, setTried] = useState(false);
  const amountFault = useAmountFault();
  const report = useAct('payments.report', {
    refreshes: accountAnswers,
    onDone: (_, { body }) => {
      clear();
      const amount = moneyText({ amount: body.amount, currency });
      onDone({ words: t('record.reportedForm.done', { amount, day: dayWords(body.paidOn, today) }) });
    },
  });
  const at = useFieldFault(report.error);
  const faults = { amount: amountFault(draft.amount, currency), paidOn: draft.paidOn === '' ? ofElements('required') : undefined };
  const submit = (): void => {
    setTried(true);
    const amount = typedAmount(draft.amount, currency);
    if (amount === undefined || faults.amount !== undefined || faults.paidOn !== undefined) return;
    const { paidOn, method } = draft;
    report.act({ params: { accountId }, body: { amount, paidOn, ...(method === '' ? {} : { method }) } });
  };
  return (
    <ActForm act={report} fields={fields} save={t('record.reportedForm.save')} onSubmit={submit} onCancel={onCancel}>
      <h3>{t('record.reportedForm.title')}</h3>
      <AmountField
        label={t('record.reportedForm.amount')}
        currency={currency}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
        help={t('record.reportedForm.help')}
        fault={at('/amount') ?? (isTried ? faults.amount : undefined)}
        autoFocus
      />
      <Field label={t('record.reportedForm.paidOn')} fault={at('/paidOn') ?? (isTried ? faults.paidOn : undefined)}>
        {(ties) => <TextInput {...ties} type="date" value={draft.paidOn} onChange={(event) => change({ paidOn: event.target.value })} />}
      </Field>
      <MethodField value={draft.method} onChange={(method) => change({ method })} fault={at('/method')} />
    </ActForm>
  );
}
