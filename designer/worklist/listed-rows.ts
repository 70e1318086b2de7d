import type { AnswerOf, WorkInvoice, WorkRow } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import type { ShownRow } from './settle-rows.ts';
import { useKeptRows } from './use-kept-rows.ts';
import type { WorkFilter } from './work-address.ts';

/** A row of the page: an account, or one of its open invoices. */
interface Listed {
  readonly work: WorkRow;
  readonly invoice?: WorkInvoice;
}

/** A row as it is shown: the account, and the invoice where a row is one. */
export interface Line extends ShownRow<WorkRow> {
  readonly invoice?: WorkInvoice | undefined;
}

export type ListPage = AnswerOf<'work.list'> | AnswerOf<'work.invoices'>;

/** The first rows of a list, each an account or an invoice as the filter says. */
export function useListPage(filter: WorkFilter, limit: number) {
  const isByInvoice = filter.by === 'invoice';
  const query = { ...filter, limit };
  const accounts = useAnswer('work.list', { query }, { enabled: !isByInvoice });
  const invoices = useAnswer('work.invoices', { query }, { enabled: isByInvoice });
  return isByInvoice ? invoices : accounts;
}

const MOST = 200;

/** The rows in the order they were first shown in, and the way to the order of now. */
export function useKeptList(filter: WorkFilter, page: ListPage) {
  const isByInvoice = filter.by === 'invoice';
  const { shown, ...kept } = useKeptRows<Listed>({
    fetched: listed(page),
    isCut: page.next !== undefined,
    idOf: ({ work, invoice }) => invoice?.invoiceId ?? work.accountId,
    useStill(of, isAsked) {
      const query = { ...filter, limit: MOST, of };
      const accounts = useAnswer('work.list', { query }, { enabled: isAsked && !isByInvoice });
      const invoices = useAnswer('work.invoices', { query }, { enabled: isAsked && isByInvoice });
      const { data } = isByInvoice ? invoices : accounts;
      return data && listed(data);
    },
  });
  const lines = shown.map(({ row: { work, invoice }, isGone }): Line => ({ row: work, invoice, isGone }));
  return { ...kept, lines };
}

function listed({ items }: ListPage): Listed[] {
  return items.map((item) => ('work' in item ? { work: item.work, invoice: item } : { work: item }));
}
