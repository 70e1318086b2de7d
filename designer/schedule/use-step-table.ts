import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useFlow, useFlowPlace } from '../flow/flow-context.ts';
import { hasStepForm, type ScheduleRow } from './project-schedule.ts';
import { type MenuActId, menuActs } from './row-menu.tsx';
import { useShowRow } from './row-room.tsx';
import type { NewStep, Spot } from './step-edits.ts';
import { type ScheduleActs, useScheduleActs } from './use-schedule-acts.ts';

export interface StepTable {
  readonly acts: ScheduleActs;
  readonly open: string | undefined;
  readonly adding: Spot | undefined;
  /** The row the tab key comes to. */
  readonly stop: string | undefined;
  readonly selected: string | undefined;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  act(row: ScheduleRow, id: MenuActId): void;
  select(row: ScheduleRow): void;
  moveTo(id: string, to: number): void;
  startAdding(spot: Spot): void;
  addStep(step: NewStep): boolean;
  close(): void;
  renamed(path: string): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/** What is open, chosen and in focus in the table of steps, and the keys that work there. */
export function useStepTable(rows: readonly ScheduleRow[]): StepTable {
  const { readOnly } = useFlow();
  const place = useFlowPlace();
  const acts = useScheduleActs();
  const [open, setOpen] = useState<string>();
  const [adding, setAdding] = useState<Spot>();
  const body = useRef<HTMLTableSectionElement>(null);
  const focus = useFocusWish(body);
  const path = place.element?.startsWith('step:') ? place.element.slice('step:'.length) : undefined;
  const selected = rows.find((row) => row.id === path) ?? rows.find((row) => row.path === path);
  const { field } = place;
  const fieldRow = field === undefined ? undefined : selected?.id;
  useEffect(() => {
    if (fieldRow !== undefined && !readOnly) setOpen(fieldRow);
  }, [fieldRow, readOnly]);

  const openRow = rows.find((row) => row.id === open && hasStepForm(row));
  // A field the address names is shown in the details, whole.
  useShowRow(field === undefined ? openRow?.path : undefined);

  const select = (row: ScheduleRow): void => {
    if (place.element !== `step:${row.path}`) place.go({ element: `step:${row.path}` });
  };
  const edit = (row: ScheduleRow): void => {
    select(row);
    setAdding(undefined);
    setOpen(row.id);
    focus({ form: row.id });
  };
  const remove = (row: ScheduleRow): void => {
    const at = rows.indexOf(row);
    const done = acts.remove(row.id);
    if (!done) return;
    if (open === row.id) setOpen(undefined);
    focus({ row: done.next ?? rows[at + 1]?.id ?? rows[at - 1]?.id });
  };
  const moveTo = (id: string, to: number): void => {
    if (acts.move(id, to)) focus({ row: id });
  };
  const startAdding = (spot: Spot): void => {
    setOpen(undefined);
    setAdding(spot);
  };
  const act = (row: ScheduleRow, id: MenuActId): void => {
    const index = row.place?.index ?? 0;
    switch (id) {
      case 'edit':
        edit(row);
        return;
      case 'addBefore':
        startAdding({ side: 'before', id: row.id });
        return;
      case 'addAfter':
        startAdding({ side: 'after', id: row.id });
        return;
      case 'up':
        moveTo(row.id, index - 1);
        return;
      case 'down':
        moveTo(row.id, index + 1);
        return;
      case 'duplicate':
        focus({ row: acts.duplicate(row.id) ?? row.id });
        return;
      case 'canvas':
        place.go({ tab: 'canvas', element: `step:${row.path}` });
        return;
      case 'remove':
        remove(row);
        return;
    }
  };
  const close = (): void => {
    focus({ row: open ?? (typeof adding === 'object' ? adding.id : undefined) });
    setOpen(undefined);
    setAdding(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    if (event.key === 'Escape' && open !== undefined && !target?.closest('[role=combobox]')) {
      event.preventDefault();
      close();
      return;
    }
    const at = rows.findIndex((row) => row.id === target?.dataset['row']);
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey) return;
    const next = event.altKey ? undefined : neighborOf(event.key, at, rows.length);
    const wanted = readOnly ? undefined : actOfKey(event);
    if (next !== undefined) focus({ row: rows[next]?.id }, true);
    else if (wanted === undefined) return;
    else if (wanted === 'up' || wanted === 'down' || wanted === 'addAfter' || menuActs(row, row.place?.run.items.length ?? 0).has(wanted))
      act(row, wanted);
    event.preventDefault();
  };
  return {
    acts,
    open,
    adding,
    stop: selected?.id ?? rows[0]?.id,
    selected: selected?.id,
    body,
    act,
    select,
    moveTo,
    startAdding,
    addStep(step) {
      const added = acts.add(adding ?? 'end', step);
      if (added === undefined) return false;
      setAdding(undefined);
      focus({ row: added });
      return true;
    },
    close,
    renamed(renamedTo) {
      setOpen(renamedTo);
      focus({ form: renamedTo });
    },
    onKeyDown,
  };
}

function neighborOf(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

function actOfKey({ key, altKey }: KeyboardEvent): MenuActId | undefined {
  if (altKey) return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : undefined;
  if (key === 'Enter' || key === 'F2') return 'edit';
  if (key === 'Insert' || key === 'a' || key === 'A') return 'addAfter';
  return key === 'Delete' ? 'remove' : undefined;
}

type Wish = { readonly row: string | undefined } | { readonly form: string };

/** Leads the focus to a row, or the first field of its form, once it is there. */
function useFocusWish(body: RefObject<HTMLTableSectionElement | null>): (wish: Wish, now?: boolean) => void {
  const wanted = useRef<Wish | undefined>(undefined);
  const grant = (): void => {
    const wish = wanted.current;
    wanted.current = undefined;
    const table = body.current;
    if (!wish || !table) return;
    if ('form' in wish) table.querySelector<HTMLElement>('tr[data-form] :is(input, select, textarea)')?.focus();
    else if (wish.row !== undefined) table.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(wish.row)}"]`)?.focus();
  };
  useEffect(grant);
  return (wish, now = false) => {
    wanted.current = wish;
    if (now) grant();
  };
}
