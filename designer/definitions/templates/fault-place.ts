import type { Diagnostic } from '#engine';

/** Where in a template's text something is wrong, and what may be meant. */
export interface FaultPlace {
  readonly from: number;
  readonly to: number;
  /** Counted from 1. */
  readonly line: number;
  /** What could stand there instead. */
  readonly instead: string | undefined;
}

/** The place of a fault. The engine names a line and column, or the name it does not know; else the text begins it. */
export function faultPlace(text: string, { message, code }: Pick<Diagnostic, 'message' | 'code'>): FaultPlace {
  const at = /line:(\d+), col:(\d+)/.exec(message);
  const unknown = /: "([^"]+)"/.exec(message)?.[1];
  const instead = /did you mean "([^"]+)"/.exec(message)?.[1];
  const found =
    code === 'template.variable_unknown' || code === 'template.filter_refused'
      ? unknown === undefined
        ? undefined
        : nameWithinTags(text, unknown)
      : undefined;
  if (found) return { ...found, line: lineAt(text, found.from), instead };
  if (!at) return { from: 0, to: Math.min(text.length, 1), line: 1, instead: undefined };
  const from = Math.min(offsetOf(text, Number(at[1]), Number(at[2])), text.length);
  const rest = text.slice(from);
  const end = /[}%]}/.exec(rest);
  const line = rest.indexOf('\n');
  const length = end && (line < 0 || end.index < line) ? end.index + 2 : line < 0 ? rest.length : line;
  return { from, to: from + Math.max(1, length), line: Number(at[1]), instead: undefined };
}

/** The first place inside a tag where a name stands by itself. */
function nameWithinTags(text: string, name: string): { from: number; to: number } | undefined {
  const root = name.split('*')[0]?.replace(/\.$/, '') ?? name;
  if (root === '') return undefined;
  for (const tag of text.matchAll(/{[{%][\s\S]*?(?:[}%]}|$)/g)) {
    for (let at = tag[0].indexOf(root); at >= 0; at = tag[0].indexOf(root, at + 1)) {
      const [before, after] = [tag[0][at - 1] ?? ' ', tag[0][at + root.length] ?? ' '];
      if (/[\w.]/.test(before) || /\w/.test(after)) continue;
      const from = tag.index + at;
      return { from, to: from + root.length };
    }
  }
  return undefined;
}

function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n').slice(0, line - 1);
  return lines.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The engine's words without the copy of the text that the parser adds. */
export function faultLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/,? ?(?:file:[^,]*, )?line:\d+, col:\d+/, '').replace(/\s*\(\s*\)/, '');
}
