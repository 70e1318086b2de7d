import { Drop, Liquid } from 'liquidjs';
import { DAY } from '../base/clock-time.ts';
import { isLocalDate, toDayNumber } from '../base/local-date.ts';
import { formatMoney, type Minor } from '../base/money.ts';

/** What the author may use; everything else is unknown to the parser and refused when the template is saved. */
export const allowedTags = ['if', 'unless', 'for', 'case', 'assign', 'comment'];
const keptFilters = ['upcase', 'downcase', 'capitalize', 'default', 'truncate', 'size', 'first', 'last', 'plus', 'minus'];
export const allowedFilters = [...keptFilters, 'date', 'money'];

/** How numbers and dates are written. */
export interface Writing {
  readonly currency: string;
  readonly language: string;
}

/** Times are wall time: a busy machine may take a while over a letter, and a loop without an end is stopped all the same. */
const limits = { parseLimit: 65_536, renderLimit: 1000, memoryLimit: 1_000_000 };

/**
 * A Liquid with nothing in it that could read files, reach a prototype, know the time or run for long. Unknown
 * variables and filters are errors, and so is printing what is no text or number. It writes plain text:
 * escaping is for the channel that lays the text out.
 */
export function fencedLiquid(writing: Writing): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    cache: false,
    templates: {},
    outputEscape: printed,
    ...limits,
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.includes(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!keptFilters.includes(name)) delete liquid.filters[name];
  liquid.registerFilter('money', (value: unknown) => writeMoney(value, writing));
  liquid.registerFilter('date', (value: unknown, style: unknown) => writeDate(value, writing, style === 'short' ? 'short' : 'long'));
  return liquid;
}

/** A template asked for something it cannot have; the notice is parked, not sent with a hole. */
export class UnprintableValue extends Error {
  override readonly name = 'UnprintableValue';
}

/** Money in a template: it compares and adds as a number, and prints only through `money`. */
export class Amount extends Drop {
  // Not a property: a template could read that.
  readonly #minor: Minor;

  constructor(minor: Minor) {
    super();
    this.#minor = minor;
  }

  override valueOf(): Minor {
    return this.#minor;
  }
}

/** Stands for an insert until the rest is rendered. No author can type it, and no filter may touch it. */
export const INVOICE_TABLE = '\u0000invoiceTable\u0000';

function printed(value: unknown): string {
  if (value instanceof Amount) throw new UnprintableValue(`${value.valueOf()} is an amount; write "| money" behind it`);
  if (typeof value === 'string' && (value === INVOICE_TABLE || !value.includes('\u0000'))) return value;
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return String(value);
  throw new UnprintableValue(`${typeof value === 'object' ? 'a whole record' : JSON.stringify(value)} cannot be printed`);
}

function writeMoney(value: unknown, writing: Writing): string {
  const minor: unknown = value instanceof Amount ? value.valueOf() : value;
  if (typeof minor !== 'number' || !Number.isSafeInteger(minor)) throw new UnprintableValue(`"${String(minor)}" is not an amount`);
  return formatMoney(minor, writing.currency, writing.language);
}

/** A day as people of the language write it: February 5, 2026 or Feb 5, 2026. */
export function writeDate(value: unknown, writing: Writing, style: 'long' | 'short'): string {
  if (!isLocalDate(value)) throw new UnprintableValue(`"${String(value)}" is not a date`);
  const format = new Intl.DateTimeFormat(writing.language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: style === 'long' ? 'long' : 'short',
    day: 'numeric',
  });
  return format.format(toDayNumber(value) * DAY);
}
