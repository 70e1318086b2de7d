import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { Money as MoneyValue } from '#engine';
import { useToday } from '../app/clock.ts';
import { dayWords } from '../app/text/when.ts';
import { color, narrow, radius } from '../app/theme/tokens.ts';
import { Money } from '../elements/money.tsx';
import { useAccount } from './account-context.ts';

const names = ['open', 'overdue', 'chaseable', 'disputed', 'promised', 'unapplied'] as const;
type Name = (typeof names)[number];

const tints: Readonly<Partial<Record<Name, string>>> = { overdue: color.danger, disputed: color.dispute, promised: color.promise };

const Strip = styled('dl')({
  display: 'grid',
  gridTemplateColumns: 'repeat(6, minmax(0, 1fr))',
  background: color.surface,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  '& > div': { padding: '10px 16px', borderLeft: `1px solid ${color.border}`, minWidth: 0 },
  '& > div:first-of-type': { borderLeft: 0 },
  '& dt': { color: color.secondary, fontSize: 12, fontWeight: 550, lineHeight: '18px' },
  '& .figure': { fontSize: 18, fontWeight: 600, lineHeight: '26px', letterSpacing: '-0.01em', whiteSpace: 'nowrap' },
  '& .more': { color: color.muted, fontSize: 12, lineHeight: '16px' },
  '@media (max-width: 1099px)': {
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    '& > div:nth-of-type(3n + 1)': { borderLeft: 0 },
    '& > div:nth-of-type(n + 4)': { borderTop: `1px solid ${color.border}` },
  },
  [narrow]: {
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    '& > div': { padding: '8px 12px', borderLeft: `1px solid ${color.border}` },
    '& > div:nth-of-type(odd)': { borderLeft: 0 },
    '& > div:nth-of-type(even)': { borderLeft: `1px solid ${color.border}` },
    '& > div:nth-of-type(n + 3)': { borderTop: `1px solid ${color.border}` },
    '& .figure': { fontSize: 16 },
  },
});

/** Six numbers about what is owed, each with what stands behind it. */
export function AccountFigures() {
  const { t } = useTranslation('account');
  const { standing } = useAccount();
  const more = useMore();
  return (
    <Strip aria-label={t('figures.label')}>
      {names.map((name) => (
        <div key={name} data-figure={name}>
          <dt>{t(`figures.${name}`)}</dt>
          <dd className="figure" style={tint(name, standing[name])}>
            <Money of={standing[name]} />
          </dd>
          <dd className="more">{more(name)}</dd>
        </div>
      ))}
    </Strip>
  );
}

function tint(name: Name, of: MoneyValue) {
  return of.amount > 0 && tints[name] !== undefined ? { color: tints[name] } : undefined;
}

function useMore(): (name: Name) => string {
  const { t } = useTranslation('account');
  const today = useToday();
  const { standing } = useAccount();
  const overdue = (): string => {
    const invoices = t('figures.overdueInvoices', { count: standing.overdueInvoices });
    if (standing.overdue.amount > 0 && standing.daysPastDue > 0) {
      return `${invoices}, ${t('figures.pastDue', { count: standing.daysPastDue })}`;
    }
    if (standing.overdue.amount > 0) return invoices;
    return standing.nextDueOn === undefined ? t('figures.none') : t('figures.nextDue', { day: dayWords(standing.nextDueOn, today) });
  };
  const words: Readonly<Record<Name, () => string>> = {
    open: () => t('figures.openInvoices', { count: standing.openInvoices }),
    overdue,
    chaseable: () => t('figures.chaseableHelp'),
    disputed: () => (standing.openDisputes === 0 ? t('figures.noDispute') : t('figures.disputes', { count: standing.openDisputes })),
    promised: () =>
      standing.promiseDueOn === undefined
        ? t('figures.noPromise')
        : t('figures.promiseDue', { day: dayWords(standing.promiseDueOn, today) }),
    unapplied: () => (standing.unapplied.amount === 0 ? t('figures.allApplied') : t('figures.unappliedHelp')),
  };
  return (name) => words[name]();
}
