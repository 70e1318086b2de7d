import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { RowAct } from '../elements/row-act.ts';
import { useBuilder } from './builder-context.ts';
import type { ConditionRow } from './condition-tree.ts';
import { canUnwrap, duplicateRow, stepSlot, unwrapRow, wrapRow } from './tree-edit.ts';
import { turnedRow } from './turn-row.ts';

const Item = styled(MenuItem)({ justifyContent: 'space-between', '& kbd': { border: 0, background: 'none', color: color.muted } });

interface MenuAct {
  readonly id: 'up' | 'down' | 'wrap' | 'unwrap' | 'opposite' | 'duplicate' | 'remove';
  readonly keys?: string;
  readonly run: (() => void) | undefined;
}

/** Everything that can be done with a row besides writing it. */
export function RowMenu({ row }: { readonly row: ConditionRow }) {
  const { t } = useTranslation('rules');
  const builder = useBuilder();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = builder.nameOf(row.id);
  return (
    <>
      <RowAct
        type="button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={t('name.more', { row: name })}
        data-tip={t('row.more')}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVertOutlined aria-hidden />
      </RowAct>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {actsOf(row, builder).map(({ id, keys, run }) => [
          id === 'remove' ? <Divider key="line" component="li" /> : null,
          <Item
            key={id}
            disabled={!run}
            onClick={() => {
              setAnchor(null);
              run?.();
            }}
          >
            {t(`menu.${id}`)}
            {keys !== undefined && <kbd>{keys}</kbd>}
          </Item>,
        ])}
      </Menu>
    </>
  );
}

function actsOf(row: ConditionRow, builder: ReturnType<typeof useBuilder>): readonly MenuAct[] {
  const { tree, mint, edit, move, remove } = builder;
  const { id } = row;
  const to = (direction: -1 | 1): MenuAct['run'] => {
    const slot = stepSlot(tree, id, direction);
    return slot && (() => move(id, slot));
  };
  const isSaid = row.kind !== 'blank';
  const turned = turnedRow(row, builder.catalog);
  return [
    { id: 'up', keys: 'Alt ↑', run: to(-1) },
    { id: 'down', keys: 'Alt ↓', run: to(1) },
    {
      id: 'wrap',
      run: () => {
        const { tree: next, group } = wrapRow(tree, id, mint);
        edit({ kind: 'wrap', tree: next, focus: { id: group }, about: group });
      },
    },
    ...(row.kind === 'group'
      ? [
          {
            id: 'unwrap' as const,
            run: canUnwrap(tree, id)
              ? () => edit({ kind: 'unwrap', tree: unwrapRow(tree, id), focus: { id: row.members[0]?.id ?? '' } })
              : undefined,
          },
        ]
      : []),
    { id: 'opposite', run: turned && (() => builder.change(turned, 'opposite', 'first')) },
    {
      id: 'duplicate',
      run: isSaid
        ? () => {
            const { tree: next, copy = id } = duplicateRow(tree, id, mint);
            edit({ kind: 'duplicate', tree: next, focus: { id: copy }, about: copy });
          }
        : undefined,
    },
    { id: 'remove', run: () => remove(id) },
  ];
}
