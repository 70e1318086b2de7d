import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PortfolioView } from '#engine';
import { accountsAddress } from '../app/accounts-address.ts';
import { color, narrow, radius } from '../app/theme/tokens.ts';
import { Money } from '../elements/money.tsx';
import { shareText } from './share.ts';

const figures = ['open', 'overdue', 'disputed', 'promised', 'unapplied'] as const;
type FigureName = (typeof figures)[number];

const Room = styled('div')({
  background: color.surface,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  overflowX: 'auto',
});

const Table = styled('table')({
  width: '100%',
  borderCollapse: 'separate',
  borderSpacing: 0,
  tableLayout: 'fixed',
  minWidth: 980,
  '& th, & td': { padding: '0 16px', textAlign: 'right', verticalAlign: 'top', borderLeft: `1px solid ${color.border}` },
  '& th:first-of-type, & thead th:nth-of-type(2), & th + td': { borderLeft: 0 },
  '& thead th': { paddingTop: 12, fontWeight: 600, fontSize: 13, lineHeight: '18px', whiteSpace: 'nowrap' },
  '& thead th small': { display: 'block', color: color.muted, fontSize: 12, fontWeight: 400, whiteSpace: 'normal' },
  '& thead th:first-of-type': { width: 64 },
  '& tbody th': { paddingRight: 0, color: color.secondary, fontSize: 12, fontWeight: 550, textAlign: 'left', paddingTop: 13 },
  '& tbody td': { paddingTop: 6, paddingBottom: 2 },
  '& tbody tr:last-of-type > *': { paddingBottom: 12 },
  '& .figure': { display: 'block', fontSize: 18, lineHeight: '26px', fontWeight: 600, letterSpacing: '-0.01em' },
  '& .figure a': { color: 'inherit' },
  '& small': { display: 'block', color: color.muted, fontSize: 12, lineHeight: '16px', minHeight: 16 },
  [narrow]: { '& th, & td': { padding: '0 10px' } },
});

const filters: Readonly<Partial<Record<FigureName, 'overdue' | 'disputed' | 'promised'>>> = {
  overdue: 'overdue',
  disputed: 'disputed',
  promised: 'promised',
};

/** Six numbers, a line per currency. */
export function Figures({ portfolio }: { readonly portfolio: PortfolioView }) {
  const { t } = useTranslation('portfolio');
  const { totals, forgotten } = portfolio;
  return (
    <Room>
      <Table aria-label={t('figures.label')}>
        <thead>
          <tr>
            <th scope="col" aria-label={t('figures.currency')} />
            {figures.map((name) => (
              <th key={name} scope="col">
                {t(`figures.${name}`)}
                <small>{t(`figures.${name}Help`)}</small>
              </th>
            ))}
            <th scope="col">
              {t('figures.forgotten')}
              <small>{t('figures.forgottenHelp')}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {totals.map((total, index) => (
            <tr key={total.currency}>
              <th scope="row">{total.currency}</th>
              {figures.map((name) => (
                <td key={name} data-figure={`${total.currency}.${name}`}>
                  <Figure name={name} total={total} />
                </td>
              ))}
              {index === 0 && (
                <td rowSpan={totals.length} data-figure="forgotten">
                  <span className="figure">
                    <Link to={accountsAddress({ status: 'forgotten' })} style={forgotten.count > 0 ? { color: color.danger } : undefined}>
                      {forgotten.count}
                    </Link>
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </Room>
  );
}

function Figure({ name, total }: { readonly name: FigureName; readonly total: PortfolioView['totals'][number] }) {
  const { t } = useTranslation('portfolio');
  const status = filters[name];
  const share = name === 'open' || total[name].amount === 0 ? undefined : shareText(total[name].amount, total.open.amount);
  const money = <Money of={total[name]} />;
  return (
    <>
      <span className="figure">
        {name === 'unapplied' ? (
          money
        ) : (
          <Link to={accountsAddress({ currency: total.currency, ...(status ? { status } : {}) })}>{money}</Link>
        )}
      </span>
      <small>{share === undefined ? '' : t('figures.ofOpen', { share })}</small>
    </>
  );
}
