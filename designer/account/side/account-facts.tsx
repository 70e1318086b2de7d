import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomField, fieldsOf, nameWords } from '#engine';
import { useToday } from '../../app/clock.ts';
import { usePublished } from '../../app/published.ts';
import { useMay } from '../../app/session.ts';
import { dayWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { moneyText } from '../../elements/money.tsx';
import { Panel } from '../../elements/panel.tsx';
import { Day, Moment } from '../../elements/when.tsx';
import { useAccount } from '../account-context.ts';
import { useReliability } from '../use-reliability.ts';
import { FieldsForm } from './fields-form.tsx';

const List = styled('dl')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
  gap: '6px 12px',
  fontSize: 13,
  lineHeight: '20px',
  '&[hidden]': { display: 'none' },
  '& dt': { color: color.secondary },
  '& dd': { overflowWrap: 'anywhere' },
});

/** How the account usually pays, and what else is known of it. */
export function AccountFacts() {
  const { t } = useTranslation('account');
  const account = useAccount();
  const today = useToday();
  const fields = fieldsOf(usePublished('fields'));
  const custom = useCustom(fields);
  const may = useMay();
  const [isNoting, setNoting] = useState(false);
  const { habits, feeds } = account;
  const reliability = useReliability();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('side.facts.promises'), reliability],
    [t('side.facts.paid'), habits.paidInvoices],
    ...(habits.meanDaysLate === undefined
      ? []
      : [[t('side.facts.late'), <Lateness key="late" days={Math.round(habits.meanDaysLate)} />] as const]),
    ...(habits.usualDaysLate === undefined
      ? []
      : [
          [
            t('side.facts.usual'),
            <span key="usual" data-tip={t('side.facts.usualTip')}>
              <Lateness days={habits.usualDaysLate} />
            </span>,
          ] as const,
        ]),
    [
      t('side.facts.lastPayment'),
      habits.lastPaymentOn === undefined ? t('side.facts.never') : <Day key="last" on={habits.lastPaymentOn} />,
    ],
    [
      t('side.facts.lastContact'),
      habits.lastContactAt === undefined ? t('side.facts.never') : <Moment key="contact" at={habits.lastContactAt} zone={account.zone} />,
    ],
    ...custom,
    ...(account.country === undefined ? [] : [[t('side.facts.country'), account.country] as const]),
    [t('side.facts.zone'), account.zone.replaceAll('_', ' ')],
    ...feeds.map(({ name, currentThrough }) => {
      const words =
        currentThrough === undefined
          ? t('side.facts.currentUnknown', { name })
          : t('side.facts.currentThrough', { name, day: dayWords(currentThrough, today) });
      return [t('side.facts.source'), words] as const;
    }),
  ];
  return (
    <Panel
      title={t('side.facts.title')}
      actions={
        may('fields.note') &&
        fields.length > 0 &&
        !isNoting && (
          <Button aria-label={t('side.facts.noteLong')} onClick={() => setNoting(true)}>
            {t('side.facts.note')}
          </Button>
        )
      }
    >
      {isNoting && <FieldsForm fields={fields} onDone={() => setNoting(false)} />}
      <List hidden={isNoting}>
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </List>
    </Panel>
  );
}

function Lateness({ days }: { readonly days: number }) {
  const { t } = useTranslation('account');
  if (days === 0) return t('side.facts.onTime');
  return days > 0 ? t('side.facts.lateValue', { count: days }) : t('side.facts.early', { count: -days });
}

/** Custom fields by their labels. */
function useCustom(fields: readonly CustomField[]): readonly (readonly [string, ReactNode])[] {
  const { t } = useTranslation('account');
  const { custom, currency } = useAccount();
  const today = useToday();
  return Object.entries(custom).map(([id, value]) => {
    const field = fields.find((each) => each.id === id);
    const label = field?.label ?? nameWords(id);
    if (typeof value === 'boolean') return [label, value ? t('side.facts.yes') : t('side.facts.no')];
    if (field?.type === 'money' && typeof value === 'number') return [label, moneyText({ amount: value, currency })];
    if (field?.type === 'date' && typeof value === 'string') return [label, dayWords(value, today)];
    return [label, String(value)];
  });
}
