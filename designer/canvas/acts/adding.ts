import type { Chart, ChartTransition, Trigger } from '#engine';
import { startId } from '../../document/canvas.ts';
import { freshName } from '../../document/fresh-name.ts';
import { isObject, type JsonObject } from '../../document/json.ts';
import type { Point } from '../../document/layout.ts';
import { decidesAtOnce } from '../../document/node-kind.ts';
import type { Operation } from '../../document/operation.ts';
import type { Blueprint, PaletteItem } from '../../palette/palette-items.ts';
import { CARD_WIDTH, HEAD } from '../graph/card.ts';
import { ownName } from '../graph/ears.ts';
import { wayOf } from '../graph/element-id.ts';
import { absolute } from '../graph/flow-edges.ts';
import { levelAt } from '../stage/under-pointer.ts';
import type { Under } from '../state/stage-context.ts';
import { chartNow, chosenPaths, documentOf, type EditBase } from './edit-base.ts';
import { freshTimer } from './fresh-timer.ts';
import { batch, withFound } from './placing.ts';
import { refOf } from './structure.ts';

/** Asks for a path from a state, to be taken when an event happens. */
export type AskWay = (source: string, event: string | undefined, target: string | undefined) => void;

/** Adds an item of the palette where it was dropped: onto a path, onto a step, or into the level there. */
export function dropItem(base: EditBase, item: PaletteItem, at: Point, under: Under, ask: AskWay): void {
  const { blueprint } = item;
  const chart = chartNow(base);
  const box = under.box === undefined ? undefined : chart.states.get(under.box === startId('') ? '' : under.box);
  const way = wayOf(under.way, chart);
  const takesActs = box !== undefined && box.path !== '' && box.children.length === 0 && box.type === 'atomic';
  if (blueprint.kind === 'note') addNote(base, at);
  else if (blueprint.kind === 'event') {
    if (box) ask(box.path, blueprint.type, undefined);
  } else if (way) insertOnWay(base, item, way);
  else if (takesActs && blueprint.kind === 'act') addAct(base, item, box.path, box.pointer);
  else dropIntoLevel(base, item, at);
}

function dropIntoLevel(base: EditBase, item: PaletteItem, at: Point): void {
  const { boxes } = base.stage.graph;
  const level = levelAt(boxes, at) ?? '';
  const { x = 0, y = 0 } = level === '' ? {} : (absolute(boxes).get(level) ?? {});
  addStep(base, item, level, { x: Math.round(at.x - x - CARD_WIDTH / 2), y: Math.round(at.y - y - HEAD / 2) });
}

/** Adds an item where one is: onto the chosen path, after the chosen step, else on its own. */
export function addItem(base: EditBase, item: PaletteItem, ask: AskWay): void {
  const { stage, session, t } = base;
  const chart = chartNow(base);
  const { blueprint } = item;
  const [path] = chosenPaths(base);
  const way = wayOf(stage.chosen[0], chart);
  if (blueprint.kind === 'note') addNote(base, stage.middle());
  else if (blueprint.kind === 'event') {
    if (path === undefined && !stage.chosen.includes('step:')) session.refuse(t('said.chooseSource'));
    else ask(path ?? '', blueprint.type, undefined);
  } else if (way) insertOnWay(base, item, way);
  else if (path === undefined) addStep(base, item, soleLevel(chart), undefined);
  else addAfter(base, item, path);
}

/** Puts a step after another: on its first path that leads on, else with a path of its own. */
export function addAfter(base: EditBase, item: PaletteItem, path: string): string | undefined {
  const state = chartNow(base).states.get(path);
  if (!state) return undefined;
  const own = state.transitions.filter((way) => typeof way.target === 'string');
  const onward = own.find((way) => way.trigger.kind === 'timer') ?? own[0];
  if (onward && canLeadOn(item.blueprint)) return insertOnWay(base, item, onward);
  const isEnd = state.type === 'final' || state.type === 'history';
  return addStep(base, item, state.parent ?? '', undefined, isEnd ? undefined : path);
}

function canLeadOn(blueprint: Blueprint): boolean {
  return blueprint.kind !== 'step' || (blueprint.state['type'] !== 'final' && blueprint.state['type'] !== 'history');
}

/** Puts a step on a path; what waits leads on after three business days. Answers its path. */
export function insertOnWay(base: EditBase, item: PaletteItem, way: ChartTransition): string | undefined {
  const { stage, t, act } = base;
  const { blueprint } = item;
  if (blueprint.kind === 'event' || blueprint.kind === 'note') return undefined;
  const label = t('act.insert', { name: item.name });
  const parent = levelOfWay(chartNow(base), way);
  const name = freshStep(chartNow(base), parent, blueprint.name);
  const waits = blueprint.kind === 'act' || (blueprint.kind === 'step' && blueprint.waits);
  const timer = waits ? freshTimer(documentOf(base)) : undefined;
  const place = placeBetween(base, way, parent);
  const path = parent === '' ? name : `${parent}.${name}`;
  const operations: Operation[] = [
    ...(place ? [{ op: 'layout.move' as const, positions: withFound(stage.graph.boxes, new Map()) }] : []),
    ...(timer ? [timer.set] : []),
    {
      op: 'state.insert',
      ref: refOf(way),
      name,
      state: stateOf(blueprint),
      ...(timer ? { timer: timer.name } : {}),
      ...(place ? { position: place } : {}),
    },
    ...(blueprint.kind === 'split' ? halves(path, way, name) : []),
  ];
  if (!act(batch(operations, label), label)) return undefined;
  arrive(base, path);
  return path;
}

