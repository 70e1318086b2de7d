type Bracket = '{' | '[' | '}' | ']';
type Token = Bracket | ',' | ':' | 'text' | 'scalar' | 'none';
type State = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'after' | 'next';

const value = { '{': 'firstKey', '[': 'firstValue', text: 'after', scalar: 'after' } as const;

/** What may stand in each place of a JSON text, and what place follows it. */
const moves: Readonly<Record<State, Partial<Record<Token, State>>>> = {
  value,
  firstValue: { ...value, ']': 'after' },
  key: { text: 'colon' },
  firstKey: { text: 'colon', '}': 'after' },
  colon: { ':': 'value' },
  after: { ',': 'next', '}': 'after', ']': 'after' },
  next: {},
};

const SPACE = /[ \t\n\r]*/y;
const TEXT = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
/** As much of an unfinished text as is right, up to and including what would begin an escape. */
const TEXT_BEGUN = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*(?:\\(?:u[0-9a-fA-F]{0,3})?)?/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The offset at which a text that `JSON.parse` refuses stops being JSON; its length when it only ends too
 * early. Platforms word and place their own messages differently, some not at all.
 */
export function jsonBreak(text: string): number {
  const open: Bracket[] = [];
  let [state, at]: [State, number] = ['value', 0];
  for (;;) {
    at += lengthAt(SPACE, text, at);
    const [token, length] = tokenAt(text, at);
    const next: State | undefined = moves[state][token];
    if (next === undefined || !fits(token, open)) return text[at] === '"' && moves[state].text ? at + lengthAt(TEXT_BEGUN, text, at) : at;
    if (token === '{' || token === '[') open.push(token);
    if (token === '}' || token === ']') open.pop();
    state = next === 'next' ? (open.at(-1) === '{' ? 'key' : 'value') : next;
    at += length;
  }
}

function tokenAt(text: string, at: number): readonly [Token, number] {
  const symbol = text[at] ?? '';
  if (symbol !== '' && '{}[],:'.includes(symbol)) return [symbol as Token, 1];
  const [quoted, scalar] = [lengthAt(TEXT, text, at), lengthAt(SCALAR, text, at)];
  return quoted > 0 ? ['text', quoted] : scalar > 0 ? ['scalar', scalar] : ['none', 0];
}

/** A closing bracket closes its own kind, and a comma stands inside something. */
function fits(token: Token, open: readonly Bracket[]): boolean {
  if (token === '}' || token === ']') return open.at(-1) === (token === '}' ? '{' : '[');
  return token !== ',' || open.length > 0;
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
