import { Liquid } from 'liquidjs';
import { isLocalDate, toDayNumber } from '../base/local-date.ts';
import { formatMoney } from '../base/money.ts';

/** What the author may use; everything else is unknown to the parser and refused when the template is saved. */
export const allowedTags = ['if', 'unless', 'for', 'case', 'assign', 'comment'];
const keptFilters = ['upcase', 'downcase', 'capitalize', 'default', 'truncate', 'size', 'first', 'last', 'plus', 'minus'];
export const allowedFilters = [...keptFilters, 'date', 'money'];

export type OutputKind = 'text' | 'html';

/** How numbers and dates are written. */
export interface Writing {
  readonly currency: string;
  readonly language: string;
}

const limits = { parseLimit: 65_536, renderLimit: 200, memoryLimit: 1_000_000 };

/**
 * A Liquid with nothing in it that could read files, reach a prototype, know the time or run for long.
 * Unknown variables and filters are errors; output is escaped for its kind.
 */
export function fencedLiquid(kind: OutputKind, writing: Writing): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    cache: false,
    templates: {},
    ...(kind === 'html' ? { outputEscape: 'escape' as const } : {}),
    ...limits,
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.includes(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!keptFilters.includes(name) && !needed(name, kind)) delete liquid.filters[name];
  liquid.registerFilter('money', (value: unknown) => writeMoney(value, writing));
  liquid.registerFilter('date', (value: unknown, style: unknown) => writeDate(value, writing, style === 'short' ? 'short' : 'long'));
  return liquid;
}

/** Escaping itself is a filter. */
function needed(name: string, kind: OutputKind): boolean {
  return kind === 'html' && name === 'escape';
}

/** A template asked for something it cannot have; the notice is parked, not sent with a hole. */
export class UnprintableValue extends Error {
  override readonly name = 'UnprintableValue';
}

function writeMoney(value: unknown, writing: Writing): string {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new UnprintableValue(`"${String(value)}" is not an amount`);
  return formatMoney(value, writing.currency, writing.language);
}

function writeDate(value: unknown, writing: Writing, style: 'long' | 'short'): string {
  if (!isLocalDate(value)) throw new UnprintableValue(`"${String(value)}" is not a date`);
  const format = new Intl.DateTimeFormat(writing.language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: style === 'long' ? 'long' : 'short',
    day: 'numeric',
  });
  return format.format(toDayNumber(value) * 86_400_000);
}
