import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PortfolioView } from '#engine';
import { accountAddress, accountsAddress } from '../app/accounts-address.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { color } from '../app/theme/tokens.ts';
import { Money } from '../elements/money.tsx';
import { Panel } from '../elements/panel.tsx';

const SHOWN = 6;
/** As many promises as one page of accounts can carry. */
const ASKED = 200;

const Entry = styled('section')({
  display: 'grid',
  gridTemplateColumns: '36px minmax(0, 1fr)',
  gap: '0 4px',
  padding: '10px 16px',
  borderTop: `1px solid ${color.border}`,
  fontSize: 13,
  lineHeight: '20px',
  '& .count': { fontSize: 18, fontWeight: 600, lineHeight: '22px', fontVariantNumeric: 'tabular-nums' },
  '& .count[data-zero]': { color: color.muted },
  '& .count[data-alarm]': { color: color.danger },
  '& p': { color: color.secondary },
  '& ul': { marginTop: 4 },
  '& li': { display: 'flex', justifyContent: 'space-between', gap: 12, padding: '2px 0' },
  '& li a': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** What this day asks for: promises, decisions, and the proof that nobody is forgotten. */
export function TodayPanel({ portfolio }: { readonly portfolio: PortfolioView }) {
  const { t } = useTranslation('portfolio');
  const { needsAttention, forgotten } = portfolio;
  return (
    <Panel title={t('today.title')} flush>
      <Promises on={portfolio.on} count={portfolio.promisesToday} />
      <Line title={t('today.attention')} count={needsAttention} isAlarm={needsAttention > 0}>
        <p>
          {needsAttention === 0 ? t('today.attentionNone') : t('today.attentionSome', { count: needsAttention })}{' '}
          {needsAttention > 0 && <Link to="/attention">{t('today.attentionAct')}</Link>}
        </p>
      </Line>
      <Line title={t('today.forgotten')} count={forgotten.count} isAlarm={forgotten.count > 0}>
        <p>
          {forgotten.count === 0 ? t('today.forgottenNone') : t('today.forgottenSome', { count: forgotten.count })}{' '}
          {forgotten.count > 0 && <Link to={accountsAddress({ status: 'forgotten' })}>{t('today.forgottenAct')}</Link>}
        </p>
        {forgotten.count > 0 && (
          <ul>
            {forgotten.accounts.slice(0, SHOWN).map(({ id, name }) => (
              <li key={id}>
                <Link to={accountAddress(id)}>{name}</Link>
              </li>
            ))}
          </ul>
        )}
      </Line>
    </Panel>
  );
}

function Promises({ on, count }: { readonly on: string; readonly count: number }) {
  const { t } = useTranslation('portfolio');
  const { data } = useAnswer('accounts.list', { query: { status: 'promised', sort: 'promised', limit: ASKED } }, { enabled: count > 0 });
  const due = (data?.items ?? []).filter(({ standing }) => standing.promiseDueOn === on);
  const shown = due.slice(0, SHOWN);
  return (
    <Line title={t('today.promises')} count={count} isAlarm={false}>
      <p>
        {count === 0 && `${t('today.promisesNone')} `}
        <Link to={accountsAddress({ status: 'promised', sort: 'promised' })}>{t('today.promisesMore')}</Link>
      </p>
      {shown.length > 0 && (
        <ul>
          {shown.map(({ id, name, standing }) => (
            <li key={id}>
              <Link to={accountAddress(id)} data-cut="">
                {name}
              </Link>
              <Money of={standing.promised} />
            </li>
          ))}
          {count > shown.length && <li>{t('today.andMore', { count: count - shown.length })}</li>}
        </ul>
      )}
    </Line>
  );
}

interface LineProps {
  readonly title: string;
  readonly count: number;
  readonly isAlarm: boolean;
  readonly children: ReactNode;
}

function Line({ title, count, isAlarm, children }: LineProps) {
  return (
    <Entry>
      <span className="count" {...(count === 0 ? { 'data-zero': '' } : isAlarm ? { 'data-alarm': '' } : {})}>
        {count}
      </span>
      <div>
        <h3>{title}</h3>
        {children}
      </div>
    </Entry>
  );
}
