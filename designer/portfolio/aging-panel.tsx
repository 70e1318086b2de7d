import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PortfolioView } from '#engine';
import { accountsAddress } from '../app/accounts-address.ts';
import { ageColor, useBucketWords } from '../elements/bucket.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Money } from '../elements/money.tsx';
import { Panel } from '../elements/panel.tsx';
import { shareText } from './share.ts';

const Bar = styled('span')({ display: 'block', height: 18, minWidth: 2, borderRadius: 3 });

/** Open items by age: bars from zero, each with its words and figures beside it. */
export function AgingPanel({ total }: { readonly total: PortfolioView['totals'][number] }) {
  const { t } = useTranslation('portfolio');
  const { t: ofElements } = useTranslation('elements');
  const words = useBucketWords();
  const { aging, currency, open } = total;
  const largest = Math.max(1, ...aging.map(({ amount }) => amount.amount));
  const items = aging.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel title={t('aging.title')} note={`${currency}, ${t('aging.note')}`} flush>
      <TableRoom>
        <DataTable style={{ minWidth: 520 }}>
          <thead>
            <tr>
              <th scope="col" style={{ width: 128 }}>
                {ofElements('aging.bucket')}
              </th>
              <th scope="col" aria-hidden />
              <th scope="col" className="num" style={{ width: 130 }}>
                {ofElements('aging.amount')}
              </th>
              <th scope="col" className="num" style={{ width: 64 }}>
                {ofElements('aging.share')}
              </th>
              <th scope="col" className="num" style={{ width: 84 }}>
                {ofElements('aging.items')}
              </th>
            </tr>
          </thead>
          <tbody>
            {aging.map(({ bucket, count, amount }, index) => (
              <tr key={bucket}>
                <th scope="row">
                  <Link to={accountsAddress({ bucket, currency })} data-tip={t('aging.open')}>
                    {words(bucket)}
                  </Link>
                </th>
                <td aria-hidden>
                  {amount.amount > 0 && (
                    <Bar style={{ width: `${(amount.amount / largest) * 100}%`, background: ageColor(index, aging.length) }} />
                  )}
                </td>
                <td className="num">
                  <Money of={amount} />
                </td>
                <td className="num muted">{shareText(amount.amount, open.amount) ?? ''}</td>
                <td className="num muted">{count}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('aging.total')}</th>
              <td aria-hidden />
              <td className="num">
                <Money of={open} />
              </td>
              <td />
              <td className="num">{items}</td>
            </tr>
          </tfoot>
        </DataTable>
      </TableRoom>
    </Panel>
  );
}
