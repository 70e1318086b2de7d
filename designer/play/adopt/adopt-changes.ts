import { daysBetween, type LocalDate, type MachineTest, type TestEvent, type TestExpectation } from '#engine';
import { sameMembers } from '../same-members.ts';

/** What adopting what happens now changes in a test, in the order of its days. */
export type AdoptChange =
  /** From a day on everything happens and is looked at so many days later; fewer than none: earlier. */
  | { readonly kind: 'moved'; readonly from: LocalDate; readonly to: LocalDate; readonly days: number; readonly first: Moved }
  | {
      readonly kind: 'row';
      readonly on: LocalDate;
      readonly before: TestExpectation;
      readonly after: TestExpectation;
    }
  | { readonly kind: 'never'; readonly type: string };

/** What comes on another day: something that happens, or something that is expected. */
export type Moved = { readonly kind: 'event'; readonly event: TestEvent } | { readonly kind: 'row'; readonly row: TestExpectation };

interface Item {
  readonly on: LocalDate;
  readonly to: LocalDate;
  readonly what: Moved;
}

export function adoptChanges(before: MachineTest, after: MachineTest): readonly AdoptChange[] {
  const rows = (before.expect ?? []).map((row, index) => ({ row, now: after.expect?.[index] ?? row }));
  const items: Item[] = [
    ...(before.events ?? []).map((event, index) => ({
      on: event.on,
      to: after.events?.[index]?.on ?? event.on,
      what: { kind: 'event' as const, event },
    })),
    ...rows.map(({ row, now }) => ({ on: row.on, to: now.on, what: { kind: 'row' as const, row } })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const others = rows.flatMap(({ row, now }): AdoptChange[] => {
    const { on: _, ...says } = row;
    const { on, ...saysNow } = now;
    return sameMembers(says, saysNow) ? [] : [{ kind: 'row', on, before: row, after: now }];
  });
  const never = (before.never ?? []).filter((type) => !after.never?.includes(type)).map((type) => ({ kind: 'never' as const, type }));
  return [...movesIn(items), ...others, ...never];
}

/** Days that move by the same, one after the other, are one change. */
function movesIn(items: readonly Item[]): AdoptChange[] {
  const moves: AdoptChange[] = [];
  let days = 0;
  for (const { on, to, what } of items) {
    const by = daysBetween(on, to);
    if (by !== days && by !== 0) moves.push({ kind: 'moved', from: on, to, days: by, first: what });
    days = by;
  }
  return moves;
}
