import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type PlanView } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useToday } from '../../app/clock.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { FaultNote } from '../../elements/note.tsx';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import { type PlanDraft, PlanFields, plannedBy } from './plan-fields.tsx';

/** Changes what is still to come of a running plan. */
export function AmendForm({ plan, onClose }: { readonly plan: PlanView; readonly onClose: () => void }) {
  const { t } = useTranslation('account');
  const account = useAccount();
  const today = useToday();
  const coming = plan.installments.filter(({ status }) => status === 'coming' || status === 'open');
  const first = coming[0]?.dueOn ?? today;
  const [draft, setDraft] = useState<PlanDraft>({
    count: String(Math.max(1, coming.length)),
    firstOn: first < today ? addDays(today, 1) : first,
    every: 'month',
  });
  const { data: limits, error } = useAnswer('plans.limits', { params: { accountId: account.id } });
  const amend = useAct('plans.amend', { refreshes: accountAnswers, onDone: onClose });
  const at = useFieldFault(amend.error);
  const ids = plan.invoices.map(({ id }) => id);
  const total = account.invoices.reduce((sum, invoice) => (ids.includes(invoice.id) ? sum + invoice.open.amount : sum), 0);
  if (error) return <FaultNote error={error} of="load" />;
  if (!limits) return null;
  const submit = (): void => {
    const installments = plannedBy(draft, total, limits.most);
    if (installments) amend.act({ params: { accountId: account.id, planId: plan.id }, body: { installments: [...installments] } });
  };
  return (
    <ActForm act={amend} fields={['/installments']} save={t('plans.amend.save')} onSubmit={submit} onCancel={onClose}>
      <h4>{t('plans.amend.title')}</h4>
      <PlanFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} limits={limits} total={total} fault={at} />
    </ActForm>
  );
}
