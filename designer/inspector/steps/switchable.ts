import type { ChartState } from '#engine';
import type { Json } from '../../document/json.ts';
import type { Operation } from '../../document/operation.ts';

const TAG = 'switchable';

export function isSwitchable({ config }: ChartState): boolean {
  return config.tags?.includes(TAG) ?? false;
}

/** Says of a step whether an account may be put on another strategy from it; its other marks stay. */
export function setSwitchable({ pointer, config }: ChartState, on: boolean): Operation {
  const tags = (config.tags ?? []).filter((tag) => tag !== TAG);
  const next = on ? [...tags, TAG] : tags;
  return { op: 'field.set', pointer: `${pointer}/tags`, ...(next.length === 0 ? {} : { value: next as Json }) };
}
