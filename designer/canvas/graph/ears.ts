import { nameWords, stateWords } from '#engine';
import type { StatePaint } from '../canvas-paint.ts';
import type { Card, CardRow } from './card.ts';

const kinds: Readonly<Record<Card['kind'], string>> = {
  step: 'step',
  wait: 'waits',
  decision: 'decision',
  split: 'split',
  level: 'level',
  region: 'runs at the same time as the others',
  end: 'end',
  back: 'leads back',
  start: 'start',
  note: 'note',
};

interface Heard {
  readonly card: Card;
  readonly path: string;
  /** Its number among the steps of its level, and whether it is the first that is entered. */
  readonly number: number;
  readonly first: boolean;
  readonly paint: StatePaint | undefined;
}

/** What a screen reader says of a box: its name, what it is and does, and all ways out with where they lead. */
export function boxName({ card, path, number, first, paint }: Heard): string {
  const place = card.kind === 'start' || path === '' ? '' : first ? `, step ${number}, first of its level` : `, step ${number}`;
  const does = card.lines.length === 0 ? '' : ` ${card.lines.join('; ')}${card.more > 0 ? `; and ${card.more} more` : ''}.`;
  const said = paint?.words ?? paint?.badge;
  return `${card.title}, ${kinds[card.kind]}${place}.${does} ${waysOf(card)}.${said === undefined ? '' : ` ${said}.`}`;
}

const ways = new WeakMap<Card, string>();

/** The ways out of a card in words; made once, however often its number changes. */
function waysOf(card: Card): string {
  const known = ways.get(card) ?? waysName(card.rows);
  ways.set(card, known);
  return known;
}

function waysName(rows: readonly CardRow[]): string {
  if (rows.length === 0) return 'No way out';
  let lead = '';
  const said = rows.map((row) => {
    lead = row.lead ?? (row.kind === 'always' ? 'at once' : lead);
    return `${rowWords(row, lead)} ${destination(row)}`;
  });
  return `${rows.length === 1 ? '1 way' : `${rows.length} ways`} out: ${said.join('; ')}`;
}

/** A way out in words, without where it leads. */
export function rowWords(row: CardRow, lead: string): string {
  return [lead, row.condition].filter(Boolean).join(', ');
}

function destination(row: CardRow): string {
  if (row.leads === 'broken') return 'to a step that does not exist';
  if (row.leads === 'stays') return row.acts === undefined ? 'and stays' : `and stays: ${row.acts}`;
  return `to ${row.to === undefined ? 'nowhere' : shortName(row.to)}`;
}

/** What a screen reader says of a path from step to step. */
export function pathName(source: string, target: string, row: CardRow | undefined, lead: string, paint: StatePaint | undefined): string {
  const order = row?.order === undefined ? '' : `, number ${row.order} in order`;
  const said = paint?.words ?? paint?.badge;
  const words = row ? rowWords(row, lead) : '';
  const from = source === '' ? 'Start' : shortName(source);
  return `Path from ${from} to ${shortName(target)}${words === '' ? '' : `: ${words}`}${order}.${said === undefined ? '' : ` ${said}.`}`;
}

/** Innermost name of a step, with its level where it has one. */
export function shortName(path: string): string {
  return stateWords(path.split('.').slice(-2).join('.'));
}

export function ownName(path: string): string {
  return path === '' ? 'Start' : nameWords(path.slice(path.lastIndexOf('.') + 1));
}