/** A split leads both of its groups on to where the path led. */
function halves(path: string, way: ChartTransition, name: string): Operation[] {
  const guard = (arm: string) => ({ type: 'split' as const, params: { experiment: name, arm } });
  const trigger = { kind: 'always' } as const;
  const target = way.target ?? '';
  return [
    { op: 'transitions.remove', refs: [{ source: path, trigger, index: 0 }] },
    { op: 'transition.add', source: path, trigger, target, guard: guard('A') },
    { op: 'transition.add', source: path, trigger, target, guard: guard('B') },
  ];
}

/** Adds a step to a level; with `after` a path leads to it from there. */
export function addStep(
  base: EditBase,
  item: PaletteItem,
  parent: string,
  position: Point | undefined,
  after?: string,
): string | undefined {
  const { stage, t, act } = base;
  const { blueprint } = item;
  if (blueprint.kind === 'event' || blueprint.kind === 'note') return undefined;
  const name = freshStep(chartNow(base), parent, blueprint.name);
  const path = parent === '' ? name : `${parent}.${name}`;
  const label = t('act.add', { name: item.name });
  const operations: Operation[] = [];
  if (position) operations.push({ op: 'layout.move', positions: withFound(stage.graph.boxes, new Map()) });
  operations.push({ op: 'state.add', parent, name, state: stateOf(blueprint), ...(position ? { position } : {}) });
  if (after !== undefined) operations.push(...wayTo(base, after, path));
  if (!act(batch(operations, label), label)) return undefined;
  arrive(base, path);
  return path;
}

/** A path to a new step: from the whole flow when money comes, from a decision at once, else after three business days. */
function wayTo(base: EditBase, source: string, target: string): Operation[] {
  const state = chartNow(base).states.get(source);
  const add = (trigger: Trigger): Operation => ({ op: 'transition.add', source, trigger, target });
  if (source === '') return [add({ kind: 'event', name: 'payment.received' })];
  if (state && decidesAtOnce(state)) return [add({ kind: 'always' })];
  const timer = freshTimer(documentOf(base));
  return [timer.set, add({ kind: 'timer', name: timer.name })];
}

function addAct(base: EditBase, item: PaletteItem, path: string, pointer: string): void {
  if (item.blueprint.kind !== 'act') return;
  const label = base.t('act.act', { act: item.name, name: ownName(path) });
  const entry = chartNow(base).states.get(path)?.config.entry ?? [];
  const value = item.blueprint.call as unknown as JsonObject;
  base.act({ op: 'list.insert', pointer: `${pointer}/entry`, index: entry.length, value }, label);
  arrive(base, path);
}

export function addNote(base: EditBase, at: Point): void {
  const { session, stage, t, act } = base;
  const notes = (session.store.getState().value['layout'] as { notes?: readonly unknown[] } | undefined)?.notes ?? [];
  const taken = new Set(notes.flatMap((note) => (isObject(note) && typeof note['id'] === 'string' ? [note['id']] : [])));
  const id = freshName('note', taken);
  const note = { id, x: Math.round(at.x - 100), y: Math.round(at.y - 36), w: 200, h: 72, text: '' };
  if (!act({ op: 'layout.note.add', note }, t('act.note'))) return;
  stage.choose([`note:${id}`]);
  stage.moments.setState({ writing: `note|${id}` });
}

function arrive({ stage }: EditBase, path: string): void {
  stage.choose([`step:${path}`]);
  stage.focus(`step:${path}`);
}

function stateOf(blueprint: Blueprint): JsonObject {
  if (blueprint.kind === 'act') return { entry: [blueprint.call as unknown as JsonObject] };
  return blueprint.kind === 'step' ? blueprint.state : {};
}

/** The level in which a step put on a way comes to stand, as the operation decides it. */
function levelOfWay(chart: Chart, { source, target }: ChartTransition): string {
  const parentOf = (path: string): string => chart.states.get(path)?.parent ?? '';
  const inside = source === '' || (typeof target === 'string' && target.startsWith(`${source}.`));
  const levels = [inside ? source : parentOf(source), parentOf(target ?? '')];
  return levels.find((path) => chart.states.get(path)?.type === 'compound') ?? '';
}

/** Where a step put on a way stands: half way, when the document says where both ends are. */
function placeBetween({ stage }: EditBase, way: ChartTransition, parent: string): Point | undefined {
  const places = absolute(stage.graph.boxes);
  const [from, to] = [places.get(way.source === '' ? startId('') : way.source), places.get(way.target ?? '')];
  if (!from || !to || (!from.box.node.placed && !to.box.node.placed) || way.source === '') return undefined;
  const origin = parent === '' ? { x: 0, y: 0 } : (places.get(parent) ?? { x: 0, y: 0 });
  const below = Math.abs(from.x - to.x) < CARD_WIDTH;
  const x = below ? from.x + CARD_WIDTH + 88 : (from.x + to.x) / 2;
  return { x: Math.round(x - origin.x), y: Math.round((from.y + to.y) / 2 - origin.y + (below ? 0 : 40)) };
}

function freshStep(chart: Chart, parent: string, wanted: string): string {
  const keys = (chart.states.get(parent)?.children ?? []).map((path) => path.slice(path.lastIndexOf('.') + 1));
  return freshName(wanted, new Set(keys));
}

/** Where a step goes that nobody gave a place: the one level of a flow that has just one, else the top. */
function soleLevel(chart: Chart): string {
  const initial = chart.states.get('')?.initial;
  return typeof initial === 'string' && chart.states.get(initial)?.type === 'compound' ? initial : '';
}
