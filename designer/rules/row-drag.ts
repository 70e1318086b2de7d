import { type DragEvent, useState } from 'react';
import { canMove, type Slot, type Tree } from './tree-edit.ts';

/** Where a dragged row would come to stand: before or after a row, or at the end of a group. */
export interface DropMark {
  readonly at: string;
  readonly side: 'before' | 'after' | 'into';
}

/** What makes an element a place to drop on. */
export interface DropTarget {
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
}

export interface RowDrag {
  readonly dragged: string | undefined;
  readonly mark: DropMark | undefined;
  start(id: string, event: DragEvent<HTMLElement>): void;
  end(): void;
  /** Before or after a row: by the half the pointer is in. */
  besideRow(id: string, group: string, index: number): DropTarget;
  intoGroup(group: string, count: number): DropTarget;
}

/** Dragging rows by pointer; the keyboard has its own way in each row's menu. */
export function useRowDrag(tree: Tree, move: (id: string, slot: Slot) => void): RowDrag {
  const [dragged, setDragged] = useState<string>();
  const [mark, setMark] = useState<DropMark>();
  const end = (): void => {
    setDragged(undefined);
    setMark(undefined);
  };
  const over = (event: DragEvent<HTMLElement>, slot: Slot, next: DropMark): void => {
    if (dragged === undefined) return;
    event.stopPropagation();
    if (!canMove(tree, dragged, slot)) {
      setMark(undefined);
      return;
    }
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    if (mark?.at !== next.at || mark.side !== next.side) setMark(next);
  };
  const drop = (event: DragEvent<HTMLElement>, slot: Slot): void => {
    if (dragged === undefined) return;
    event.stopPropagation();
    event.preventDefault();
    const id = dragged;
    end();
    if (canMove(tree, id, slot)) move(id, slot);
  };
  return {
    dragged,
    mark,
    start(id, event) {
      event.stopPropagation();
      event.dataTransfer.effectAllowed = 'move';
      // Firefox drags only what carries data.
      event.dataTransfer.setData('text/plain', '');
      setDragged(id);
    },
    end,
    besideRow: (id, group, index) => ({
      onDragOver: (event) => {
        const side = sideOf(event);
        over(event, { group, index: index + (side === 'after' ? 1 : 0) }, { at: id, side });
      },
      onDrop: (event) => drop(event, { group, index: index + (sideOf(event) === 'after' ? 1 : 0) }),
    }),
    intoGroup: (group, count) => ({
      onDragOver: (event) => over(event, { group, index: count }, { at: group, side: 'into' }),
      onDrop: (event) => drop(event, { group, index: count }),
    }),
  };
}

function sideOf(event: DragEvent<HTMLElement>): 'before' | 'after' {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY < top + height / 2 ? 'before' : 'after';
}
