import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { accountsAddress } from '../app/accounts-address.ts';
import { type DefinitionColumn, type DefinitionItem, DefinitionTable } from '../definitions/definition-table.tsx';
import type { FlowKind } from '../flow/kinds.ts';
import { Amounts } from './amounts.tsx';
import { PausedBadge } from './paused-badge.tsx';

/** Strategies with who leads to them and what is inside each, or resolution paths with the disputes on them. */
export function FlowTable({ kind, items }: { readonly kind: FlowKind; readonly items: readonly DefinitionItem[] }) {
  const { t } = useTranslation('strategies');
  const inside = { title: t(`${kind}.inside`), width: 124, isFigure: true } as const;
  if (kind === 'resolution')
    return <DefinitionTable kind={kind} items={items} columns={[{ ...inside, cell: ({ running = 0 }) => running }]} />;
  const columns: DefinitionColumn[] = [
    { title: t('column.fedBy'), width: '20%', cell: (item) => <FedBy item={item} /> },
    { ...inside, cell: (item) => <Inside item={item} /> },
    { title: t('column.overdue'), width: 140, isFigure: true, cell: (item) => <Amounts of={item.inside?.overdue ?? []} /> },
  ];
  return (
    <DefinitionTable
      kind={kind}
      items={items}
      columns={columns}
      badge={({ id, version }) => version !== undefined && <PausedBadge strategyId={id} />}
    />
  );
}

function FedBy({ item }: { readonly item: DefinitionItem }) {
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
    <ul>
      {rows.map((row) => (
        <li key={row.row}>{row.name}</li>
      ))}
    </ul>
  );
}

function Inside({ item }: { readonly item: DefinitionItem }) {
  const { t } = useTranslation('strategies');
  const count = item.inside?.accounts ?? 0;
  if (count === 0) return <span className="none">0</span>;
  return (
    <Link to={accountsAddress({ strategy: item.id })} aria-label={`${count}: ${t('strategy.link', { name: item.name })}`}>
      {count}
    </Link>
  );
}
