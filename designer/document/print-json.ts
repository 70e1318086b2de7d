import { isObject, type Json } from './json.ts';

const WIDTH = 140;

/**
 * JSON in the layout of the stock files: what fits on a line stands on one, `{ "a": 1 }`, the rest a member or item
 * to a line, two blanks further in. Ends with a newline.
 */
export function printJson(value: Json): string {
  return `${printed(value, 0, 0)}\n`;
}

/** `indent` is where the lines of this value begin, `used` how far the line has come before it. */
function printed(value: Json, indent: number, used: number): string {
  const room = WIDTH - used;
  const flat = flatText(value, room);
  if (flat !== undefined) return flat;
  const inner = ' '.repeat(indent + 2);
  const outer = ' '.repeat(indent);
  if (Array.isArray(value)) {
    return `[\n${value.map((item: Json) => `${inner}${printed(item, indent + 2, indent + 2)}`).join(',\n')}\n${outer}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => {
    const head = `${inner}${JSON.stringify(key)}: `;
    return `${head}${printed(member, indent + 2, head.length)}`;
  });
  return `{\n${members.join(',\n')}\n${outer}}`;
}

/** The value on one line, undefined as soon as it needs more than `room`. */
function flatText(value: Json, room: number): string | undefined {
  const isList = Array.isArray(value);
  if (!isList && !isObject(value)) {
    const text = JSON.stringify(value);
    return text.length <= room ? text : undefined;
  }
  const parts: string[] = [];
  let length = 4;
  for (const [key, member] of Object.entries(value) as [string, Json][]) {
    const head = isList ? '' : `${JSON.stringify(key)}: `;
    const text = flatText(member, room - length - head.length);
    if (text === undefined) return undefined;
    parts.push(head + text);
    length += head.length + text.length + 2;
  }
  if (parts.length === 0) return isList ? '[]' : '{}';
  const [open, close] = isList ? '[]' : '{}';
  const line = `${open} ${parts.join(', ')} ${close}`;
  return line.length <= room ? line : undefined;
}
