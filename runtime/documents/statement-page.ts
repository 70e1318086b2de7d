import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Statement, StatementLine } from '#engine';
import { columnHead, day, headOf, money, type PaperPage, QUIET, right, ruled, sums } from './page.ts';
import type { Letterhead } from './paper.ts';

/** A statement of account: open items by due date, their age, credit that waits, and what to send with the payment. */
export function statementPage(head: Letterhead, statement: Statement): PaperPage {
  const { on, currency, lines, open, pastDue, disputed, unapplied, balance } = statement;
  const title = 'Statement of account';
  return {
    title,
    content: [
      ...headOf(head, title),
      { text: `What is open at the close of ${day(on, 'long')}, in ${currency}. Later payments are not in it.`, margin: [0, 0, 0, 10] },
      lines.length === 0 ? { text: 'Nothing is open.', bold: true } : itemTable(statement),
      sums([
        ['Open items', money(open, currency)],
        ['of which past due', money(pastDue, currency)],
        ...(disputed === 0 ? [] : [['of which in dispute', money(disputed, currency)] as const]),
        ...(unapplied === 0 ? [] : [['Credit not yet applied', money(-unapplied, currency)] as const]),
        [balance < 0 ? `Balance in your favor (${currency})` : `Balance due (${currency})`, money(Math.abs(balance), currency), true],
      ]),
      ...(lines.length === 0 ? [] : [agingTable(statement)]),
      ...(balance > 0 ? [remittance(head, statement)] : []),
    ],
  };
}

function itemTable({ lines, more, currency }: Statement): Content {
  const hasOrders = lines.some((line) => line.orderNumber !== undefined);
  const heads = [
    columnHead('Invoice'),
    ...(hasOrders ? [columnHead('Order')] : []),
    columnHead('Issued'),
    columnHead('Due'),
    columnHead('Days past due', true),
    columnHead('Amount', true),
    columnHead('Open', true),
  ];
  const row = (line: StatementLine): TableCell[] => [
    line.number,
    ...(hasOrders ? [line.orderNumber ?? ''] : []),
    day(line.issuedOn),
    day(line.dueOn),
    right(line.daysPastDue > 0 ? String(line.daysPastDue) : ''),
    right(money(line.amount, currency)),
    right(`${money(line.open, currency)}${line.disputed > 0 ? '\nin dispute' : ''}`),
  ];
  const rest: TableCell[][] = more
    ? [
        [
          {
            text: `${more.count} more open items are not listed here; the sums below count them.`,
            colSpan: heads.length - 1,
            color: QUIET,
          },
          ...heads.slice(2).map(() => ''),
          right(money(more.open, currency)),
        ],
      ]
    : [];
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', ...(hasOrders ? ['*'] : []), 'auto', 'auto', 'auto', 'auto', 'auto'],
      body: [heads, ...lines.map(row), ...rest],
    },
    layout: ruled,
  };
}

function agingTable({ aging, currency }: Statement): Content {
  return {
    unbreakable: true,
    stack: [
      { text: 'By age', bold: true, margin: [0, 0, 0, 4] },
      {
        table: {
          widths: aging.map(() => '*'),
          body: [
            aging.map(({ bucket }) => columnHead(bucket === 'current' ? 'Not yet due' : `${bucket} days`, true)),
            aging.map(({ amount }) => right(money(amount, currency))),
          ],
        },
        layout: ruled,
      },
    ],
  };
}

/** The part to cut off: what we need to know which debt a payment is for. */
function remittance({ sender, account }: Letterhead, { on, balance, currency }: Statement): Content {
  const line = (words: string, value: string): TableCell[] => [{ text: words, color: QUIET }, value];
  return {
    unbreakable: true,
    margin: [0, 24, 0, 0],
    stack: [
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: 481, y2: 0, lineWidth: 0.6, lineColor: QUIET, dash: { length: 4 } }],
        margin: [0, 0, 0, 10],
      },
      { text: 'Please send this with your payment', bold: true, margin: [0, 0, 0, 6] },
      {
        table: {
          widths: ['auto', '*'],
          body: [
            line('Pay to', sender.company),
            line('Account', [account.name, account.number].filter(Boolean).join(' · ')),
            line('Statement of', day(on, 'long')),
            line('Balance due', money(balance, currency)),
            line('Amount paid', '______________________'),
            line('For invoices', '________________________________________'),
          ],
        },
        layout: 'noBorders',
      },
      { text: `Questions: ${[sender.email, sender.phone].filter(Boolean).join(' · ')}`, color: QUIET, margin: [0, 6, 0, 0] },
    ],
  };
}
