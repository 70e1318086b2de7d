import { formatMoney } from '../base/money.ts';
import type { Template } from '../model/template.ts';
import { fencedLiquid, type OutputKind, UnprintableValue } from './fence.ts';
import type { TemplateView } from './variables.ts';

/** A message ready for its channel. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type Rendering = { readonly ok: true; readonly message: Rendered } | { readonly ok: false; readonly missing: string };

/** Stands for an insert until the rest is rendered and escaped. No author can type it. */
const MARK = '\u0000invoiceTable\u0000';

/**
 * Renders a checked template. A variable the view does not have makes the whole rendering fail with its name:
 * the notice is parked rather than sent with a hole. `legal` is appended by the channel, never by the author.
 */
export function renderTemplate(template: Template, view: TemplateView, legal: readonly string[] = []): Rendering {
  const writing = { currency: view.currency, language: template.language === 'en' ? 'en-US' : template.language };
  const { currency: _, ...known } = view;
  const scope = { ...known, invoiceTable: MARK };
  try {
    const print = (source: string, kind: OutputKind): string => fencedLiquid(kind, writing).parseAndRenderSync(source, scope) as string;
    const money = (amount: number): string => formatMoney(amount, view.currency, writing.language);
    const plain = print(template.body, 'text').trim();
    const markup = paragraphs(print(template.body, 'html').trim());
    return {
      ok: true,
      message: {
        subject: oneLine(template.subject === undefined ? template.name : print(template.subject, 'text')),
        text: [plain.replaceAll(MARK, textTable(view, money)), ...legal].join('\n\n'),
        html: `${markup.replaceAll(MARK, htmlTable(view, money))}${legal.map((block) => `<p class="legal">${escapeHtml(block)}</p>`).join('')}`,
      },
    };
  } catch (error) {
    const missing = missingFrom(error);
    if (missing === undefined) throw error;
    return { ok: false, missing };
  }
}

/** The variable or value a rendering failed on; undefined when it failed for another reason. */
function missingFrom(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'UndefinedVariableError') return /undefined variable: ([^,]+)/.exec(error.message)?.[1] ?? error.message;
  const cause = (error as { originalError?: unknown }).originalError;
  return cause instanceof UnprintableValue ? cause.message : undefined;
}

/** A header must not carry line breaks: they would start another header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function paragraphs(html: string): string {
  return html
    .split(/\n{2,}/)
    .map((block) => (block.trim() === MARK ? MARK : `<p>${block.replaceAll('\n', '<br>')}</p>`))
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
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
