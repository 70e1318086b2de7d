import CloseOutlined from '@mui/icons-material/CloseOutlined';
import DragIndicatorOutlined from '@mui/icons-material/DragIndicatorOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { styled } from '@mui/material/styles';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { inPlace } from '../elements/in-place.ts';
import { RowAct } from '../elements/row-act.ts';
import { useBuilder } from './builder-context.ts';
import type { ConditionRow } from './condition-tree.ts';
import { NotMark } from './not-mark.tsx';
import { useRowFaultWords } from './row-fault-words.ts';
import { RowMenu } from './row-menu.tsx';
import { homeOf, stepSlot } from './tree-edit.ts';

const Frame = styled('div')({
  position: 'relative',
  display: 'grid',
  gridTemplateColumns: '18px minmax(0, 1fr) auto',
  alignItems: 'start',
  gap: '0 4px',
  padding: '4px 0',
  '& > .handle': { display: 'grid', placeItems: 'center', height: 30, color: color.muted, cursor: 'grab', '& svg': { fontSize: 16 } },
  '& > .said': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 6, minWidth: 0, minHeight: 30 },
  '& > .acts': { display: 'flex' },
  '& > .faults': { gridColumn: '2 / -1' },
  '&[data-dragged]': { opacity: 0.4 },
  '&[data-mark]::after': { content: '""', position: 'absolute', left: 0, right: 0, height: 2, borderRadius: 1, background: color.primary },
  '&[data-mark=before]::after': { top: -1 },
  '&[data-mark=after]::after': { bottom: -1 },
});

const Faults = styled('ul')({
  padding: '2px 0',
  color: color.danger,
  fontSize: 12,
  lineHeight: '18px',
  '& li': { display: 'flex', gap: 5 },
  '& li[data-open]': { color: color.dispute },
  '& svg': { fontSize: 15, marginTop: 1.5, flex: 'none' },
});

/** What the faults of a row are known by, for the controls they are about. */
export function faultsId(row: ConditionRow): string {
  return `faults-of-${row.id}`;
}

/** What is wrong with a row, in its place. */
export function RowFaults({ row }: { readonly row: ConditionRow }) {
  const { faultsOf } = useBuilder();
  const words = useRowFaultWords();
  const faults = faultsOf(row.id);
  if (faults.length === 0) return null;
  return (
    <Faults id={faultsId(row)} className="faults">
      {inPlace(faults).map(({ place, item }) => {
        const { text, isOpen } = words(item, row);
        return (
          <li key={place} {...(isOpen ? { 'data-open': '' } : {})}>
            <ErrorOutlineOutlined aria-hidden />
            <span>{text}</span>
          </li>
        );
      })}
    </Faults>
  );
}

/** A row with what all rows have: the handle to drag it by, its acts, its faults, and the keys that move it. */
export function RowFrame({ row, children }: { readonly row: ConditionRow; readonly children: ReactNode }) {
  const { t } = useTranslation('rules');
  const builder = useBuilder();
  const { drag, isReadOnly, tree } = builder;
  const home = homeOf(tree, row.id);
  const name = builder.nameOf(row.id);
  const mark = drag.mark?.at === row.id && drag.mark.side !== 'into' ? drag.mark.side : undefined;
  return (
    <Frame
      role="group"
      aria-label={name}
      data-row={row.id}
      {...(drag.dragged === row.id ? { 'data-dragged': '' } : {})}
      {...(mark ? { 'data-mark': mark } : {})}
      {...(home && !isReadOnly ? drag.besideRow(row.id, home.group.id, home.index) : {})}
      onKeyDown={useMoveKeys(row.id)}
    >
      <DragHandle id={row.id} canDrag={home !== undefined && !isReadOnly} />
      <div className="said">
        <NotMark row={row} />
        {children}
      </div>
      {!isReadOnly && (
        <span className="acts">
          <RowAct
            type="button"
            aria-label={t('name.remove', { row: name })}
            data-tip={t('row.remove')}
            onClick={() => builder.remove(row.id)}
          >
            <CloseOutlined aria-hidden />
          </RowAct>
          <RowMenu row={row} />
        </span>
      )}
      <RowFaults row={row} />
    </Frame>
  );
}

export function DragHandle({ id, canDrag }: { readonly id: string; readonly canDrag: boolean }) {
  const { t } = useTranslation('rules');
  const { drag } = useBuilder();
  if (!canDrag) return <span className="handle" style={{ visibility: 'hidden' }} />;
  return (
    <span
      className="handle"
      aria-hidden
      draggable
      data-tip={t('row.drag')}
      onDragStart={(event) => drag.start(id, event)}
      onDragEnd={drag.end}
    >
      <DragIndicatorOutlined />
    </span>
  );
}

/** Alt with an arrow moves a row; in a list to choose from it opens the list, as everywhere. */
export function useMoveKeys(id: string): (event: KeyboardEvent) => void {
  const { tree, move, isReadOnly } = useBuilder();
  return (event) => {
    const direction = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (!event.altKey || direction === undefined || isReadOnly || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    event.stopPropagation();
    const slot = stepSlot(tree, id, direction);
    if (slot) move(id, slot);
  };
}
