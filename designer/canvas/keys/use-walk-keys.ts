import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanvasGraph } from '../graph/canvas-graph.ts';
import { boxIdOf, type ElementId, elementOfBox } from '../graph/element-id.ts';
import { absolute } from '../graph/flow-edges.ts';
import { type Direction, type Ground, type Step, walk } from './walk.ts';

const directions: Readonly<Record<string, Direction>> = { ArrowRight: 'on', ArrowLeft: 'back', ArrowUp: 'before', ArrowDown: 'after' };

interface WalkKeys {
  readonly graph: CanvasGraph | undefined;
  readonly chosen: readonly ElementId[];
  choose(elements: readonly ElementId[]): void;
  focus(element: ElementId): void;
  open(): void;
  say(words: string): void;
}

/**
 * Walking on the canvas by keys: along ways, among neighbors, onto a way itself. With Shift what is walked to is chosen
 * as well, with Ctrl it is only walked to. Answers true when the key was for it.
 */
export function useWalkKeys({
  graph,
  chosen,
  choose,
  focus,
  open,
  say,
}: WalkKeys): (event: KeyboardEvent, on: ElementId | undefined) => boolean {
  const { t } = useTranslation('canvas');
  const trail = useRef<Step>(undefined);
  const ground = useMemo((): Ground | undefined => graph && groundOf(graph), [graph]);
  return useCallback(
    (event, on) => {
      const direction = directions[event.key];
      if (!ground || event.metaKey || event.altKey || (event.ctrlKey && !direction)) return false;
      const go = (element: ElementId): void => {
        if (event.shiftKey && direction) choose([...chosen.filter((each) => each !== element && !each.startsWith('path:')), element]);
        else if (!event.ctrlKey) choose([element]);
        focus(element);
      };
      if (on?.startsWith('path:')) return keyOnWay(event, ground, on, go, trail, open);
      const to = leadsTo(event.key, direction, on === undefined ? undefined : boxIdOf(on), trail, ground);
      if (to === undefined) return on !== undefined && chooseBy(event.key, on, { chosen, choose, open });
      if (to === '') say(t(direction === 'back' ? 'said.noWayBack' : 'said.noWayOn'));
      else go(to);
      return true;
    },
    [ground, chosen, choose, focus, open, say, t],
  );
}

/** Where a key leads from a box; the empty text where it leads nowhere, undefined when it is no such key. */
function leadsTo(
  key: string,
  direction: Direction | undefined,
  at: string | undefined,
  trail: { current: Step | undefined },
  ground: Ground,
): ElementId | undefined {
  if (!direction || at === undefined) return jumpBy(key, at, trail.current, ground);
  const walked = walk(direction, at, trail.current, ground);
  if (walked) trail.current = walked.by;
  return walked ? elementOfBox(walked.to) : '';
}

/** Where Home, End and P lead; the empty text where P leads nowhere, undefined for other keys. */
function jumpBy(key: string, at: string | undefined, came: Step | undefined, ground: Ground): ElementId | undefined {
  if (key === 'Home' || key === 'End') {
    const box = key === 'Home' ? ground.boxes[0] : ground.boxes.at(-1);
    return box && elementOfBox(box.id);
  }
  if (key !== 'p' && key !== 'P') return undefined;
  const isPath = ({ way }: Step): boolean => way.startsWith('path:');
  const way = came && came.to === at && isPath(came) ? came : ground.ways.find((each) => each.from === at && isPath(each));
  return way?.way ?? '';
}

/** Enter opens, the space bar chooses one more. */
function chooseBy(key: string, on: ElementId, { chosen, choose, open }: Pick<WalkKeys, 'chosen' | 'choose' | 'open'>): boolean {
  if (key === 'Enter') {
    if (!chosen.includes(on)) choose([on]);
    open();
    return true;
  }
  if (key !== ' ') return false;
  choose(chosen.includes(on) ? chosen.filter((each) => each !== on) : [...chosen, on]);
  return true;
}

/** On a way: to either end of it, to its neighbors, into the inspector. */
function keyOnWay(
  event: KeyboardEvent,
  ground: Ground,
  on: ElementId,
  go: (element: ElementId) => void,
  trail: { current: Step | undefined },
  open: () => void,
): boolean {
  const way = ground.ways.find((each) => each.way === on);
  if (!way) return false;
  const siblings = ground.ways.filter((each) => each.from === way.from && each.way.startsWith('path:'));
  switch (event.key) {
    case 'ArrowRight':
      trail.current = way;
      go(elementOfBox(way.to));
      return true;
    case 'ArrowLeft':
      go(elementOfBox(way.from));
      return true;
    case 'ArrowUp':
    case 'ArrowDown': {
      const next = siblings[siblings.indexOf(way) + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next) go(next.way);
      return true;
    }
    case 'Enter':
      open();
      return true;
    case 'Escape':
      go(elementOfBox(way.from));
      return true;
    default:
      return false;
  }
}

function groundOf(graph: CanvasGraph): Ground {
  const places = absolute(graph.boxes);
  const parents = new Set(graph.boxes.map(({ node }) => node.parent));
  return {
    boxes: graph.boxes.map(({ node }) => {
      const { x = 0, y = 0 } = places.get(node.id) ?? {};
      return { id: node.id, parent: node.parent, x, y, open: parents.has(node.id) };
    }),
    ways: graph.edges.map((edge) => ({ way: edge.id, from: edge.source, to: edge.target })),
    chart: graph.chart,
  };
}
