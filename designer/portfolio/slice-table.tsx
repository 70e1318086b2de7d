import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Money as MoneyValue } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Money } from '../elements/money.tsx';
import { shareText } from './share.ts';

export interface SliceRow {
  readonly id: string;
  readonly name: string;
  /** What it belongs to, below its name. */
  readonly within?: string;
  /** The accounts behind it; missing where the list cannot be narrowed so. */
  readonly to?: string | undefined;
  readonly accounts: number;
  readonly open: MoneyValue;
  readonly overdue: MoneyValue;
}

const Share = styled('span')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  color: color.muted,
  fontSize: 12,
  fontVariantNumeric: 'tabular-nums',
  '& > span': { width: 36, textAlign: 'right' },
  '& > i': { flex: 1, height: 6, borderRadius: 3, background: color.border, overflow: 'hidden' },
  '& > i > b': { display: 'block', height: '100%', background: color.age2 },
});

const Name = styled('span')({
  display: 'block',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  '&.within': { color: color.muted, fontSize: 12, lineHeight: '16px' },
});

const Table = styled(DataTable)({
  '& tbody tr > *': { height: 44 },
  '@media (max-width: 1499px)': { '&[data-plain] .open': { display: 'none' }, '&[data-plain] .overdue': { paddingRight: 16 } },
});

interface SliceTableProps {
  readonly head: string;
  readonly rows: readonly SliceRow[];
  /** All parts, where only some are shown: shares are of these. */
  readonly whole?: readonly SliceRow[];
  readonly label: string;
  /** Without the column of bars, where there is little room. */
  readonly plain?: boolean;
  readonly empty?: ReactNode;
}

/** Parts of the book with their money, each leading to its accounts. */
export function SliceTable({ head, rows, whole: all = rows, label, plain = false, empty }: SliceTableProps) {
  const { t } = useTranslation('portfolio');
  const whole = all.reduce((sum, row) => sum + Math.max(0, row.overdue.amount), 0);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <TableRoom>
      <Table aria-label={label} data-fixed="" {...(plain ? { 'data-plain': '' } : {})}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="num" style={{ width: 76 }}>
              {t('stuck.accounts')}
            </th>
            <th scope="col" className="num overdue" style={{ width: 116 }}>
              {t('stuck.overdue')}
            </th>
            {!plain && (
              <th scope="col" style={{ width: 116 }}>
                {t('stuck.share')}
              </th>
            )}
            <th scope="col" className="num open" style={{ width: 124 }}>
              {t('stuck.open')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-slice={row.id}>
              <th scope="row">
                <Name data-cut="">{row.to === undefined ? row.name : <Link to={row.to}>{row.name}</Link>}</Name>
                {row.within !== undefined && (
                  <Name className="within" data-cut="">
                    {row.within}
                  </Name>
                )}
              </th>
              <td className="num quiet">{row.accounts}</td>
              <td className="num overdue">
                <Money of={row.overdue} />
              </td>
              {!plain && (
                <td>
                  <ShareBar part={row.overdue.amount} whole={whole} />
                </td>
              )}
              <td className="num quiet open">
                <Money of={row.open} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRoom>
  );
}

function ShareBar({ part, whole }: { readonly part: number; readonly whole: number }) {
  if (part <= 0 || whole <= 0) return null;
  return (
    <Share>
      <span>{shareText(part, whole)}</span>
      <i aria-hidden>
        <b style={{ width: `${(part / whole) * 100}%` }} />
      </i>
    </Share>
  );
}
