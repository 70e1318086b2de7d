import { daysBetween } from '../base/local-date.ts';
import type { Facts, FactValue } from '../facts/catalog.ts';
import type { Dispute, Invoice, LedgerAccount, Standing } from '../model/ledger.ts';
import type { Moment } from './book.ts';
import { habitsOf } from './history.ts';

/** What of an account is not in its ledger. */
export interface AccountTraits {
  readonly name: string;
  readonly kind: 'business' | 'person';
  readonly country?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly creditLimit?: number | undefined;
  readonly riskScore?: number | undefined;
  readonly segment?: string | undefined;
  readonly segmentStrategy?: string | undefined;
  readonly serviceStatus: 'running' | 'suspended';
  readonly creditStatus: 'open' | 'held';
  readonly lastContactAt?: number | undefined;
  readonly lastCallOutcome?: string | undefined;
  readonly callsUnanswered?: number | undefined;
  readonly callBackAt?: number | undefined;
  readonly custom?: Readonly<Record<string, FactValue>> | undefined;
}

/** The account's first contact, as far as rules may know it. */
export interface ContactTraits {
  readonly hasEmail: boolean;
  readonly emailConsent: boolean;
}

/** Sums over the group an account belongs to; missing when its currencies differ. */
export interface GroupSums {
  readonly openAmount: number;
  readonly overdueAmount: number;
  readonly children: number;
}

export interface FactSources {
  readonly traits: AccountTraits;
  readonly ledger: LedgerAccount;
  readonly standing: Standing;
  readonly moment: Moment;
  readonly contact?: ContactTraits | undefined;
  readonly group?: GroupSums | undefined;
  readonly invoice?: { readonly record: Invoice; readonly disputed: number } | undefined;
  readonly dispute?: { readonly record: Dispute; readonly invoice: Invoice | undefined } | undefined;
}

/** The facts of an account as of a moment; what is not known is left out. */
export function accountFacts(sources: FactSources): Facts {
  const { contact, group } = sources;
  const around = {
    'contact.hasEmail': contact?.hasEmail,
    'contact.emailConsent': contact?.emailConsent,
    'parent.openAmount': group?.openAmount,
    'parent.overdueAmount': group?.overdueAmount,
    'parent.children': group?.children,
  };
  return known([ownFacts(sources), around, invoiceFacts(sources), disputeFacts(sources)]);
}

/**
 * What of its facts the account itself gives, to be read at once and thrown away: what is not known stands there
 * as undefined, which is the same to a rule and much cheaper.
 */
export function ownFacts({ traits, ledger, standing, moment }: Pick<FactSources, 'traits' | 'ledger' | 'standing' | 'moment'>): Facts {
  const habits = habitsOf(ledger, moment.on);
  const facts: Record<string, FactValue | undefined> = {
    'account.openAmount': standing.openAmount,
    'account.overdueAmount': standing.overdueAmount,
    'account.disputedAmount': standing.disputedAmount,
    'account.heldAmount': standing.heldAmount,
    'account.unappliedAmount': standing.unappliedAmount,
    'account.chaseableAmount': standing.chaseableAmount,
    'account.oldestDueOn': standing.oldestDueOn,
    'account.nextDueOn': standing.nextDueOn,
    'account.daysPastDue': standing.oldestDueOn === undefined ? 0 : daysBetween(standing.oldestDueOn, moment.on),
    'account.bucket': standing.bucket,
    'account.openInvoices': standing.openInvoices,
    'account.overdueInvoices': standing.overdueInvoices,
    'account.openDisputes': standing.openDisputes,
    'account.promiseOpenAmount': standing.promiseOpenAmount,
    'account.promiseDueOn': standing.promiseDueOn,
    'account.promisesBroken12m': habits.promisesBroken,
    'account.promisesKept12m': habits.promisesKept,
    'account.paidInvoices12m': habits.paidInvoices,
    'account.meanDaysLate12m': habits.meanDaysLate,
    'account.lastPaymentOn': ledger.lastPaymentOn,
    'account.currency': ledger.currency,
    'account.name': traits.name,
    'account.kind': traits.kind,
    'account.country': traits.country,
    'account.ownerId': traits.ownerId,
    'account.unitId': traits.unitId,
    'account.parentId': traits.parentId,
    'account.tags': traits.tags,
    'account.creditLimit': traits.creditLimit,
    'account.riskScore': traits.riskScore,
    'account.segment': traits.segment,
    'account.serviceStatus': traits.serviceStatus,
    'account.creditStatus': traits.creditStatus,
    'account.lastContactAt': traits.lastContactAt,
    'account.lastCallOutcome': traits.lastCallOutcome,
    'account.callsUnanswered': traits.callsUnanswered,
    'account.callBackAt': traits.callBackAt,
    'enrollment.segmentStrategy': traits.segmentStrategy,
    'clock.today': moment.on,
    'clock.now': moment.at,
  };
  const { custom } = traits;
  if (custom) for (const id of Object.keys(custom)) facts[`custom.${id}`] = custom[id];
  return facts;
}

function invoiceFacts({ invoice, moment }: FactSources): Facts {
  if (!invoice) return {};
  const { record, disputed } = invoice;
  return {
    'invoice.number': record.number,
    'invoice.amount': record.amount,
    'invoice.openAmount': record.openAmount,
    'invoice.dueOn': record.dueOn,
    'invoice.daysPastDue': Math.max(0, daysBetween(record.dueOn, moment.on)),
    'invoice.disputedAmount': disputed,
    ...(record.noted ? { 'invoice.status': record.noted.status } : {}),
    ...(record.noted?.expectedOn === undefined ? {} : { 'invoice.expectedOn': record.noted.expectedOn }),
  };
}

function disputeFacts({ dispute }: FactSources): Facts {
  if (!dispute) return {};
  const { record, invoice } = dispute;
  return {
    'dispute.amount': record.amount,
    'dispute.reason': record.reason,
    'dispute.openedOn': record.openedOn,
    ...(invoice
      ? { 'dispute.invoiceOpenAmount': invoice.openAmount, 'dispute.percentOfInvoice': Math.floor((record.amount * 100) / invoice.amount) }
      : {}),
  };
}

function known(parts: readonly Facts[]): Facts {
  const facts: Record<string, FactValue> = {};
  for (const part of parts) {
    for (const id of Object.keys(part)) {
      const value = part[id];
      if (value !== undefined) facts[id] = value;
    }
  }
  return facts;
}
