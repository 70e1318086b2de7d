import type { Chart, ChartState } from '#engine';
import type { canvasText } from '../canvas-text.ts';
import { type ElementId, pathsOf, wayOf } from '../graph/element-id.ts';

export type MenuAct = Exclude<keyof typeof canvasText.menu, 'label'>;

export interface MenuEntry {
  readonly act: MenuAct;
  readonly keys?: string;
  /** Stands below a line. */
  readonly apart?: boolean;
  readonly about?: string;
}

interface MenuOf {
  readonly chosen: readonly ElementId[];
  readonly chart: Chart;
  readonly folded: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
}

/** What can be done with what is chosen: only what makes sense for it. */
export function menuEntries({ chosen, chart, folded, pinned }: MenuOf): MenuEntry[] {
  const [first] = chosen;
  if (first === undefined) return paneEntries;
  const way = wayOf(first, chart);
  if (way) return wayEntries(typeof way.target === 'string', siblingsOf(way.source, JSON.stringify(way.trigger), chart));
  if (first.startsWith('note:')) return noteEntries;
  if (first === 'step:') return [{ act: 'open', keys: 'Enter' }, { act: 'connect', keys: 'C' }, ...paneEntries.map(apart)];
  const paths = pathsOf(chosen);
  const state = chart.states.get(paths[0] ?? '');
  return state ? stepEntries(state, paths, { chosen, chart, folded, pinned }) : paneEntries;
}

function stepEntries(state: ChartState, paths: readonly string[], { chosen, chart, folded, pinned }: MenuOf): MenuEntry[] {
  const one = paths.length === 1;
  const leads = one && state.type !== 'final' && state.type !== 'history';
  const holds = state.children.length > 0;
  const entries: (MenuEntry | false)[] = [
    one && { act: 'open', keys: 'Enter' },
    leads && { act: 'connect', keys: 'C' },
    leads && { act: 'addAfter', keys: 'I' },
    one && canBeFirst(state, chart) && { act: 'makeFirst' },
    { act: 'cut', keys: 'Ctrl X', apart: true },
    { act: 'copy', keys: 'Ctrl C' },
    { act: 'paste', keys: 'Ctrl V' },
    { act: 'duplicate', keys: 'Ctrl D' },
    { act: 'group', keys: 'Ctrl G', apart: true },
    one && holds && { act: 'ungroup', keys: 'Ctrl Shift G' },
    { act: 'moveInto' },
    one && holds && { act: folded.has(state.path) ? 'unfold' : 'fold' },
    { act: paths.every((path) => pinned.has(path)) ? 'unpin' : 'pin', apart: true },
    chosen.length > 1 && { act: 'align' },
    chosen.length > 2 && { act: 'distribute' },
    (chosen.length > 1 || holds) && { act: 'tidy' },
    { act: 'remove', keys: 'Del', apart: true },
  ];
  return entries.filter((each) => each !== false);
}

function canBeFirst(state: ChartState, chart: Chart): boolean {
  const parent = chart.states.get(state.parent ?? '');
  return parent?.type === 'compound' && parent.initial !== state.path && state.type !== 'history';
}

function siblingsOf(source: string, trigger: string, chart: Chart): number {
  return chart.transitions.filter((way) => way.source === source && JSON.stringify(way.trigger) === trigger).length;
}

function wayEntries(leads: boolean, siblings: number): MenuEntry[] {
  const entries: (MenuEntry | false)[] = [
    { act: 'open', keys: 'Enter' },
    leads && { act: 'addOn', keys: 'I' },
    { act: 'retarget', keys: 'C' },
    siblings > 1 && { act: 'earlier', keys: '[', apart: true },
    siblings > 1 && { act: 'later', keys: ']' },
    { act: 'remove', keys: 'Del', apart: true },
  ];
  return entries.filter((each) => each !== false);
}

const noteEntries: MenuEntry[] = [{ act: 'write' }, { act: 'remove', keys: 'Del', apart: true }];

const paneEntries: MenuEntry[] = [
  { act: 'addStep', keys: 'I' },
  { act: 'addNote' },
  { act: 'paste', keys: 'Ctrl V', apart: true },
  { act: 'selectAll', keys: 'Ctrl A' },
  { act: 'tidyAll', apart: true },
];

function apart(entry: MenuEntry, index: number): MenuEntry {
  return index === 0 ? { ...entry, apart: true } : entry;
}

export const alignEntries: readonly MenuEntry[] = [
  { act: 'left' },
  { act: 'center' },
  { act: 'right' },
  { act: 'top', apart: true },
  { act: 'middle' },
  { act: 'bottom' },
];

export const distributeEntries: readonly MenuEntry[] = [{ act: 'across' }, { act: 'down' }];
