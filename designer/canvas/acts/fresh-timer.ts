import type { Timer } from '#engine';
import { freshName } from '../../document/fresh-name.ts';
import { isObject, type JsonObject } from '../../document/json.ts';
import type { SetField } from '../../document/operation.ts';

/** A new time for a flow: its name, and the operation that makes it. */
export interface FreshTimer {
  readonly name: string;
  readonly set: SetField;
}

/** A time of three business days, or of what is given, by the calendar most of the flow's times go by. */
export function freshTimer(value: JsonObject, given: Partial<Timer> = {}): FreshTimer {
  const timers = isObject(value['timers']) ? value['timers'] : {};
  const name = freshName('wait', new Set(Object.keys(timers)));
  const calendar = mostUsed(
    Object.values(timers).flatMap((timer) => (isObject(timer) && typeof timer['calendar'] === 'string' ? [timer['calendar']] : [])),
  );
  const timer = { offset: 'P3D', count: 'business', at: '09:00', ...(calendar === undefined ? {} : { calendar }), ...given };
  return { name, set: { op: 'field.set', pointer: `/timers/${name}`, value: timer as unknown as JsonObject } };
}

function mostUsed(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
