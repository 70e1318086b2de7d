import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useToday } from '../../app/clock.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field } from '../../elements/field.tsx';
import { moneyText } from '../../elements/money.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { BoneLine, Loading } from '../../elements/skeleton.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import { InvoicePicker, openInvoices } from '../record/invoice-picker.tsx';
import type { RecordFormProps } from '../record/kinds.ts';
import { type PlanDraft, PlanFields, plannedBy } from './plan-fields.tsx';

interface Draft extends PlanDraft {
  readonly covers: 'all' | 'some';
  readonly invoiceIds: readonly string[];
}

/** Days from today the first installment is suggested for. */
const FIRST_IN = 7;

/** A payment plan: for what, in how many parts, from when on. */
export function PlanForm({ onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const account = useAccount();
  const { currency } = account;
  const today = useToday();
  const { data: limits, error: fault, refetch } = useAnswer('plans.limits', { params: { accountId: account.id } });
  const initial = useMemo<Draft>(
    () => ({ count: '3', firstOn: addDays(today, FIRST_IN), every: 'month', covers: 'all', invoiceIds: [] }),
    [today],
  );
  const [draft, change, clear] = useDraft<Draft>(`plan.${account.id}`, initial);
  const [isTried, setTried] = useState(false);
  const open = openInvoices(account);
  const meant =
    draft.covers === 'all'
      ? open.filter((invoice) => invoice.disputed.amount < invoice.open.amount)
      : open.filter(({ id }) => draft.invoiceIds.includes(id));
  const total = meant.reduce((sum, invoice) => sum + invoice.open.amount, 0);
  const amount = moneyText({ amount: total, currency });
  const offer = useAct('plans.offer', {
    refreshes: accountAnswers,
    onDone: ({ waits }) => {
      clear();
      onDone({ words: t(waits ? 'plans.form.doneWaits' : 'plans.form.done', { amount }) });
    },
  });
  const at = useFieldFault(offer.error);
  const invoices = isTried && total === 0 ? t('plans.form.nothing') : undefined;
  if (fault) return <FaultNote error={fault} of="load" onRetry={() => void refetch()} />;
  if (!limits) {
    return (
      <Loading>
        <BoneLine width="60%" />
      </Loading>
    );
  }
  const submit = (): void => {
    setTried(true);
    const installments = plannedBy(draft, total, limits.most);
    if (!installments) return;
    offer.act({
      params: { accountId: account.id },
      body: { installments: [...installments], ...(draft.covers === 'some' ? { invoiceIds: [...draft.invoiceIds] } : {}) },
    });
  };
  return (
    <ActForm act={offer} fields={['/installments', '/invoiceIds']} save={t('plans.form.save')} onSubmit={submit} onCancel={onCancel}>
      <h3>{t('plans.form.title')}</h3>
      <Field label={t('plans.form.covers')} fault={at('/invoiceIds') ?? (draft.covers === 'all' ? invoices : undefined)}>
        {(ties) => (
          <Choice {...ties} value={draft.covers} onChange={(event) => change({ covers: event.target.value as Draft['covers'] })}>
            <option value="all">{t('plans.form.all', { amount })}</option>
            <option value="some">{t('plans.form.some')}</option>
          </Choice>
        )}
      </Field>
      {draft.covers === 'some' && (
        <InvoicePicker
          invoices={open}
          chosen={draft.invoiceIds}
          onChange={(invoiceIds) => change({ invoiceIds })}
          fault={at('/invoiceIds') ?? invoices}
        />
      )}
      <PlanFields draft={draft} onChange={change} limits={limits} total={total} fault={at} />
    </ActForm>
  );
}
