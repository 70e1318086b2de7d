import { styled } from '@mui/material/styles';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#engine';
import { useClock } from '../app/clock.ts';
import { color } from '../app/theme/tokens.ts';
import { useGo } from '../app/use-go.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Moment } from '../elements/when.tsx';
import { Badge } from '../strategies/badge.ts';
import { definitionAddress, itemAddress, type PlainKind } from './kinds.ts';
import { forceOf, usePublishedAll } from './use-published-all.ts';
import { type Use, usedKey } from './uses.ts';
import './definitions-texts.ts';

const SHOWN = 3;

const Table = styled(DataTable)({
  minWidth: 760,
  '& .name': { fontWeight: 600, fontSize: 14 },
  '& .head': { display: 'flex', alignItems: 'center', gap: 8, flexWrap: 'wrap' },
  '& .for': { display: '-webkit-box', color: color.secondary, overflow: 'hidden', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical' },
  '& tbody td': { padding: '10px 8px', verticalAlign: 'top' },
  '& .below': { display: 'block', color: color.muted, fontSize: 12, lineHeight: '16px' },
  '& .none': { color: color.muted },
  '& .uses a': { fontWeight: 450 },
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

interface ExtraColumn {
  readonly title: string;
  readonly width: number;
  readonly cell: (id: string) => string;
}

interface DefinitionGroup {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly items: readonly DefinitionItem[];
}

interface DefinitionTableProps {
  readonly kind: PlainKind;
  readonly label: string;
  readonly items: readonly DefinitionItem[];
  /** The same by groups, where they are told apart. */
  readonly groups?: readonly DefinitionGroup[];
  readonly extra?: readonly ExtraColumn[];
}

/** Definitions of a kind; a row opens what it names. */
export function DefinitionTable({ kind, label, items, groups, extra = [] }: DefinitionTableProps) {
  const { t } = useTranslation('definitions');
  const go = useGo();
  const { uses, inForce } = usePublishedAll();
  const isForced = kind === 'segment' || kind === 'aging' || kind === 'contact-policy';
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
        </div>
        <span className="for" data-cut="">
          {item.description ?? t('noDescription')}
        </span>
      </td>
      {extra.map(({ title, cell }) => (
        <td key={title}>{cell(item.id)}</td>
      ))}
      <td className="uses">
        {isForced ? <Force force={forceOf(kind, item.id, inForce)} /> : <UseLinks uses={uses.get(usedKey(kind, item.id)) ?? []} />}
      </td>
      <td>{item.version === undefined ? <span className="none">{t('unpublished')}</span> : t('version', { version: item.version })}</td>
      <Changed item={item} />
    </tr>
  );
  return (
    <TableRoom>
      <Table aria-label={label} data-links="" data-fixed="">
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            {extra.map(({ title, width }) => (
              <th key={title} scope="col" style={{ width }}>
                {title}
              </th>
            ))}
            <th scope="col" style={{ width: '24%' }}>
              {t('column.uses')}
            </th>
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
              <th colSpan={4 + extra.length} scope="rowgroup">
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

function Force({ force }: { readonly force: ReturnType<typeof forceOf> }) {
  const { t } = useTranslation('definitions');
  return force === undefined ? <span className="none">{t('notInForce')}</span> : <Badge>{t(`force.${force}`)}</Badge>;
}

function Changed({ item: { changedAt, changedBy } }: { readonly item: DefinitionItem }) {
  const { t } = useTranslation('definitions');
  const { zone } = useClock();
  return (
    <td className="when">
      {changedAt !== undefined && <Moment at={changedAt} zone={zone} />}
      {changedBy && <span className="below">{t('by', { name: changedBy.name })}</span>}
    </td>
  );
}

/** Who refers to it, by name. */
function UseLinks({ uses }: { readonly uses: readonly Use[] }) {
  const { t } = useTranslation('definitions');
  if (uses.length === 0) return <span className="none">{t('unused')}</span>;
  return (
    <ul>
      {uses.slice(0, SHOWN).map(({ kind, id, name }) => {
        const address = definitionAddress(kind, id);
        return <li key={usedKey(kind, id)}>{address === undefined ? name : <Link to={address}>{name}</Link>}</li>;
      })}
      {uses.length > SHOWN && (
        <li className="none" data-tip={uses.map(({ name }) => name).join(', ')}>
          {t('more', { count: uses.length - SHOWN })}
        </li>
      )}
    </ul>
  );
}
