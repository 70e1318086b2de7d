import type { TableCell } from 'pdfmake/interfaces.js';
import { day, headOf, money, type PaperPage, QUIET, right, ruled, sums } from './page.ts';
import type { InvoiceCopy, Letterhead } from './paper.ts';

/** What the ledger knows of an invoice. It says of itself that it is not the invoice that was issued. */
export function invoicePage(head: Letterhead, invoice: InvoiceCopy): PaperPage {
  const { number, orderNumber, issuedOn, dueOn, currency, amount, open, disputed } = invoice;
  const title = `Copy of invoice ${number}`;
  const row = (words: string, value: string): TableCell[] => [{ text: words, color: QUIET }, right(value)];
  return {
    title,
    content: [
      ...headOf(head, title),
      {
        table: {
          widths: ['*'],
          body: [
            [
              `This is a copy made from ledger data on ${day(head.madeOn, 'long')}. It is not the original invoice: lines and taxes of the invoice are not held here.`,
            ],
          ],
        },
        margin: [0, 0, 0, 14],
      },
      {
        table: {
          widths: ['*', 'auto'],
          body: [
            [{ text: 'Invoice', bold: true }, right(number, { bold: true })],
            ...(orderNumber === undefined ? [] : [row('Your order', orderNumber)]),
            row('Issued', day(issuedOn, 'long')),
            row('Due', day(dueOn, 'long')),
            row('Invoice amount', money(amount, currency)),
          ],
        },
        layout: ruled,
      },
      sums([
        ['Invoice amount', money(amount, currency)],
        ['Paid and credited', money(open - amount, currency)],
        ...(disputed === 0 ? [] : [['of the rest in dispute', money(disputed, currency)] as const]),
        [`Open (${currency})`, money(open, currency), true],
      ]),
      {
        text: `Please quote ${number}${head.account.number ? ` and account ${head.account.number}` : ''} with your payment.`,
        color: QUIET,
      },
    ],
  };
}
