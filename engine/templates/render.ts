import { formatMoney } from '../base/money.ts';
import type { Template } from '../model/template.ts';
import { Amount, fencedLiquid, INVOICE_TABLE, UnprintableValue, type Writing, writeDate } from './fence.ts';
import type { TemplateView } from './variables.ts';

/** A message ready for its channel. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type Rendering = { readonly ok: true; readonly message: Rendered } | { readonly ok: false; readonly missing: string };

/** A part of a letter, laid out by whoever prints it: a paragraph, or the rows of the invoice table. */
export type LetterBlock = { readonly text: string } | { readonly rows: readonly (readonly string[])[] };

/**
 * Renders a checked template. A variable the view does not have makes the whole rendering fail with its name:
 * the notice is parked rather than sent with a hole. `legal` is appended by the channel, never by the author;
 * what is said in a call has none.
 */
export function renderTemplate(template: Template, view: TemplateView, legal: readonly string[] = []): Rendering {
  const blocks = template.channel === 'call-script' ? [] : legal;
  return written(template, view, ({ subject, plain, rows }) => {
    const markup = paragraphs(escapeHtml(plain));
    return {
      subject,
      text: [plain.replaceAll(INVOICE_TABLE, () => textTable(rows)), ...blocks].join('\n\n'),
      html: `${markup.replaceAll(INVOICE_TABLE, () => htmlTable(rows))}${blocks.map((block) => `<p class="legal">${escapeHtml(block)}</p>`).join('')}`,
    };
  });
}

/** The body of the same message in parts, for a page of paper. */
export function letterBlocks(template: Template, view: TemplateView): Failing<{ readonly message: readonly LetterBlock[] }> {
  return written(template, view, ({ plain, rows }) =>
    plain
      .split(INVOICE_TABLE)
      .flatMap((part, index): LetterBlock[] => [
        ...(index === 0 ? [] : [{ rows }]),
        ...part.split(/\n{2,}/).map((text) => ({ text: text.trim() })),
      ])
      .filter((block) => !('text' in block) || block.text !== ''),
  );
}

/** Subject and body of a template for somebody to go on writing: what is known is filled in, inserts keep their names. */
export function fillTemplate(template: Template, view: TemplateView): Failing<{ readonly message: Pick<Rendered, 'subject' | 'text'> }> {
  return written(template, view, ({ subject, plain }) => ({ subject, text: plain.replaceAll(INVOICE_TABLE, '{{ invoiceTable }}') }));
}

type Failing<Done> = (Done & { readonly ok: true }) | { readonly ok: false; readonly missing: string };

interface Written {
  readonly subject: string;
  /** The body, with a mark in place of each insert. */
  readonly plain: string;
  readonly rows: readonly string[][];
}

/** Writes a template out once, for whichever form it is to have. */
function written<T>(template: Template, view: TemplateView, form: (parts: Written) => T): Failing<{ readonly message: T }> {
  const writing = { currency: view.currency, language: template.language === 'en' ? 'en-US' : template.language };
  const scope = scopeOf(view);
  try {
    const liquid = fencedLiquid(writing);
    const rows = invoiceRows(view, writing);
    const plain = (liquid.parseAndRenderSync(template.body, { ...scope, invoiceTable: INVOICE_TABLE }) as string).trim();
    const subject = template.subject === undefined ? template.name : (liquid.parseAndRenderSync(template.subject, scope) as string);
    return { ok: true, message: form({ subject: oneLine(subject), plain, rows }) };
  } catch (error) {
    const missing = missingFrom(error);
    if (missing === undefined) throw error;
    return { ok: false, missing };
  }
}

/** The variable, value or limit a rendering failed on; undefined when it failed for another reason. */
function missingFrom(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'UndefinedVariableError') return /undefined variable: ([^,]+)/.exec(error.message)?.[1] ?? error.message;
  const cause = (error as { originalError?: unknown }).originalError;
  // Liquid asserts its limits on time and memory.
  return cause instanceof UnprintableValue || (cause instanceof Error && cause.name === 'AssertionError') ? cause.message : undefined;
}

const amounts = new Set(['amount', 'open', 'total', 'credit']);

/** What the template sees: what is blank is left out like what is missing, and money is known as money. */
function scopeOf({ currency: _, ...view }: TemplateView): Record<string, unknown> {
  return seen(view) as Record<string, unknown>;
}

function seen(value: unknown, key = ''): unknown {
  if (typeof value === 'number' && amounts.has(key)) return new Amount(value);
  if (Array.isArray(value)) return value.map((each) => seen(each));
  if (typeof value !== 'object' || value === null || value instanceof Amount) return value;
  const known = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null && !isBlank(inner));
  return Object.fromEntries(known.map(([name, inner]) => [name, seen(inner, name)]));
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

/** A header must not carry line breaks or other controls: they would start another header. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function paragraphs(html: string): string {
  return html
    .split(/\n{2,}/)
    .map((block) => (block.trim() === INVOICE_TABLE ? INVOICE_TABLE : `<p>${block.replaceAll('\n', '<br>')}</p>`))
    .join('');
}

function invoiceRows(view: TemplateView, writing: Writing): string[][] {
  return view.invoices.map(({ number, dueOn, daysPastDue, open }) => [
    number,
    `due ${writeDate(dueOn, writing, 'short')}`,
    age(daysPastDue),
    formatMoney(open, writing.currency, writing.language),
  ]);
}

function textTable(rows: readonly string[][]): string {
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  '),
    )
    .join('\n');
}

function htmlTable(rows: readonly string[][]): string {
  const cell = (text: string, column: number): string =>
    `<td${column === 3 ? ' align="right"' : ''} style="padding:4px 12px 4px 0">${escapeHtml(text)}</td>`;
  const lines = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  return `<table cellspacing="0" style="border-collapse:collapse">${lines.join('')}</table>`;
}

function age(daysPastDue: number): string {
  if (daysPastDue > 0) return `${daysPastDue} ${daysPastDue === 1 ? 'day' : 'days'} past due`;
  return daysPastDue === 0 ? 'due today' : 'not yet due';
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
