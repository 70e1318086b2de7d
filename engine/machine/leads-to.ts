import type { Chart } from './chart.ts';
import type { ActiveTimer } from './flow-state.ts';

/** Paths of the steps a wait may lead to when it ends, as their conditions decide then; a path without a target leads nowhere. */
export function leadsTo(chart: Chart, { state, timer }: Pick<ActiveTimer, 'state' | 'timer'>): string[] {
  const paths = chart.states.get(state)?.transitions ?? [];
  const targets = paths.flatMap(({ trigger, target }) =>
    trigger.kind === 'timer' && trigger.name === timer && typeof target === 'string' ? [target] : [],
  );
  return [...new Set(targets)];
}
