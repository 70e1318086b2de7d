import type { Chart, ChartState, StateConfig } from '#engine';
import type { CanvasNode } from '../../document/canvas.ts';
import { stepsInside } from './boxes.ts';
import { type Card, type CardSource, cardOf, startCard } from './card.ts';

interface Made {
  readonly sign: string;
  readonly config: StateConfig;
  readonly source: CardSource;
  readonly card: Card;
}

/** Cards by box; the card of a state nothing of which has changed is the same as the last time. */
export function createCards(): (nodes: readonly CanvasNode[], chart: Chart, source: CardSource) => Map<string, Card> {
  let last = new Map<string, Made>();
  return (nodes, chart, source) => {
    const next = new Map<string, Made>();
    for (const node of nodes) {
      const state = node.kind === 'note' ? undefined : chart.states.get(node.path);
      if (!state) continue;
      const inside = node.collapsed ? stepsInside(chart, node.path) : undefined;
      const sign = `${node.kind} ${inside} ${state.initial} ${state.transitions.map((way) => way.target).join(' ')}`;
      const old = last.get(node.id);
      const isSame = old && old.sign === sign && sameConfig(old.config, state.config) && sameSource(old.source, source, state);
      next.set(node.id, isSame ? old : { sign, config: state.config, source, card: make(node, state, source, inside) });
    }
    last = next;
    return new Map([...next].map(([id, { card }]) => [id, card]));
  };
}

function make(node: CanvasNode, state: ChartState, source: CardSource, inside: number | undefined): Card {
  return node.kind === 'start' ? startCard(state, node.id, source) : cardOf(state, node.kind, source, inside);
}

/** Whether the state itself is as it was, whatever became of what lies in it. */
function sameConfig(a: StateConfig, b: StateConfig): boolean {
  return a === b || said.every((key) => a[key] === b[key]);
}

const said = ['type', 'entry', 'on', 'after', 'always', 'onDone', 'description', 'history'] as const;

/** Whether what a card's words are made with is as it was: of all times only those that set off one of its own ways are on it. */
function sameSource(a: CardSource, b: CardSource, { transitions }: ChartState): boolean {
  if (a.registry !== b.registry) return false;
  const [before, now] = [a.flow.timers ?? {}, b.flow.timers ?? {}];
  return before === now || transitions.every(({ trigger }) => trigger.kind !== 'timer' || before[trigger.name] === now[trigger.name]);
}
