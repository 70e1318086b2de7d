import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { formatMoney, type LocalDate, writeDate } from '#engine';
import type { Letterhead } from './paper.ts';

/** What of a paper is laid out: its title, and what stands on it from top to bottom. */
export interface PaperPage {
  readonly title: string;
  readonly content: Content[];
}

export const INK = '#14181f';
export const QUIET = '#5f6b7a';
export const RULE = '#c8ced6';

/** Points in a millimeter. */
export const MM = 72 / 25.4;
/** Margins of every page: left, top, right, bottom. */
export const MARGINS = [20 * MM, 18 * MM, 20 * MM, 20 * MM] as const;

const LANGUAGE = 'en-US';

export function day(on: LocalDate, style: 'long' | 'short' = 'short'): string {
  return writeDate(on, { currency: '', language: LANGUAGE }, style);
}

export function money(amount: number, currency: string): string {
  return formatMoney(amount, currency, LANGUAGE);
}

/** The head of a statement or a copy: who writes, what it is, and whom it is about. */
export function headOf({ sender, account, madeOn }: Letterhead, title: string): Content[] {
  return [
    {
      columns: [
        { text: sender.company, bold: true, fontSize: 12 },
        { text: title, alignment: 'right', fontSize: 16, bold: true },
      ],
    },
    { text: reachedAt(sender), color: QUIET, margin: [0, 2, 0, 18] },
    {
      columns: [
        { stack: [{ text: account.name, bold: true, fontSize: 11 }, ...(account.number ? [`Account ${account.number}`] : [])] },
        { text: day(madeOn, 'long'), alignment: 'right' },
      ],
      margin: [0, 0, 0, 16],
    },
  ];
}

/** How the sender is reached, in a line. */
export function reachedAt({ name, email, phone }: Letterhead['sender']): string {
  return [name, email, phone].filter(Boolean).join(' · ');
}

export function right(text: string, more: object = {}): TableCell {
  return { text, alignment: 'right', ...more };
}

export function columnHead(text: string, isRight = false): TableCell {
  return { text, bold: true, color: QUIET, fontSize: 8, ...(isRight ? { alignment: 'right' } : {}) };
}

/** A table with a line under its head and thin ones between its rows. */
export const ruled = {
  hLineWidth: (line: number, { table }: { readonly table: { readonly body: readonly unknown[] } }): number =>
    line === 0 || line === table.body.length ? 0 : line === 1 ? 0.8 : 0.3,
  vLineWidth: (): number => 0,
  hLineColor: (line: number): string => (line === 1 ? QUIET : RULE),
  paddingLeft: (column: number): number => (column === 0 ? 0 : 6),
  paddingRight: (column: number, { table }: { readonly table: { readonly widths?: unknown } }): number =>
    Array.isArray(table.widths) && column === table.widths.length - 1 ? 0 : 6,
  paddingTop: (): number => 3,
  paddingBottom: (): number => 3,
};

/** Words and amounts in two columns, the amounts under each other. */
export function sums(rows: readonly (readonly [words: string, amount: string, isTotal?: boolean])[]): Content {
  return {
    columns: [
      { width: '*', text: '' },
      {
        width: 'auto',
        table: { body: rows.map(([words, amount, bold = false]) => [{ text: words, bold }, right(amount, { bold })]) },
        layout: 'noBorders',
      },
    ],
    margin: [0, 8, 0, 14],
  };
}
