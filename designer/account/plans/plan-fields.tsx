import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { evenInstallments, isLocalDate, type PlanLimits, type PlannedInstallment, type PlanSpan, planSpans } from '#engine';
import { useToday } from '../../app/clock.ts';
import { dayWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { Choice, Field, TextInput } from '../../elements/field.tsx';
import { Money, moneyText } from '../../elements/money.tsx';
import { Day } from '../../elements/when.tsx';
import { useAccount } from '../account-context.ts';

/** How a plan is written down before it is one. */
export interface PlanDraft {
  readonly count: string;
  readonly firstOn: string;
  readonly every: PlanSpan;
}

const Row = styled('div')({ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))', gap: 12, alignItems: 'start' });
const Preview = styled('ol')({
  display: 'grid',
  gap: 2,
  maxHeight: 220,
  overflowY: 'auto',
  fontSize: 13,
  '& > li': { display: 'flex', justifyContent: 'space-between', gap: 12, padding: '3px 0', borderTop: `1px solid ${color.border}` },
});

/** The installments a draft comes to; undefined while it does not come to any. */
export function plannedBy(draft: PlanDraft, total: number, most: number): readonly PlannedInstallment[] | undefined {
  const count = Number(draft.count);
  if (!Number.isInteger(count) || count < 1 || count > most || total < count || !isLocalDate(draft.firstOn)) return undefined;
  return evenInstallments(total, count, draft.firstOn, draft.every);
}

interface PlanFieldsProps {
  readonly draft: PlanDraft;
  readonly onChange: (part: Partial<PlanDraft>) => void;
  readonly limits: PlanLimits;
  /** What the installments must come to, in minor units. */
  readonly total: number;
  readonly fault: (pointer: string) => string | undefined;
}

/** How many installments, from when on and how far apart; and what that comes to, before it is offered. */
export function PlanFields({ draft, onChange, limits, total, fault }: PlanFieldsProps) {
  const { t } = useTranslation('account');
  const { currency } = useAccount();
  const today = useToday();
  const { most, firstBy, lastBy, approvalAbove } = limits;
  const planned = plannedBy(draft, total, most);
  const isLarge = approvalAbove !== undefined && total > approvalAbove.amount;
  const count = Number(draft.count);
  const countFault = draft.count !== '' && !(count >= 1 && count <= most) ? t('plans.form.countFault', { most }) : undefined;
  return (
    <>
      <Row>
        <Field
          label={t('plans.form.count')}
          help={t('plans.form.upTo', { most, day: dayWords(lastBy, today) })}
          fault={fault('/installments') ?? countFault}
        >
          {(ties) => (
            <TextInput
              {...ties}
              autoFocus
              type="number"
              min={1}
              max={most}
              value={draft.count}
              onChange={(event) => onChange({ count: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('plans.form.first')} fault={fault('/installments/0/dueOn')}>
          {(ties) => (
            <TextInput
              {...ties}
              type="date"
              min={today}
              max={firstBy}
              value={draft.firstOn}
              onChange={(event) => onChange({ firstOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('plans.form.every')}>
          {(ties) => (
            <Choice {...ties} value={draft.every} onChange={(event) => onChange({ every: event.target.value as PlanSpan })}>
              {planSpans.map((span) => (
                <option key={span} value={span}>
                  {t(`plans.form.spans.${span}`)}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      </Row>
      {planned && (
        <Preview aria-label={t('plans.form.preview')}>
          {planned.map(({ dueOn, amount }) => (
            <li key={dueOn}>
              <Day on={dueOn} />
              <Money of={{ amount, currency }} />
            </li>
          ))}
        </Preview>
      )}
      {isLarge && <p>{t('plans.form.needsWord', { amount: moneyText(approvalAbove) })}</p>}
    </>
  );
}
