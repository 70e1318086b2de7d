import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pointerKeys } from '#engine';
import { color } from '../../app/theme/tokens.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { Panel } from '../../elements/panel.tsx';
import { useActOn, useFlow, useFlowValue } from '../../flow/flow-context.ts';
import { useListDrag } from '../../inspector/actions/use-list-drag.ts';
import { AddEntry } from '../add-entry.tsx';
import { TwoColumns } from '../form.ts';
import { HeadingPanel } from '../heading-panel.tsx';
import { handleId, RowCard } from './row-card.tsx';
import { SegmentPreviewPanel } from './segment-preview.tsx';
import { addRow, keyedRows } from './segment-rows.ts';
import { useSegmentPreview } from './use-segment-preview.ts';
import './segments-texts.ts';

const Rows = styled('ol')({
  '& > li': { borderTop: `1px solid ${color.border}` },
  '& > li[data-over]': { boxShadow: `inset 0 2px 0 ${color.primary}` },
});
const Note = styled('p')({ padding: '0 16px 12px', color: color.secondary, fontSize: 13, lineHeight: '20px' });

/** Who is treated how: the rows in their order, and beside them what that comes to on the book. */
export function SegmentEditor() {
  const { t } = useTranslation('segments');
  const { store } = useFlow();
  const act = useActOn();
  const value = useFlowValue((each) => each);
  const rows = keyedRows(value);
  const counted = useSegmentPreview();
  const [open, setOpen] = useState<string>();
  const [focus, setFocus] = useState<string>();
  const [field] = useAddressPart('field');

  // A problem of a row is shown in the opened row.
  useEffect(() => {
    const [list, index] = field === undefined ? [] : pointerKeys(field);
    const row = list === 'rows' ? keyedRows(store.getState().value)[Number(index)] : undefined;
    if (!row) return;
    setOpen(row.rowKey);
    setFocus(field);
  }, [field, store]);

  const move = (from: number, to: number): void => {
    const row = rows[from];
    if (!row || from === to || to < 0 || to >= rows.length) return;
    const label = t('did.moved', { name: row.name, place: to + 1 });
    // Moving an element takes the focus from it.
    if (act({ op: 'list.move', pointer: '/rows', index: from, to }, label)) {
      requestAnimationFrame(() => document.getElementById(handleId(row.rowKey))?.focus());
    }
  };
  const drag = useListDrag(move);
  const add = (): void => {
    const { operation, id } = addRow(value, t('newRow'));
    if (act(operation, t('did.add', { name: t('newRow') }))) setOpen(id);
  };
  const remove = (index: number, name: string): void => {
    act({ op: 'list.remove', pointer: '/rows', index }, t('did.remove', { name }));
  };
  return (
    <TwoColumns>
      <div>
        <Panel title={t('rows')} flush>
          <Note>{t('note')}</Note>
          <Rows>
            {rows.map((row) => (
              <RowCard
                key={row.rowKey}
                {...row}
                count={rows.length}
                isOpen={open === row.rowKey}
                onOpen={(isOpen) => {
                  setFocus(undefined);
                  setOpen(isOpen ? row.rowKey : undefined);
                }}
                focus={focus}
                drag={drag}
                onMove={(to) => move(row.index, to)}
                onRemove={() => remove(row.index, row.name)}
                counted={counted.preview?.rows.find((each) => each.row === row.id)}
                isOld={counted.isOld}
              />
            ))}
          </Rows>
          <AddEntry label={t('add')} onAdd={add} />
        </Panel>
      </div>
      <div>
        <SegmentPreviewPanel {...counted} rows={rows} />
        <HeadingPanel />
      </div>
    </TwoColumns>
  );
}
