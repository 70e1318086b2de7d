import type { Fact } from '#engine';
import { fields, printing, printingOwn, variables } from './variable-list.ts';

const filters = [
  'money',
  'date',
  'default',
  'upcase',
  'downcase',
  'capitalize',
  'truncate',
  'size',
  'first',
  'last',
  'plus',
  'minus',
] as const;
const tags = ['if', 'unless', 'for', 'case', 'assign', 'comment'] as const;

export interface Suggestion {
  readonly kind: 'variable' | 'field' | 'filter' | 'tag';
  /** What it is called in the list. */
  readonly label: string;
  /** What is written. */
  readonly text: string;
}

export interface Suggestions {
  /** From where what has been typed is replaced. */
  readonly from: number;
  readonly options: readonly Suggestion[];
}

const ends: Readonly<Record<(typeof tags)[number], string>> = {
  if: 'if contact.name %}{% endif %}',
  unless: 'unless contact.name %}{% endunless %}',
  for: 'for invoice in invoices %}{{ invoice.number }}{% endfor %}',
  case: 'case daysPastDue %}{% when 1 %}{% else %}{% endcase %}',
  assign: 'assign name = account.name %}',
  comment: 'comment %}{% endcomment %}',
};

/**
 * What could stand at a place of a template, by what stands before it; undefined where only plain text stands,
 * unless somebody `asked` for it.
 */
export function suggestionsAt(
  text: string,
  at: number,
  asked: boolean,
  isBlock: boolean,
  own: readonly Fact[] = [],
): Suggestions | undefined {
  const before = text.slice(0, at);
  const opened = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  const isInside = opened >= 0 && !/[}%]}/.test(before.slice(opened));
  const known = [...variables.filter((path) => isBlock || path !== 'invoiceTable'), ...own.map((fact) => fact.id)];
  const printed = (path: string): string => {
    const fact = own.find((each) => each.id === path);
    return fact ? printingOwn(fact) : printing(path);
  };
  if (!isInside) {
    if (!asked) return undefined;
    return { from: at, options: known.map((path) => ({ kind: 'variable', label: path, text: `{{ ${printed(path)} }}` })) };
  }
  const inner = before.slice(opened + 2);
  const word = /[\w.]*$/.exec(inner)?.[0] ?? '';
  const from = at - word.length;
  const isClosed = /^\s*[-\w.| ]*[}%]}/.test(text.slice(at).split('\n')[0] ?? '');
  if (/\|\s*\w*$/.test(inner)) return { from, options: filters.map((name) => ({ kind: 'filter', label: name, text: name })) };
  if (before.startsWith('{%', opened) && /^-?\s*\w*$/.test(inner)) {
    return { from, options: tags.map((name) => ({ kind: 'tag', label: name, text: isClosed ? name : ends[name] })) };
  }
  const isOutput = before.startsWith('{{', opened);
  const written = (path: string): string => {
    if (!isOutput || isClosed) return path;
    return /^-?\s*[\w.]*$/.test(inner) ? `${printed(path)} }}` : path;
  };
  const pad = isOutput && /^-?$/.test(inner) ? ' ' : '';
  return {
    from,
    options: [
      ...known.map((path) => ({ kind: 'variable' as const, label: path, text: `${pad}${written(path)}` })),
      ...rowNames(before).flatMap((row) =>
        fields.map((field) => ({ kind: 'field' as const, label: `${row}.${field}`, text: `${pad}${written(`${row}.${field}`)}` })),
      ),
    ],
  };
}

/** Where something is put that is asked for at a place: behind the tag that the place lies in, so that none is torn apart. */
export function placeToInsert(text: string, at: number): number {
  const before = text.slice(0, at);
  const opened = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  if (opened < 0 || /[}%]}/.test(before.slice(opened))) return at;
  const end = /[}%]}/.exec(text.slice(at));
  const next = text.slice(at).search(/{[{%]/);
  return end && (next < 0 || end.index < next) ? at + end.index + 2 : at;
}

/** What the rows of invoices are called where a place lies within a loop over them. */
function rowNames(before: string): readonly string[] {
  const open: string[] = [];
  for (const [, name, end] of before.matchAll(/{%-?\s*(?:for\s+(\w+)\s+in\s+invoices|(endfor))/g)) {
    if (end !== undefined) open.pop();
    else if (name !== undefined) open.push(name);
  }
  return open;
}
