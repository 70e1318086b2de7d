import { isInside } from '#engine';
import { startId } from '../../document/canvas.ts';
import { freshName } from '../../document/fresh-name.ts';
import type { Operation, TransitionRef } from '../../document/operation.ts';
import { ownName } from '../graph/ears.ts';
import { type ElementId, elementOfBox, wayOf } from '../graph/element-id.ts';
import { chartNow, chosenPaths, type EditBase } from './edit-base.ts';
import { madeRoom } from './make-room.ts';
import { batch, withFound } from './placing.ts';

/** Removes what is chosen, and puts the keyboard on what came before it. */
export function removeChosen(base: EditBase, label?: string): boolean {
  const { stage, t, act } = base;
  const chart = chartNow(base);
  const paths = chosenPaths(base);
  const ways = stage.chosen
    .flatMap((element) => wayOf(element, chart) ?? [])
    .filter((way) => !paths.some((path) => isInside(way.source, path)));
  const notes = stage.chosen.flatMap((element) => (element.startsWith('note:') ? [element.slice(5)] : []));
  const operations: Operation[] = [];
  if (ways.length > 0) operations.push({ op: 'transitions.remove', refs: ways.map(refOf) });
  if (paths.length > 0) operations.push({ op: 'states.remove', paths });
  for (const id of notes) operations.push({ op: 'layout.note.remove', id });
  if (operations.length === 0) return false;
  const [way] = ways;
  const next = way ? elementOfBox(way.source === '' ? startId('') : way.source) : predecessor(base, paths);
  const count = paths.length + ways.length + notes.length;
  const said = label ?? t('act.remove', { count, name: nameOfChosen(base) });
  if (!act(batch(operations, said), said)) return false;
  stage.choose(next === undefined ? [] : [next]);
  stage.focus(next ?? 'step:');
  return true;
}

/** Where one goes when steps are gone: what led to the first of them, else its neighbor, else the level around. */
export function predecessor({ stage }: EditBase, paths: readonly string[]): ElementId | undefined {
  const gone = (path: string): boolean => paths.some((each) => isInside(path, each));
  const [first] = paths;
  if (first === undefined) return undefined;
  const { chart } = stage.graph;
  const way = stage.graph.edges.find((edge) => edge.target === first && !gone(edge.source) && edge.source !== startId(''));
  if (way) return elementOfBox(way.source);
  const parent = chart.states.get(first)?.parent ?? '';
  const siblings = chart.states.get(parent)?.children ?? [];
  const index = siblings.indexOf(first);
  const before = siblings.slice(0, Math.max(index, 0)).findLast((path) => !gone(path));
  return before === undefined ? `step:${parent}` : `step:${before}`;
}

export function nameOfChosen(base: EditBase): string {
  const [first] = base.stage.chosen;
  const way = wayOf(first, chartNow(base));
  if (way) return `${ownName(way.source)} → ${ownName(way.target ?? '')}`;
  return first?.startsWith('step:') ? ownName(first.slice(5)) : '';
}

export function refOf({ source, trigger, index }: TransitionRef): TransitionRef {
  return { source, trigger, index };
}

/** Puts the chosen steps into a level of their own. */
export function groupChosen(base: EditBase): void {
  const { stage, t, act } = base;
  const paths = chosenPaths(base);
  const [first] = paths;
  if (first === undefined) return;
  const chart = chartNow(base);
  const parent = chart.states.get(first)?.parent ?? '';
  const taken = new Set((chart.states.get(parent)?.children ?? []).map((path) => path.slice(path.lastIndexOf('.') + 1)));
  const name = freshName('level', taken);
  const label = t('act.group', { count: paths.length });
  const aside = madeRoom(stage.graph.boxes, new Set(paths));
  const operations: Operation[] = [{ op: 'states.group', paths, name }];
  if (aside.size > 0) operations.unshift({ op: 'layout.move', positions: withFound(stage.graph.boxes, aside) });
  if (!act(batch(operations, label), label)) return;
  const made = `step:${parent === '' ? name : `${parent}.${name}`}`;
  stage.choose([made]);
  stage.focus(made);
}

/** Dissolves the chosen level. */
export function ungroupChosen(base: EditBase): void {
  const { stage, t, act } = base;
  const [path] = chosenPaths(base);
  if (path === undefined) return;
  const parent = chartNow(base).states.get(path)?.parent ?? '';
  if (!act({ op: 'state.ungroup', path }, t('act.ungroup', { name: ownName(path) }))) return;
  stage.choose([]);
  stage.focus(`step:${parent}`);
}

export function makeFirst(base: EditBase): void {
  const [path] = chosenPaths(base);
  const state = path === undefined ? undefined : chartNow(base).states.get(path);
  if (!state) return;
  base.act({ op: 'state.initial', parent: state.parent ?? '', name: state.key }, base.t('act.first', { name: ownName(state.path) }));
}

/** Moves the chosen steps into another level. */
export function moveInto(base: EditBase, parent: string): void {
  const { stage, t, act } = base;
  const paths = chosenPaths(base);
  const name = parent === '' ? t('moveInto.top') : ownName(parent);
  if (!act({ op: 'states.move', paths, parent }, t('act.into', { name }))) return;
  const moved = paths.map((path) => `step:${parent === '' ? '' : `${parent}.`}${path.slice(path.lastIndexOf('.') + 1)}`);
  stage.choose(moved);
  if (moved[0]) stage.focus(moved[0]);
}

/** Lets a path be looked at earlier or later among those with the same trigger. */
export function reorder(base: EditBase, element: ElementId, by: -1 | 1): void {
  const { stage, t, act } = base;
  const chart = chartNow(base);
  const way = wayOf(element, chart);
  if (!way) return;
  const to = way.index + by;
  const other = chart.transitions.find(
    (each) => each.source === way.source && each.index === to && JSON.stringify(each.trigger) === JSON.stringify(way.trigger),
  );
  if (!other) return;
  if (!act({ op: 'transition.move', ref: refOf(way), to }, t('act.reorder'))) return;
  stage.choose([`path:${other.pointer}`]);
  stage.focus(`path:${other.pointer}`);
}
