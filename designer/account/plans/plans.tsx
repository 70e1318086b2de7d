import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#engine';
import { type Act, useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { dayWords } from '../../app/text/when.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../../elements/data-table.ts';
import { Heads } from '../../elements/heads.tsx';
import { Money, moneyText } from '../../elements/money.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { Day } from '../../elements/when.tsx';
import { accountAnswers, useAccount } from '../account-context.ts';
import { AmendForm } from './amend-form.tsx';

const Card = styled('section')({
  margin: 12,
  padding: '12px 16px',
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  '& h3': { fontSize: 14 },
  '& .about': { color: color.secondary, fontSize: 13 },
  '& .acts': { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 },
});

const tints: Readonly<Partial<Record<PlanView['status'] | PlanView['installments'][number]['status'], string>>> = {
  active: color.promise,
  open: color.promise,
  kept: color.success,
  completed: color.success,
  missed: color.danger,
  broken: color.danger,
  asked: color.dispute,
};

/** The payment plans of the account, the newest first. */
export function Plans() {
  const { plans } = useAccount();
  return plans.map((plan) => <PlanCard key={plan.id} plan={plan} />);
}

function PlanCard({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const [isChanged, setChanged] = useState(false);
  const { status, total, received, by, openUntil, misses } = plan;
  const hasBegun = status === 'active' || status === 'completed' || status === 'broken';
  const about = [
    hasBegun ? t('plans.of', { received: moneyText(received), total: moneyText(total) }) : t('plans.over', { total: moneyText(total) }),
    ...(misses > 0 ? [t('plans.survives', { count: misses })] : []),
    ...(by ? [t('plans.by', { name: by.name })] : []),
  ];
  return (
    <Card aria-label={t('plans.label', { total: moneyText(total) })} data-plan={status}>
      <h3>
        {t('plans.title')}:{' '}
        <span style={tints[status] === undefined ? undefined : { color: tints[status] }}>
          {t(`plans.status.${status}`, { day: dayWords(openUntil, today) })}
        </span>
      </h3>
      <p className="about">{about.join(' · ')}</p>
      <Installments plan={plan} />
      {isChanged ? <AmendForm plan={plan} onClose={() => setChanged(false)} /> : <PlanActs plan={plan} onChange={() => setChanged(true)} />}
    </Card>
  );
}

function Installments({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation('account');
  return (
    <TableRoom>
      <DataTable aria-label={t('plans.installments')}>
        <Heads of={[t('plans.due'), { figures: t('plans.amount') }, t('plans.state')]} />
        <tbody>
          {plan.installments.map(({ dueOn, amount, status }) => (
            <tr key={dueOn} data-installment={status}>
              <td className="when">
                <Day on={dueOn} />
              </td>
              <td className="num">
                <Money of={amount} />
              </td>
              <td style={tints[status] === undefined ? undefined : { color: tints[status], fontWeight: 550 }}>
                {t(`plans.installment.${status}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </TableRoom>
  );
}

type Decision = 'plans.approve' | 'plans.accept' | 'plans.end';

/** What can be done with a plan as it stands. To end a running one is asked again: it cannot be taken back. */
function PlanActs({ plan, onChange }: { readonly plan: PlanView; readonly onChange: () => void }) {
  const { t } = useTranslation('account');
  const may = useMay();
  const account = useAccount();
  const [isEnding, setEnding] = useState(false);
  const acts: Readonly<Record<Decision, Act<Decision>>> = {
    'plans.approve': useAct('plans.approve', { refreshes: accountAnswers }),
    'plans.accept': useAct('plans.accept', { refreshes: accountAnswers }),
    'plans.end': useAct('plans.end', { refreshes: accountAnswers }),
  };
  const { status } = plan;
  const error = Object.values(acts).find((act) => act.error)?.error;
  const decide = (id: Decision, label: string): ReactNode =>
    may(id) && (
      <Button
        key={id}
        variant="outlined"
        disabled={acts[id].isBusy}
        onClick={() => acts[id].act({ params: { accountId: account.id, planId: plan.id }, body: {} })}
      >
        {label}
      </Button>
    );
  return (
    <>
      {error && <FaultNote error={error} of="act" />}
      {isEnding && <p className="about">{t('plans.ends')}</p>}
      <div className="acts">
        {status === 'asked' && decide('plans.approve', t('plans.approve'))}
        {status === 'offered' && decide('plans.accept', t('plans.accept'))}
        {(status === 'asked' || status === 'offered') && decide('plans.end', t('plans.withdraw'))}
        {status === 'active' && isEnding && decide('plans.end', t('plans.endNow'))}
        {status === 'active' && isEnding && <Button onClick={() => setEnding(false)}>{t('plans.keep')}</Button>}
        {status === 'active' && !isEnding && may('plans.amend') && (
          <Button variant="outlined" onClick={onChange}>
            {t('plans.change')}
          </Button>
        )}
        {status === 'active' && !isEnding && may('plans.end') && <Button onClick={() => setEnding(true)}>{t('plans.end')}</Button>}
      </div>
    </>
  );
}
