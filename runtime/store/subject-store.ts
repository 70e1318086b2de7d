import type { AccountDocument, ContactDocument, DisputeDocument, InvoiceDocument } from './account-documents.ts';
import { contactsOf, firstContact, getAccount, groupSums } from './account-store.ts';
import { collectionsOf } from './collections.ts';
import type { EnrollmentDocument } from './flow-documents.ts';
import { type Store, type Transaction, within } from './store.ts';

/** Everything stored that the facts of one subject are made of. */
export interface SubjectRecords {
  readonly account: AccountDocument;
  readonly contact?: ContactDocument;
  readonly group?: { readonly openAmount: number; readonly overdueAmount: number; readonly children: number };
  readonly invoice?: { readonly record: InvoiceDocument; readonly disputed: number };
  readonly dispute?: { readonly record: DisputeDocument; readonly invoice: InvoiceDocument | undefined };
}

/** What of it a flow asks for; the rest is not read. */
export interface SubjectNeeds {
  readonly contact: boolean;
  readonly group: boolean;
}

export async function loadSubject(
  store: Store,
  accountId: string,
  subject: EnrollmentDocument['subject'],
  needs: SubjectNeeds,
  transaction?: Transaction,
): Promise<SubjectRecords | undefined> {
  const account = await getAccount(store, accountId, transaction);
  if (!account) return undefined;
  const contacts = needs.contact ? await contactsOf(store, accountId, transaction) : [];
  const contact = firstContact(contacts);
  const group = needs.group ? await groupSums(store, account.parentId ?? account._id) : undefined;
  const invoice = subject.type === 'invoice' ? await invoiceWithDisputes(store, subject.id, transaction) : undefined;
  const dispute = subject.type === 'dispute' ? await disputeWithInvoice(store, subject.id, transaction) : undefined;
  return {
    account,
    ...(contact ? { contact } : {}),
    ...(group ? { group } : {}),
    ...(invoice ? { invoice } : {}),
    ...(dispute ? { dispute } : {}),
  };
}

async function invoiceWithDisputes(store: Store, id: string, transaction?: Transaction): Promise<SubjectRecords['invoice']> {
  const all = collectionsOf(store);
  const options = within(transaction);
  const record = await all.invoices.findOne({ _id: id }, options);
  if (!record) return undefined;
  const open = await all.disputes.find({ accountId: record.accountId, invoiceId: id, status: 'open' }, options).toArray();
  return {
    record,
    disputed: Math.min(
      record.openAmount,
      open.reduce((sum, dispute) => sum + dispute.amount, 0),
    ),
  };
}

async function disputeWithInvoice(store: Store, id: string, transaction?: Transaction): Promise<SubjectRecords['dispute']> {
  const all = collectionsOf(store);
  const options = within(transaction);
  const record = await all.disputes.findOne({ _id: id }, options);
  if (!record) return undefined;
  return { record, invoice: (await all.invoices.findOne({ _id: record.invoiceId }, options)) ?? undefined };
}
