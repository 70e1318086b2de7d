import { type Chart, type ChartState, type ChartTransition, valueAt } from '#engine';
import { type CanvasEdge, startId } from './canvas.ts';
import type { JsonObject } from './json.ts';
import { parentOf } from './target-text.ts';
import { sameTrigger } from './transition-place.ts';

/** Every way that is seen, after those where levels begin. What leads nowhere, or stays inside a collapsed level, is not drawn. */
export function drawEdges(chart: Chart, value: JsonObject, collapsed: ReadonlySet<string>): CanvasEdge[] {
  const shown = (path: string): string => outermostOf(path, collapsed);
  const begins = [...chart.states.values()].flatMap(({ path, initial }): CanvasEdge[] =>
    typeof initial === 'string' && shown(initial) === initial ? [beginning(path, initial)] : [],
  );
  const keys = new Set(begins.map((edge) => edge.key));
  const ways = [...chart.states.values()].flatMap((state) =>
    state.transitions.flatMap((way): CanvasEdge[] => {
      if (typeof way.target !== 'string' || way.target === '') return [];
      const [source, target] = [shown(way.source), shown(way.target)];
      if (source === target && way.source !== way.target) return [];
      // Ids given twice are a fault of the document, not of the canvas.
      const key = keys.has(way.key) ? `${way.key}|${way.pointer}` : way.key;
      keys.add(key);
      return [edgeOf(way, state, key, source === '' ? startId('') : source, target, value)];
    }),
  );
  return [...begins, ...ways];
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
