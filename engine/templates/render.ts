import { formatMoney } from '../base/money.ts';
import type { Template } from '../model/template.ts';
import { Amount, fencedLiquid, INVOICE_TABLE, UnprintableValue } from './fence.ts';
import type { TemplateView } from './variables.ts';

/** A message ready for its channel. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type Rendering = { readonly ok: true; readonly message: Rendered } | { readonly ok: false; readonly missing: string };

/**
 * Renders a checked template. A variable the view does not have makes the whole rendering fail with its name:
 * the notice is parked rather than sent with a hole. `legal` is appended by the channel, never by the author.
 */
export function renderTemplate(template: Template, view: TemplateView, legal: readonly string[] = []): Rendering {
  const writing = { currency: view.currency, language: template.language === 'en' ? 'en-US' : template.language };
  const scope = scopeOf(view);
  try {
    const liquid = fencedLiquid(writing);
    const money = (amount: number): string => formatMoney(amount, view.currency, writing.language);
    const plain = (liquid.parseAndRenderSync(template.body, { ...scope, invoiceTable: INVOICE_TABLE }) as string).trim();
    const markup = paragraphs(escapeHtml(plain));
    return {
      ok: true,
      message: {
        subject: oneLine(template.subject === undefined ? template.name : (liquid.parseAndRenderSync(template.subject, scope) as string)),
        text: [plain.replaceAll(INVOICE_TABLE, () => textTable(view, money)), ...legal].join('\n\n'),
        html: `${markup.replaceAll(INVOICE_TABLE, () => htmlTable(view, money))}${legal.map((block) => `<p class="legal">${escapeHtml(block)}</p>`).join('')}`,
      },
    };
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
  if (typeof value !== 'object' || value === null) return value;
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

function textTable(view: TemplateView, money: (amount: number) => string): string {
  const rows = view.invoices.map((invoice) => [invoice.number, `due ${invoice.dueOn}`, age(invoice.daysPastDue), money(invoice.open)]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  '),
    )
    .join('\n');
}

function htmlTable(view: TemplateView, money: (amount: number) => string): string {
  const cell = (text: string, right = false): string =>
    `<td${right ? ' align="right"' : ''} style="padding:4px 12px 4px 0">${escapeHtml(text)}</td>`;
  const rows = view.invoices.map(
    (invoice) =>
      `<tr>${cell(invoice.number)}${cell(`due ${invoice.dueOn}`)}${cell(age(invoice.daysPastDue))}${cell(money(invoice.open), true)}</tr>`,
  );
  return `<table cellspacing="0" style="border-collapse:collapse">${rows.join('')}</table>`;
}

function age(daysPastDue: number): string {
  if (daysPastDue > 0) return `${daysPastDue} ${daysPastDue === 1 ? 'day' : 'days'} past due`;
  return daysPastDue === 0 ? 'due today' : 'not yet due';
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
