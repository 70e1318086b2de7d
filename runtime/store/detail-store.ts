import type {
  ContactDocument,
  DisputeDocument,
  HoldDocument,
  InvoiceDocument,
  PaymentDocument,
  PromiseDocument,
  ReportedPaymentDocument,
  TaskDocument,
} from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import type { EnrollmentDocument } from './flow-documents.ts';
import type { Store } from './store.ts';

/** Everything shown on the page of one account; closed records as far back as people look. */
export interface AccountRecords {
  readonly invoices: InvoiceDocument[];
  readonly payments: PaymentDocument[];
  readonly promises: PromiseDocument[];
  readonly disputes: DisputeDocument[];
  readonly holds: HoldDocument[];
  readonly reported: ReportedPaymentDocument[];
  readonly contacts: ContactDocument[];
  readonly tasks: TaskDocument[];
  readonly enrollments: EnrollmentDocument[];
}

const SHOWN = 200;

export async function accountRecords(store: Store, accountId: string): Promise<AccountRecords> {
  const all = collectionsOf(store);
  const [open, paid, payments, promises, disputes, holds, reported, contacts, tasks, enrollments] = await Promise.all([
    all.invoices
      .find({ accountId, openAmount: { $gt: 0 } })
      .sort({ dueOn: 1, number: 1 })
      .toArray(),
    all.invoices.find({ accountId, openAmount: 0 }).sort({ dueOn: -1 }).limit(SHOWN).toArray(),
    all.payments.find({ accountId }).sort({ receivedOn: -1, recordedAt: -1 }).limit(SHOWN).toArray(),
    all.promises.find({ accountId }).sort({ madeAt: -1 }).limit(SHOWN).toArray(),
    all.disputes.find({ accountId }).sort({ openedAt: -1 }).limit(SHOWN).toArray(),
    all.holds.find({ accountId, liftedOn: { $exists: false } }).toArray(),
    all.reportedPayments.find({ accountId }).sort({ reportedOn: -1 }).limit(SHOWN).toArray(),
    all.contacts.find({ accountId }).sort({ _id: 1 }).toArray(),
    all.tasks.find({ accountId }).sort({ createdAt: -1 }).limit(SHOWN).toArray(),
    all.enrollments.find({ accountId, status: { $in: ['active', 'parked'] } }).toArray(),
  ]);
  return { invoices: [...open, ...paid], payments, promises, disputes, holds, reported, contacts, tasks, enrollments };
}

/** Where a record of an account lives, to find out whether the caller may touch it. */
export async function accountOf(
  store: Store,
  kind: 'payments' | 'promises' | 'disputes' | 'holds' | 'tasks' | 'effects',
  id: string,
): Promise<string | undefined> {
  const found = await (
    collectionsOf(store)[kind] as unknown as { findOne(filter: object, options: object): Promise<{ accountId: string } | null> }
  ).findOne({ _id: id }, { projection: { accountId: 1 } });
  return found?.accountId;
}
