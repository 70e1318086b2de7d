import type { Trigger } from '../machine/chart.ts';
import type { Timer } from '../model/timer.ts';

/** What of a definition a difference is about. */
export type DifferentThing =
  | 'state'
  | 'transition'
  | 'order'
  | 'effect'
  | 'timer'
  | 'rule'
  | 'setting'
  | 'row'
  | 'test'
  | 'layout'
  | 'note'
  | 'writing';

/** The same thing on both sides; one is missing where it was added or removed. */
export interface Sides<T> {
  readonly before?: T;
  readonly after?: T;
}

/**
 * One difference between two definitions, in meaning: `before` and `after` are JSON pointers into the two
 * documents. The rest is what its words and a canvas need.
 */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly what: DifferentThing;
  /** `meaning` decides what happens, `text` is read by people only, `layout` is where things stand on the canvas. */
  readonly weight: 'meaning' | 'text' | 'layout';
  readonly before?: string;
  readonly after?: string;
  /** What of the thing is different: `name`, `parent`, `offset`, `params.template`, `guard` … */
  readonly field?: string;
  readonly value?: Sides<unknown>;
  /** The state it is about or lies in. */
  readonly state?: Sides<string>;
  /** Keys of the transition it is about or lies in. */
  readonly transition?: Sides<string>;
  readonly trigger?: Sides<SaidTrigger>;
  readonly target?: Sides<string>;
  /** The name of a timer, rule, test, row or setting. */
  readonly name?: Sides<string>;
  /** The steps a timer leads to. */
  readonly leadsTo?: readonly string[];
  /** Where an action stands: on entry or exit of its state, or on its path. */
  readonly at?: 'entry' | 'exit' | 'transition';
  /** How many things it sums up. */
  readonly count?: number;
}

/** What sets a path off, with the timer's own words. */
export interface SaidTrigger {
  readonly trigger: Trigger;
  readonly timer?: Timer;
}

/** Whether a difference changes what happens to an account. */
export function isMeaning(difference: Difference): boolean {
  return difference.weight === 'meaning';
}

/** Both sides of a value, those that are missing left out. */
export function sides<T>(before: T | undefined, after: T | undefined): Sides<T> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** Whether two JSON values are written alike, key order included. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export type Json = Readonly<Record<string, unknown>>;

/** Keys under which two objects differ, in the order of the second. */
export function differentKeys(a: Json, b: Json, but: ReadonlySet<string> = new Set()): string[] {
  const keys = [...new Set([...Object.keys(b), ...Object.keys(a)])];
  return keys.filter((key) => !but.has(key) && !same(own(a, key), own(b, key)));
}

/** A property an object has itself. */
export function own(value: Json, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
