import { type DragEvent, useMemo, useRef, useState } from 'react';

export interface ListDrag {
  /** The row something is held over. */
  readonly over: number | undefined;
  handle(index: number): { readonly draggable: true; onDragStart(event: DragEvent): void; onDragEnd(): void };
  row(index: number): { onDragOver(event: DragEvent): void; onDrop(event: DragEvent): void };
}

/** Rows of one list that are put in order by dragging. What comes from another list is not taken. */
export function useListDrag(onMove: (from: number, to: number) => void): ListDrag {
  const held = useRef<number>(undefined);
  const [over, setOver] = useState<number>();
  const latest = useRef(onMove);
  latest.current = onMove;
  return useMemo(() => {
    const end = (): void => {
      held.current = undefined;
      setOver(undefined);
    };
    return {
      over,
      handle: (index) => ({
        draggable: true,
        onDragStart(event) {
          held.current = index;
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', '');
        },
        onDragEnd: end,
      }),
      row: (index) => ({
        onDragOver(event) {
          if (held.current === undefined) return;
          event.preventDefault();
          setOver(index);
        },
        onDrop(event) {
          const from = held.current;
          if (from === undefined) return;
          event.preventDefault();
          end();
          latest.current(from, index);
        },
      }),
    };
  }, [over]);
}
