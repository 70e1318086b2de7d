import {
  type ChartState,
  type ChartTransition,
  effectWords,
  type Flow,
  guardWords,
  nameWords,
  type Registry,
  type Timer,
  triggerWords,
} from '#engine';
import type { NodeKind, Size } from '../../document/node-kind.ts';
import { sameTrigger } from '../../document/transition-place.ts';
import { textWidth } from './text-width.ts';

/** What a card is colored and marked by. */
export type CardTone =
  | 'message'
  | 'task'
  | 'act'
  | 'suspend'
  | 'wait'
  | 'decision'
  | 'split'
  | 'level'
  | 'region'
  | 'end'
  | 'back'
  | 'start';

/** A way out of a step as its card says it. */
export interface CardRow {
  /** The transition's key in the chart; of where the flow begins, the key of that way. */
  readonly key: string;
  /** JSON Pointer of the transition; empty for where the flow begins. */
  readonly pointer: string;
  readonly kind: 'event' | 'timer' | 'always' | 'done' | 'begin';
  /** What sets it off; left out below another of the same trigger. */
  readonly lead: string | undefined;
  /** Lines the lead takes. */
  readonly leadLines: 1 | 2;
  readonly condition: string | undefined;
  /** Its place among those of its trigger, where there are several. */
  readonly order: number | undefined;
  /** What is done on the way. */
  readonly acts: string | undefined;
  /** `leaves` leads somewhere, `stays` does something without leaving, `broken` names a step that is not there. */
  readonly leads: 'leaves' | 'stays' | 'broken';
  /** Path of the step it leads to. */
  readonly to: string | undefined;
  readonly top: number;
  readonly height: number;
}

/** Everything a box says, with the room it takes; made without looking at the screen. */
export interface Card {
  readonly title: string;
  readonly tone: CardTone;
  /** The word for what it is. */
  readonly kind: NodeKind;
  readonly lines: readonly string[];
  /** Lines there was no room for. */
  readonly more: number;
  readonly rows: readonly CardRow[];
  readonly description: string | undefined;
  readonly size: Size;
}

export const CARD_WIDTH = 272;
export const HEAD = 36;
const LINE = 18;
const LINES_END = 8;
const ROW_LINE = 16;
const ROW_PAD = 8;
const ROWS_END = 4;
const MOST_LINES = 3;
/** What fits into one line, in pixels. */
export const room = { name: 196, line: 244, row: 218, size: 12, nameSize: 13.5 } as const;

/** What the words on cards are made with. */
export interface CardSource {
  readonly flow: Pick<Flow, 'timers'>;
  readonly registry: Registry;
}

/** The card of a state that is drawn as `kind`, without what lies in it. */
export function cardOf(state: ChartState, kind: NodeKind, source: CardSource, collapsed: number | undefined): Card {
  const open = collapsed === undefined && (kind === 'level' || kind === 'region');
  const acts = [...(state.config.entry ?? [])].map((call) => effectWords(call, source.registry));
  const all = collapsed === undefined ? acts : [...acts, insideWords(collapsed)];
  const lines = all.slice(0, open ? 1 : MOST_LINES);
  const more = all.length - lines.length;
  const title = kind === 'back' ? 'Back to where it was' : state.path === '' ? 'Start' : nameWords(state.key);
  const linesEnd = HEAD + (lines.length === 0 ? 0 : lines.length * LINE + LINES_END);
  const rows = rowsOf(state, source, open ? 0 : linesEnd + (lines.length === 0 ? 0 : 1));
  const height = Math.max(open ? 0 : HEAD + 4, rows.length === 0 ? linesEnd : lastOf(rows) + ROWS_END);
  return {
    title,
    tone: toneOf(state, kind),
    kind,
    lines,
    more,
    rows,
    description: state.config.description,
    size: { width: CARD_WIDTH, height },
  };
}

/** The card every account begins at: where the flow begins, and what holds at any time. */
export function startCard(root: ChartState, beginKey: string, source: CardSource): Card {
  const begin = { key: beginKey, pointer: '', kind: 'begin', lead: 'begins with', leadLines: 1, leads: 'leaves' } as const;
  const to = root.initial ?? undefined;
  const first: CardRow = { ...begin, to, condition: undefined, order: undefined, acts: undefined, top: HEAD, height: ROW_LINE + ROW_PAD };
  const begins = to === undefined ? [] : [first];
  const rows = [...begins, ...rowsOf(root, source, HEAD + (begins.length === 0 ? 0 : first.height + AT_ANY_TIME))];
  const height = rows.length === 0 ? HEAD + 4 : lastOf(rows) + ROWS_END;
  const blank = { lines: [], more: 0, description: undefined } as const;
  return { ...blank, title: 'Start', tone: 'start', kind: 'start', rows, size: { width: CARD_WIDTH, height } };
}

/** Room for the words “at any time” between where the flow begins and what holds at any time. */
export const AT_ANY_TIME = 24;

/** Room the ways out of an open level take below what lies in it. */
export function rowsHeight(card: Card): number {
  return card.rows.length === 0 ? 0 : lastOf(card.rows) + ROWS_END + 1;
}

function lastOf(rows: readonly CardRow[]): number {
  const last = rows.at(-1);
  return last ? last.top + last.height : 0;
}

function insideWords(count: number): string {
  return count === 1 ? '1 step inside' : `${count} steps inside`;
}

function rowsOf(state: ChartState, source: CardSource, from: number): CardRow[] {
  let top = from;
  return state.transitions.map((way) => {
    const row = rowOf(way, state.transitions, source, top);
    top += row.height;
    return row;
  });
}

function rowOf(way: ChartTransition, all: readonly ChartTransition[], { flow, registry }: CardSource, top: number): CardRow {
  const siblings = all.filter((each) => sameTrigger(each.trigger, way.trigger));
  const several = siblings.length > 1;
  const timers = flow.timers as Readonly<Record<string, Timer>> | undefined;
  const decides = way.trigger.kind === 'always' && (several || way.guard !== undefined);
  const lead = (several && siblings[0] !== way) || decides ? undefined : triggerWords(way.trigger, registry, timers);
  const condition = way.guard !== undefined ? `if ${guardWords(way.guard, { registry })}` : several ? 'otherwise' : undefined;
  const acts = way.actions.length === 0 ? undefined : way.actions.map((call) => effectWords(call, registry)).join(' · ');
  const leadLines = lead !== undefined && textWidth(lead, room.size) > room.row ? 2 : 1;
  const lines = (lead === undefined ? 0 : leadLines) + (condition === undefined ? 0 : 1) + (acts === undefined ? 0 : 1);
  return {
    key: way.key,
    pointer: way.pointer,
    kind: way.trigger.kind,
    lead,
    leadLines,
    condition,
    order: several ? siblings.indexOf(way) + 1 : undefined,
    acts,
    leads: way.target === null ? 'broken' : way.target === undefined ? 'stays' : 'leaves',
    to: way.target ?? undefined,
    top,
    height: Math.max(lines, 1) * ROW_LINE + ROW_PAD,
  };
}

function toneOf(state: ChartState, kind: NodeKind): CardTone {
  if (kind === 'note') return 'wait';
  if (kind !== 'step') return kind;
  const types = (state.config.entry ?? []).map((call) => call.type);
  if (types.some((type) => type === 'service.suspend' || type === 'credit.hold')) return 'suspend';
  if (types.includes('notice.send')) return 'message';
  return types.some((type) => type === 'task.create' || type === 'escalate' || type === 'dispute.assign') ? 'task' : 'act';
}
