import { useState } from 'react';

interface Row {
  readonly id: string;
}

interface Steady<T> {
  readonly rows: readonly T[];
  /** Whether the rows would stand otherwise if they were let go. */
  readonly isHeld: boolean;
  release(): void;
}

/**
 * Keeps rows where they are while somebody points at them: figures change in place, the order only when the
 * pointer has left or it is asked for. `list` names the list, so that another page or filter begins anew.
 */
export function useSteadyRows<T extends Row>(list: string, fresh: readonly T[], isPointedAt: boolean): Steady<T> {
  const [shown, setShown] = useState({ list, order: fresh.map((row) => row.id) });
  const order = fresh.map((row) => row.id);
  const isSame = shown.list === list && same(shown.order, order);
  const isHeld = !isSame && shown.list === list && isPointedAt && shown.order.length > 0;
  if (!isSame && !isHeld) setShown({ list, order });
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const rows = isHeld ? shown.order.flatMap((id) => byId.get(id) ?? []) : fresh;
  return { rows, isHeld, release: () => setShown({ list, order }) };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
