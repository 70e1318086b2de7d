import { styled } from '@mui/material/styles';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#engine';
import { useClock } from '../app/clock.ts';
import { color } from '../app/theme/tokens.ts';
import { useGo } from '../app/use-go.ts';
import { Badge } from '../elements/badge.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Moment } from '../elements/when.tsx';
import { type EditedKind, itemAddress } from '../flow/kinds.ts';
import '../flow/flow-texts.ts';
import './definitions-texts.ts';

const Table = styled(DataTable)({
  minWidth: 880,
  '& .name': { fontWeight: 600, fontSize: 14 },
  '& .head': { display: 'flex', alignItems: 'center', gap: 8, flexWrap: 'wrap' },
  '& .for': { display: '-webkit-box', color: color.secondary, overflow: 'hidden', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical' },
  '& tbody td': { padding: '10px 8px', verticalAlign: 'top' },
  '& .below': { display: 'block', color: color.muted, fontSize: 12, lineHeight: '16px' },
  '& .none': { color: color.muted },
  '& td li + li': { marginTop: 4 },
  '& td li a': { fontWeight: 450 },
  '& tbody .group': { cursor: 'default' },
  '& tbody .group th, & tbody .group:hover th': {
    height: 'auto',
    padding: '14px 16px 8px',
    background: color.surface,
    fontSize: 14,
    fontWeight: 600,
  },
  '& tbody .group .below': { display: 'inline', marginLeft: 6, fontWeight: 400 },
  '& tbody + tbody .group th': { borderTop: `1px solid ${color.border}` },
});

export type DefinitionItem = AnswerOf<'definitions.list'>['items'][number];

/** A column between the name and the version. */
export interface DefinitionColumn {
  readonly title: string;
  readonly width: number | string;
  readonly isFigure?: boolean;
  readonly cell: (item: DefinitionItem) => ReactNode;
}

export interface DefinitionGroup {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly items: readonly DefinitionItem[];
}

interface DefinitionTableProps {
  readonly kind: EditedKind;
  readonly items: readonly DefinitionItem[];
  /** The same by groups, where they are told apart. */
  readonly groups?: readonly DefinitionGroup[] | undefined;
  readonly columns: readonly DefinitionColumn[];
  /** Stands beside the name. */
  readonly badge?: (item: DefinitionItem) => ReactNode;
}

/** Definitions of a kind; a row opens what it names. */
export function DefinitionTable({ kind, items, groups, columns, badge }: DefinitionTableProps) {
  const { t } = useTranslation(['definitions', 'flow']);
  const go = useGo();
  const { zone } = useClock();
  const open = (event: MouseEvent, id: string): void => {
    if ((event.target as Element).closest('a, button') || window.getSelection()?.toString()) return;
    go(itemAddress(kind, id));
  };
  const rowOf = (item: DefinitionItem): ReactNode => (
    <tr key={item.id} data-definition={item.id} onClick={(event) => open(event, item.id)}>
      <td>
        <div className="head">
          <Link className="name" to={itemAddress(kind, item.id)}>
            {item.name}
          </Link>
          {item.hasDraft && <Badge data-tip={t('draftTip')}>{t('draft')}</Badge>}
          {badge?.(item)}
        </div>
        <span className="for" data-cut="">
          {item.description ?? t('noDescription')}
        </span>
      </td>
      {columns.map(({ title, isFigure, cell }) => (
        <td key={title} {...(isFigure ? { className: 'num' } : {})}>
          {cell(item)}
        </td>
      ))}
      <td>{item.version === undefined ? <span className="none">{t('unpublished')}</span> : t('version', { version: item.version })}</td>
      <td className="when">
        {item.changedAt !== undefined && <Moment at={item.changedAt} zone={zone} />}
        {item.changedBy && <span className="below">{t('by', { name: item.changedBy.name })}</span>}
      </td>
    </tr>
  );
  return (
    <TableRoom>
      <Table aria-label={t(`flow:kinds.${kind}`)} data-sticky="" data-links="" data-fixed="">
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            {columns.map(({ title, width, isFigure }) => (
              <th key={title} scope="col" style={{ width }} {...(isFigure ? { className: 'num' } : {})}>
                {title}
              </th>
            ))}
            <th scope="col" style={{ width: 104 }}>
              {t('column.version')}
            </th>
            <th scope="col" style={{ width: 150 }}>
              {t('column.changed')}
            </th>
          </tr>
        </thead>
        {groups === undefined && <tbody>{items.map(rowOf)}</tbody>}
        {groups?.map(({ id, title, note, items: members }) => (
          <tbody key={id} data-group={id}>
            <tr className="group">
              <th colSpan={3 + columns.length} scope="rowgroup">
                {title} <span className="below">{note}</span>
              </th>
            </tr>
            {members.map(rowOf)}
          </tbody>
        ))}
      </Table>
    </TableRoom>
  );
}
