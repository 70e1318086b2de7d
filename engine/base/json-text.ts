import { jsonBreak } from './json-place.ts';
import { pointer } from './pointer.ts';

/** What is wrong with a JSON text, and where. */
export interface JsonFault {
  readonly problem: 'malformed' | 'duplicate_key' | 'forbidden_key' | 'too_deep' | 'too_large';
  readonly pointer: string;
  readonly detail: string;
}

export type JsonReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly faults: readonly JsonFault[] };

/** A JSON value in words for a message, a text as it is. An object is never asked for its own `toString`: it may hold anything. */
export function spelled(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing').slice(0, LONGEST_SPELLING);
}

const LONGEST_SPELLING = 120;

/** Keys that reach an object's prototype instead of its data. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON and refuses what `JSON.parse` lets pass in silence: a key given twice (the first value would be
 * lost), keys that reach a prototype, nesting deeper than `depth`, text larger than `bytes`.
 */
export function readJson(text: string, limits: { readonly bytes: number; readonly depth: number }): JsonReading {
  const size = utf8Length(text);
  if (size > limits.bytes) {
    return refuse({ problem: 'too_large', pointer: '', detail: `${size} bytes, at most ${limits.bytes} are allowed` });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse({ problem: 'malformed', pointer: '', detail: placeOf(text) });
  }
  const faults = keyFaults(text, limits.depth);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

function refuse(fault: JsonFault): JsonReading {
  return { ok: false, faults: [fault] };
}

function placeOf(text: string): string {
  const offset = jsonBreak(text);
  const before = text.slice(0, offset).split('\n');
  const found = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  const reason = offset === text.length ? 'the text ends too early' : `${JSON.stringify(found)} is not expected here`;
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}: ${reason}`;
}

/** An object or array being read: the keys seen so far (objects only) and the place reached in it. */
interface Level {
  readonly keys: Set<string> | undefined;
  at: string | number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/** Walks the tokens of a text known to be valid JSON and reports key faults with their pointers. */
function keyFaults(text: string, depth: number): JsonFault[] {
  const faults: JsonFault[] = [];
  const open: Level[] = [];
  let last = '';
  for (const [symbol] of text.matchAll(TOKEN)) {
    const top = open.at(-1);
    if (symbol === '{' || symbol === '[') {
      open.push({ keys: symbol === '{' ? new Set() : undefined, at: 0 });
      if (open.length === depth + 1) faults.push(tooDeep(open, depth));
    } else if (symbol === '}' || symbol === ']') open.pop();
    else if (symbol === ',' && top && !top.keys) top.at = Number(top.at) + 1;
    // Below the limit keys are not looked at: their pointers would be as long as the text.
    else if (symbol === ':' && top?.keys && open.length <= depth) faults.push(...takeKey(JSON.parse(last) as string, top.keys, open));
    last = symbol;
  }
  return faults;
}

function tooDeep(open: readonly Level[], depth: number): JsonFault {
  const path = open.slice(0, -1).map((level) => level.at);
  return { problem: 'too_deep', pointer: pointer(...path), detail: `nested deeper than ${depth} levels` };
}

function takeKey(key: string, keys: Set<string>, open: readonly Level[]): JsonFault[] {
  const place = pointer(...open.slice(0, -1).map((level) => level.at), key);
  const twice: JsonFault[] = keys.has(key) ? [{ problem: 'duplicate_key', pointer: place, detail: `"${key}" is given twice` }] : [];
  const forbidden: JsonFault[] = FORBIDDEN.has(key)
    ? [{ problem: 'forbidden_key', pointer: place, detail: `"${key}" may not be a key` }]
    : [];
  keys.add(key);
  const top = open.at(-1);
  if (top) top.at = key;
  return [...twice, ...forbidden];
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
