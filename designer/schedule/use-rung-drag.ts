import { type DragEvent, useState } from 'react';
import type { ScheduleRow } from './project-schedule.ts';

export interface RungDrag {
  readonly dragged: string | undefined;
  markOf(id: string): 'before' | 'after' | undefined;
  handle(row: ScheduleRow): { onDragStart(event: DragEvent<HTMLElement>): void; onDragEnd(): void };
  target(row: ScheduleRow): { onDragOver(event: DragEvent<HTMLElement>): void; onDrop(event: DragEvent<HTMLElement>): void };
}

/** Dragging a step to another rung of the same ladder; the keyboard has Alt with an arrow for it. */
export function useRungDrag(move: (id: string, to: number) => void): RungDrag {
  const [dragged, setDragged] = useState<ScheduleRow>();
  const [mark, setMark] = useState<{ readonly id: string; readonly side: 'before' | 'after' }>();
  const end = (): void => {
    setDragged(undefined);
    setMark(undefined);
  };
  const placeOver = (row: ScheduleRow): number | undefined => {
    if (!dragged?.place || dragged.place.run !== row.place?.run || row.place.run.items[row.place.index]?.waits) return undefined;
    return row.place.index;
  };
  return {
    dragged: dragged?.id,
    markOf: (id) => (mark?.id === id ? mark.side : undefined),
    handle: (row) => ({
      onDragStart(event) {
        event.dataTransfer.effectAllowed = 'move';
        // Firefox drags only what carries data.
        event.dataTransfer.setData('text/plain', row.id);
        const line = event.currentTarget.closest('tr');
        if (line) event.dataTransfer.setDragImage(line, 20, 20);
        setDragged(row);
      },
      onDragEnd: end,
    }),
    target: (row) => ({
      onDragOver(event) {
        const to = placeOver(row);
        if (to === undefined || !dragged?.place || row.id === dragged.id) {
          setMark(undefined);
          return;
        }
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        const side = to < dragged.place.index ? 'before' : 'after';
        if (mark?.id !== row.id || mark.side !== side) setMark({ id: row.id, side });
      },
      onDrop(event) {
        const to = placeOver(row);
        const id = dragged?.id;
        end();
        if (to === undefined || id === undefined || id === row.id) return;
        event.preventDefault();
        move(id, to);
      },
    }),
  };
}
