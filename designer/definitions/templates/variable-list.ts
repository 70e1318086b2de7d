import { type Fact, invoiceFields, templateVariables } from '#engine';
import type { templatesText } from './templates-text.ts';

type VariableKey = keyof typeof templatesText.variable;
export type FieldKey = keyof typeof templatesText.field;

/** The key of a variable's words. */
export function variableKey(path: string): VariableKey {
  return path.replaceAll('.', '_') as VariableKey;
}

/** All variables but fields of one's own by their paths, in the order of the engine's list. */
export const variables: readonly string[] = [...templateVariables];
export const fields: readonly FieldKey[] = [...invoiceFields] as FieldKey[];

const amounts: ReadonlySet<string> = new Set(['total', 'credit', 'promise.amount', 'amount', 'open']);
const days: ReadonlySet<string> = new Set(['today', 'oldestDueOn', 'nextDueOn', 'promise.dueOn', 'dueOn']);
/** Records and lists, which cannot be printed as they are. */
const whole: ReadonlySet<string> = new Set(['invoices', 'promise']);

/** How a variable is written in a tag so that it prints: amounts and days through their filters. */
export function printing(path: string): string {
  const name = path.split('.').at(-1) ?? path;
  if (amounts.has(path) || (path.includes('.') && amounts.has(name))) return `${path} | money`;
  return days.has(path) || (path.includes('.') && days.has(name)) ? `${path} | date` : path;
}

/** How a field of one's own is written in a tag so that it prints. */
export function printingOwn({ id, type }: Fact): string {
  if (type === 'money') return `${id} | money`;
  return type === 'date' ? `${id} | date` : id;
}

type InsertGroup = 'account' | 'sender' | 'money' | 'own' | 'blocks' | 'parts';

export interface Insert {
  readonly id: string;
  readonly group: InsertGroup;
  readonly text: string;
  /** Only lines of text can hold it, not a subject. */
  readonly isBlock: boolean;
}

/** What can be put into a message at once, fields of one's own apart. */
export const inserts: readonly Insert[] = [
  { id: 'invoiceTable', group: 'blocks', text: '\n\n{{ invoiceTable }}\n\n', isBlock: true },
  ...variables
    .filter((path) => path !== 'invoiceTable' && !whole.has(path))
    .map((path) => ({ id: path, group: groupOf(path), text: `{{ ${printing(path)} }}`, isBlock: false })),
  {
    id: 'ifContact',
    group: 'parts',
    text: 'Dear {% if contact.name %}{{ contact.name }}{% else %}Accounts Payable team{% endif %},',
    isBlock: true,
  },
  {
    id: 'eachInvoice',
    group: 'parts',
    text: '{% for invoice in invoices %}{{ invoice.number }}, due {{ invoice.dueOn | date }}: {{ invoice.open | money }}\n{% endfor %}',
    isBlock: true,
  },
];

/** The same for fields of one's own. */
export function ownInserts(own: readonly Fact[]): readonly Insert[] {
  return own.map((fact) => ({ id: fact.id, group: 'own', text: `{{ ${printingOwn(fact)} }}`, isBlock: false }));
}

function groupOf(path: string): InsertGroup {
  if (path.startsWith('sender.')) return 'sender';
  return path.startsWith('account.') || path.startsWith('contact.') ? 'account' : 'money';
}
