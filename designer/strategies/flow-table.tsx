import { styled } from '@mui/material/styles';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#engine';
import { accountsAddress } from '../app/accounts-address.ts';
import { useClock } from '../app/clock.ts';
import { color } from '../app/theme/tokens.ts';
import { useGo } from '../app/use-go.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Moment } from '../elements/when.tsx';
import { pathOf } from '../flow/paths.ts';
import type { FlowKind } from '../flow/use-opened.ts';
import { Amounts } from './amounts.tsx';
import { Badge } from './badge.ts';
import { PausedBadge } from './paused-badge.tsx';

const Table = styled(DataTable)({
  minWidth: 880,
  '& .name': { fontWeight: 600, fontSize: 14 },
  '& .head': { display: 'flex', alignItems: 'center', gap: 8, flexWrap: 'wrap' },
  '& .for': { display: '-webkit-box', color: color.secondary, overflow: 'hidden', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical' },
  '& tbody td, & tbody th': { padding: '10px 8px', verticalAlign: 'top' },
  '& .below': { display: 'block', color: color.muted, fontSize: 12, lineHeight: '16px' },
  '& .fed li + li': { marginTop: 4 },
  '& .none': { color: color.muted },
});

export type FlowItem = AnswerOf<'definitions.list'>['items'][number];

/** The list itself; a row opens what it names. */
export function FlowTable({ kind, items }: { readonly kind: FlowKind; readonly items: readonly FlowItem[] }) {
  const { t } = useTranslation('strategies');
  const go = useGo();
  const open = (event: MouseEvent, id: string): void => {
    if ((event.target as Element).closest('a, button') || window.getSelection()?.toString()) return;
    go(`/${pathOf[kind]}/${id}`);
  };
  return (
    <TableRoom>
      <Table aria-label={t(`${kind}.title`)} data-sticky="" data-links="" data-fixed="">
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            {kind === 'strategy' && (
              <th scope="col" style={{ width: '20%' }}>
                {t('column.fedBy')}
              </th>
            )}
            <th scope="col" className="num" style={{ width: 124 }}>
              {t(`${kind}.inside`)}
            </th>
            {kind === 'strategy' && (
              <th scope="col" className="num" style={{ width: 140 }}>
                {t('column.overdue')}
              </th>
            )}
            <th scope="col" style={{ width: 104 }}>
              {t('column.version')}
            </th>
            <th scope="col" style={{ width: 150 }}>
              {t('column.changed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} data-definition={item.id} onClick={(event) => open(event, item.id)}>
              <Cells kind={kind} item={item} />
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRoom>
  );
}

function Cells({ kind, item }: { readonly kind: FlowKind; readonly item: FlowItem }) {
  const { t } = useTranslation('strategies');
  const { zone } = useClock();
  return (
    <>
      <td>
        <div className="head">
          <Link className="name" to={`/${pathOf[kind]}/${item.id}`}>
            {item.name}
          </Link>
          {item.hasDraft && <Badge data-tip={t('draftTip')}>{t('draft')}</Badge>}
          {kind === 'strategy' && item.version !== undefined && <PausedBadge strategyId={item.id} />}
        </div>
        <span className="for" data-cut="">
          {item.description ?? t('noDescription')}
        </span>
      </td>
      {kind === 'strategy' && (
        <td>
          <FedBy item={item} />
        </td>
      )}
      <td className="num">
        <Inside kind={kind} item={item} />
      </td>
      {kind === 'strategy' && (
        <td className="num">
          <Amounts of={item.inside?.overdue ?? []} />
        </td>
      )}
      <td>{item.version === undefined ? <span className="none">{t('unpublished')}</span> : t('version', { version: item.version })}</td>
      <td className="when">
        {item.changedAt !== undefined && <Moment at={item.changedAt} zone={zone} />}
        {item.changedBy && <span className="below">{t('by', { name: item.changedBy.name })}</span>}
      </td>
    </>
  );
}

function FedBy({ item }: { readonly item: FlowItem }) {
  const { t } = useTranslation('strategies');
  const rows = item.fedBy ?? [];
  if (rows.length === 0) {
    return (
      <span className="none" data-tip={t('fedByNoneTip')}>
        {t('fedByNone')}
      </span>
    );
  }
  return (
    <ul className="fed">
      {rows.map((row) => (
        <li key={row.row}>{row.name}</li>
      ))}
    </ul>
  );
}

function Inside({ kind, item }: { readonly kind: FlowKind; readonly item: FlowItem }) {
  const { t } = useTranslation('strategies');
  if (kind === 'resolution') return item.running ?? 0;
  const count = item.inside?.accounts ?? 0;
  if (count === 0) return <span className="none">0</span>;
  return (
    <Link to={accountsAddress({ strategy: item.id })} aria-label={`${count}: ${t('strategy.link', { name: item.name })}`}>
      {count}
    </Link>
  );
}
