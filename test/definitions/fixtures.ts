import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRegistry, type Diagnostic, type DiagnosticCode, type Registry, type Template, valueAt } from '#engine';
import { stockDefinitions } from './stock.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');

export const fixtureNames: readonly string[] = readdirSync(FOLDER).sort();

export interface Fixture {
  /** As it stands in its file. */
  readonly file: string;
  /** After what it says of itself under `x-…` is done to it. */
  readonly text: string;
  /** The pointer a red fixture expects its fault at. */
  readonly expect: string | undefined;
}

/** Faults of the text itself: the document cannot say where they lie. */
const places: Partial<Record<DiagnosticCode, string>> = {
  'json.malformed': '',
  'json.duplicate_key': '/basis',
  'json.forbidden_key': '/constructor',
  'json.too_deep': '/x-deep/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0',
  'json.too_large': '',
};

export function fixture(code: DiagnosticCode, color: 'red' | 'green'): Fixture {
  const raw = code.startsWith('json.');
  const file = readFileSync(join(FOLDER, `${code}.${color}.${raw ? 'txt' : 'json'}`), 'utf8');
  if (raw) return { file, text: padded(file), expect: places[code] };
  const document = JSON.parse(file) as Record<string, unknown>;
  return { file, text: grown(file, document), expect: document['x-expect'] as string | undefined };
}

/** `"x-bytes": n` asks for so many bytes: the rest is blanks, which JSON allows. */
function padded(text: string): string {
  const bytes = /"x-bytes": (\d+)/.exec(text)?.[1];
  return bytes === undefined ? text : text.padEnd(Number(bytes));
}

/** `"x-grow": { at, times }` asks for so many copies of the one member of a list. */
function grown(text: string, document: Record<string, unknown>): string {
  const grow = document['x-grow'] as { readonly at: string; readonly times: number } | undefined;
  if (!grow) return text;
  const list = valueAt(document, grow.at) as unknown[];
  list.push(...Array.from({ length: grow.times - 1 }, () => list[0]));
  return JSON.stringify(document);
}

/** The stock installation, with a script for the phone beside. */
const script: Template = {
  kind: 'template',
  id: 'opening-script',
  name: 'Opening',
  channel: 'call-script',
  tone: 'friendly',
  language: 'en',
  body: 'Hello',
};
export const fixtureRegistry: Registry = createRegistry([...stockDefinitions, script], [{ channels: ['email'] }]);

/** Whether a pointer leads to something, or to where something is missing. */
export function resolves(document: unknown, at: string): boolean {
  if (at === '' || valueAt(document, at) !== undefined) return true;
  const parent = valueAt(document, at.slice(0, at.lastIndexOf('/')));
  return typeof parent === 'object' && parent !== null;
}

export function codesOf(diagnostics: readonly Diagnostic[]): DiagnosticCode[] {
  return [...new Set(diagnostics.map((each) => each.code))].sort();
}
