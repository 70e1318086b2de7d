import type { Chart, ChartState } from '#engine';

/** What a state is on the canvas. `start` marks where a level begins, `note` is a note; both are no states. */
export type NodeKind = 'step' | 'decision' | 'split' | 'wait' | 'level' | 'region' | 'end' | 'back' | 'start' | 'note';

/** The kind of a state. The machine itself is a level. */
export function nodeKind(state: ChartState, chart: Chart): Exclude<NodeKind, 'start' | 'note'> {
  if (state.type === 'final') return 'end';
  if (state.type === 'history') return 'back';
  if (state.parent !== undefined && chart.states.get(state.parent)?.type === 'parallel') return 'region';
  if (state.children.length > 0) return 'level';
  if (!decidesAtOnce(state)) return (state.config.entry ?? []).length > 0 ? 'step' : 'wait';
  const guards = state.transitions.flatMap((way) => way.guard ?? []);
  return guards.length > 0 && guards.every((guard) => typeof guard === 'object' && guard.type === 'split') ? 'split' : 'decision';
}

/** Whether a state does nothing but lead on at once, by conditions or chance. */
export function decidesAtOnce({ config, transitions }: ChartState): boolean {
  return (config.entry ?? []).length === 0 && transitions.length > 0 && transitions.every((way) => way.trigger.kind === 'always');
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large each kind is drawn. Levels and regions grow with what they hold, notes are as large as they say. */
export const nodeSizes: Readonly<Record<Exclude<NodeKind, 'note'>, Size>> = {
  step: { width: 224, height: 72 },
  decision: { width: 192, height: 56 },
  split: { width: 192, height: 56 },
  wait: { width: 208, height: 56 },
  level: { width: 224, height: 72 },
  region: { width: 224, height: 72 },
  end: { width: 160, height: 48 },
  back: { width: 160, height: 48 },
  start: { width: 32, height: 32 },
};
