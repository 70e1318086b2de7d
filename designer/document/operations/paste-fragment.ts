import type { Chart } from '#engine';
import { childPath, type FlowDraft, type StateDraft, stateAt } from '../flow-draft.ts';
import { chartOfFragment, FRAGMENT_ID, type Fragment, isFragment } from '../fragment.ts';
import { freshName } from '../fresh-name.ts';
import type { Point } from '../layout.ts';
import type { PasteFragment, TransitionRef } from '../operation.ts';
import { bringRules, bringTimers } from '../paste-names.ts';
import { allow, called } from '../refused.ts';
import { historyTargetText, targetText } from '../target-text.ts';
import { transitionsOf, writeTarget } from '../transition-place.ts';
import { addChild } from './add-state.ts';
import { layoutDraft, place } from './move-layout.ts';
import { takeAway } from './remove-transitions.ts';

export function pasteFragment(flow: FlowDraft, chart: Chart, { parent, fragment, at }: PasteFragment): void {
  allow(isFragment(fragment), 'What was copied is not a part of a flow.');
  allow(chart.states.has(parent), `There is no step ${called(parent)} to paste into any more.`);
  const pasted: FlowDraft = {
    machine: { id: FRAGMENT_ID, states: structuredClone(fragment.states) as unknown as Record<string, StateDraft> },
  };
  const taken = new Set(Object.keys(stateAt(flow, parent).states ?? {}));
  const names = new Map<string, string>();
  for (const name of Object.keys(fragment.states)) names.set(name, claim(name, taken));
  const to = (path: string): string => {
    const [top = '', ...rest] = path.split('.');
    return [childPath(parent, names.get(top) ?? top), ...rest].join('.');
  };
  leadOn(pasted, fragment, { machineId: flow.machine.id, chart, to });
  bringTimers(flow, pasted.machine, fragment.timers);
  bringRules(flow, pasted.machine, fragment.rules);
  freshIds(pasted.machine, new Set(chart.transitions.map((way) => way.key)));

  const children = Object.entries(pasted.machine.states ?? {});
  const first = children.toSorted(([, a], [, b]) => Number(a.type === 'history') - Number(b.type === 'history'));
  for (const [name, child] of first) addChild(flow, parent, names.get(name) ?? name, child);
  placeAll(flow, fragment, to, at);
}

function claim(wanted: string, taken: Set<string>): string {
  const name = freshName(wanted, taken);
  taken.add(name);
  return name;
}

interface Destination {
  readonly machineId: string;
  readonly chart: Chart;
  /** Path a state of the fragment gets in the document. */
  readonly to: (path: string) => string;
}

/** Writes the targets for the document; ways to what exists neither in the fragment nor there are taken away. */
function leadOn(pasted: FlowDraft, fragment: Fragment, { machineId, chart, to }: Destination): void {
  const copy = chartOfFragment(structuredClone(pasted.machine.states ?? {}));
  const ends = new Map(fragment.missing.map((end) => [end.pointer, end.target]));
  /** Where a target of the fragment is in the document; undefined when it is not there. */
  const goal = (pointer: string, target: string | undefined | null): string | undefined => {
    const outer = ends.get(pointer);
    if (outer === undefined) return typeof target === 'string' ? to(target) : undefined;
    return outer !== '' && chart.states.has(outer) ? outer : undefined;
  };
  const lost: TransitionRef[] = [];
  for (const state of copy.states.values()) {
    if (state.path === '') continue;
    const draft = stateAt(pasted, state.path);
    const source = to(state.path);
    for (const { trigger, index, target, pointer } of state.transitions) {
      const at = goal(pointer, target);
      if (at !== undefined) writeTarget(draft, trigger, index, targetText(machineId, source, at));
      else if (target !== undefined || ends.has(pointer)) lost.push({ source: state.path, trigger, index });
    }
    if (state.type === 'history') leadBack(draft, machineId, source, goal(state.pointer, state.fallback));
  }
  takeAway(pasted, lost);
}

function leadBack(draft: StateDraft, machineId: string, source: string, fallback: string | undefined): void {
  if (fallback === undefined) delete draft.target;
  else draft.target = historyTargetText(machineId, source, fallback);
}

/** Ids of ways are told apart by traces; a copy cannot have that of its original. */
function freshIds(state: StateDraft, taken: Set<string>): void {
  for (const trigger of triggersOf(state)) {
    for (const { meta } of transitionsOf(state, trigger)) {
      if (meta && typeof meta['id'] === 'string') meta['id'] = claim(meta['id'], taken);
    }
  }
  for (const child of Object.values(state.states ?? {})) freshIds(child, taken);
}

function triggersOf(state: StateDraft): Parameters<typeof transitionsOf>[1][] {
  return [
    ...Object.keys(state.on ?? {}).map((name) => ({ kind: 'event' as const, name })),
    ...Object.keys(state.after ?? {}).map((name) => ({ kind: 'timer' as const, name })),
    { kind: 'always' },
    { kind: 'done' },
  ];
}

/** Where a paste goes that was not given a place: a little off what was copied, so that both are seen. */
const OFFSET = 32;

function placeAll(flow: FlowDraft, { layout, states }: Fragment, to: (path: string) => string, at: Point | undefined): void {
  const tops = Object.keys(states).flatMap((name) => (Object.hasOwn(layout, name) ? (layout[name] ?? []) : []));
  if (tops.length === 0) return;
  const corner = { x: Math.min(...tops.map(({ x }) => x)), y: Math.min(...tops.map(({ y }) => y)) };
  const shift = at ? { x: at.x - corner.x, y: at.y - corner.y } : { x: OFFSET, y: OFFSET };
  layoutDraft(flow);
  place(
    flow,
    Object.fromEntries(
      Object.entries(layout).map(([path, { x, y }]) => [to(path), path.includes('.') ? { x, y } : { x: x + shift.x, y: y + shift.y }]),
    ),
  );
}
