import { type Conditions, readJson } from '#engine';
import { rangeOfPointer, type TextRange } from './pointer-range.ts';

/** What a text says: a rule, no rule at all, or something that cannot be applied, and where. */
export type RuleReading =
  | { readonly ok: true; readonly value: Conditions | undefined }
  | { readonly ok: false; readonly problem: 'notRule' | 'unreadable'; readonly detail: string; readonly range: TextRange };

/** Larger than any rule that is allowed, small enough to be read at every key. */
const limits = { bytes: 200_000, depth: 64 };

export function ruleText(value: Conditions | undefined): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

/** Reads a rule from its text. Whether it makes sense is for the checker to say. */
export function readRule(text: string): RuleReading {
  if (text.trim() === '') return { ok: true, value: undefined };
  const reading = readJson(text, limits);
  if (!reading.ok) {
    const [fault] = reading.faults;
    const detail = fault?.detail ?? '';
    const range = fault?.problem === 'malformed' ? breakIn(text, detail) : rangeOfPointer(text, fault?.pointer ?? '');
    return { ok: false, problem: 'unreadable', detail, range };
  }
  const { value } = reading;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, problem: 'notRule', detail: '', range: { from: 0, to: text.length } };
  }
  return { ok: true, value: value as Conditions };
}

/** The place the reader names by line and column; one character wide, the last one at the end of the text. */
function breakIn(text: string, detail: string): TextRange {
  const [, line = '1', column = '1'] = /^line (\d+), column (\d+)/.exec(detail) ?? [];
  const before = text.split('\n').slice(0, Number(line) - 1);
  const at = before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1;
  const from = Math.max(0, Math.min(at, text.length - 1));
  return { from, to: Math.min(text.length, from + 1) };
}
