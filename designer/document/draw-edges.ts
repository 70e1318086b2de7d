import { type Chart, type ChartState, type ChartTransition, valueAt } from '#engine';
import { type CanvasEdge, startId } from './canvas.ts';
import type { JsonObject } from './json.ts';
import { parentOf } from './target-text.ts';
import { sameTrigger } from './transition-place.ts';

interface Led {
  readonly state: ChartState;
  readonly edges: readonly CanvasEdge[];
}

/**
 * Draws every way that is seen, after those where levels begin. What leads nowhere, or stays inside a collapsed level,
 * is not drawn. The ways of a state that leads where it led the last time are the same objects as then.
 */
export function createEdges(): (chart: Chart, value: JsonObject, collapsed: ReadonlySet<string>) => CanvasEdge[] {
  let last = new Map<string, Led>();
  let folded: ReadonlySet<string> | undefined;
  return (chart, value, collapsed) => {
    const shown = (path: string): string => outermostOf(path, collapsed);
    const begins = [...chart.states.values()].flatMap(({ path, initial }): CanvasEdge[] =>
      typeof initial === 'string' && shown(initial) === initial ? [beginning(path, initial)] : [],
    );
    const keys = new Set(begins.map((edge) => edge.key));
    const next = new Map<string, Led>();
    for (const state of chart.states.values()) {
      const old = folded === collapsed ? last.get(state.path) : undefined;
      const isSame = old && leadsAlike(old.state, state) && !old.edges.some(({ key }) => keys.has(key));
      const edges = isSame ? old.edges : waysOf(state, value, shown, keys);
      for (const { key } of edges) keys.add(key);
      next.set(state.path, { state, edges });
    }
    last = next;
    folded = collapsed;
    return [...begins, ...[...next.values()].flatMap(({ edges }) => edges)];
  };
}

/** Whether the ways of a state are written as they were and lead to where they led. */
function leadsAlike(a: ChartState, b: ChartState): boolean {
  return (
    a.config === b.config &&
    a.pointer === b.pointer &&
    a.transitions.length === b.transitions.length &&
    a.transitions.every((way, index) => way.target === b.transitions[index]?.target)
  );
}

function waysOf(state: ChartState, value: JsonObject, shown: (path: string) => string, known: ReadonlySet<string>): CanvasEdge[] {
  const keys = new Set<string>();
  return state.transitions.flatMap((way): CanvasEdge[] => {
    if (typeof way.target !== 'string' || way.target === '') return [];
    const [source, target] = [shown(way.source), shown(way.target)];
    if (source === target && way.source !== way.target) return [];
    // Ids given twice are a fault of the document, not of the canvas.
    const key = known.has(way.key) || keys.has(way.key) ? `${way.key}|${way.pointer}` : way.key;
    keys.add(key);
    return [edgeOf(way, state, key, source === '' ? startId('') : source, target, value)];
  });
}

function edgeOf(way: ChartTransition, state: ChartState, key: string, source: string, target: string, value: JsonObject): CanvasEdge {
  const { trigger, index, guard } = way;
  const siblings = state.transitions.filter((each) => sameTrigger(each.trigger, trigger)).length;
  const written = valueAt(value, way.pointer);
  return { key, source, target, trigger, guard, order: index + 1, siblings, ref: { source: way.source, trigger, index }, written };
}

function beginning(level: string, initial: string): CanvasEdge {
  const none = { trigger: undefined, guard: undefined, ref: undefined, written: undefined };
  return { ...none, key: startId(level), source: startId(level), target: initial, order: 1, siblings: 1 };
}

/** The box in which a state is seen: the outermost collapsed one around it, else its own. */
function outermostOf(path: string, collapsed: ReadonlySet<string>): string {
  let seen = path;
  for (let around = path === '' ? '' : parentOf(path); around !== ''; around = parentOf(around)) if (collapsed.has(around)) seen = around;
  return seen;
}
