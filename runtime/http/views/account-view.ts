import {
  type AccountDetail,
  type AccountRow,
  type Book,
  bucketOf,
  type CompiledStrategy,
  daysBetween,
  expectedOn,
  habitsOf,
  type InvoiceNote,
  isHeld,
  localDateAt,
  openOfPlan,
  partsOf,
  reliabilityOf,
  type Standing,
  standingFrom,
  usualLateness,
} from '#engine';
import { wasContacted } from '../../commands/was-contacted.ts';
import { strategyOf } from '../../published/library.ts';
import type { World } from '../../runtime.ts';
import type { AccountDocument } from '../../store/account-documents.ts';
import type { AccountRecords } from '../../store/detail-store.ts';
import type { EnrollmentDocument } from '../../store/flow-documents.ts';
import { contactView } from './contact-view.ts';
import { pathView, pausedView, runningViews } from './enrollment-view.ts';
import { nextWait, overrideView, shownStrategy } from './next-wait.ts';
import { person } from './person.ts';
import { planView } from './plan-view.ts';
import { promiseView } from './promise-view.ts';
import { taskView } from './task-view.ts';
import { iso, known, money } from './wire.ts';

/** Names of people, and ids of accounts that need attention or are forgotten: what a row cannot know itself. */
export interface RowContext {
  readonly world: World;
  readonly names: ReadonlyMap<string, string>;
  readonly attention: ReadonlySet<string>;
  readonly forgotten: ReadonlySet<string>;
  /** What the account runs on, where its next step is shown. */
  readonly flow?: CompiledStrategy | undefined;
}

export function standingToday(account: AccountDocument, world: World): Standing {
  return standingFrom(account.ladder, account.balances, localDateAt(world.now, account.zone), world.terms);
}

export function accountRow(account: AccountDocument, context: RowContext, enrollment?: EnrollmentDocument): AccountRow {
  const standing = standingToday(account, context.world);
  const { currency } = account;
  return known({
    id: account._id,
    number: account.number,
    name: account.name,
    currency,
    owner: person(account.ownerId, context.names),
    segment: account.segment.name,
    standing: standingView(standing, currency),
    step: account.step && stepOfAccount(account, context, enrollment),
    flags: flagsOf(account, standing, context),
  }) as AccountRow;
}

function standingView(standing: Standing, currency: string): AccountRow['standing'] {
  return known({
    asOf: standing.asOf,
    open: money(standing.openAmount, currency),
    overdue: money(standing.overdueAmount, currency),
    disputed: money(standing.disputedAmount, currency),
    held: money(standing.heldAmount, currency),
    unapplied: money(standing.unappliedAmount, currency),
    chaseable: money(standing.chaseableAmount, currency),
    promised: money(standing.promiseOpenAmount, currency),
    daysPastDue: standing.oldestDueOn === undefined ? 0 : daysBetween(standing.oldestDueOn, standing.asOf),
    bucket: standing.bucket,
    oldestDueOn: standing.oldestDueOn,
    nextDueOn: standing.nextDueOn,
    promiseDueOn: standing.promiseDueOn,
    openInvoices: standing.openInvoices,
    overdueInvoices: standing.overdueInvoices,
    openDisputes: standing.openDisputes,
  }) as AccountRow['standing'];
}

function flagsOf(account: AccountDocument, standing: Standing, { world, attention, forgotten }: RowContext): AccountRow['flags'] {
  const flags: [boolean, AccountRow['flags'][number]][] = [
    [standing.overdueAmount > world.terms.tolerance, 'overdue'],
    [standing.openDisputes > 0, 'disputed'],
    [standing.promiseOpenAmount > 0, 'promised'],
    [standing.heldAmount > 0, 'held'],
    [account.service.status === 'suspended', 'suspended'],
    [account.override !== undefined, 'overridden'],
    [wasContacted(account, world.now), 'contacted'],
    [attention.has(account._id), 'needs-attention'],
    [forgotten.has(account._id), 'forgotten'],
  ];
  return flags.filter(([holds]) => holds).map(([, flag]) => flag);
}

function stepOfAccount(account: AccountDocument, { world, flow }: RowContext, enrollment?: EnrollmentDocument): AccountRow['step'] {
  const { step } = account;
  if (!step) return undefined;
  const timer = enrollment && enrollment._id === step.enrollmentId ? nextWait(enrollment, flow) : undefined;
  return known({
    enrollmentId: step.enrollmentId,
    strategyId: step.definitionId,
    strategyName: strategyOf(world.published, step.definitionId)?.flow.name ?? step.definitionId,
    version: step.version,
    states: [...step.leaves],
    since: iso(step.since),
    next: timer,
    status: step.status as 'active',
    paused: step.status === 'ended' ? undefined : pausedView(step.definitionId, step.leaves, world),
  }) as AccountRow['step'];
}

/** What the page of one account needs beside the account and its records. */
export interface DetailContext extends RowContext {
  readonly parent?:
    | {
        readonly account: AccountDocument;
        readonly sums: { readonly openAmount: number; readonly overdueAmount: number; readonly children: number } | undefined;
      }
    | undefined;
  readonly feeds: AccountDetail['feeds'];
  readonly waitingFor: string | undefined;
  readonly attachments: AccountDetail['attachments'];
}

export function accountDetail(account: AccountDocument, records: AccountRecords, context: DetailContext): AccountDetail {
  const { world, names } = context;
  const { currency } = account;
  const on = localDateAt(world.now, account.zone);
  const book = bookOf(account, records);
  const numbers = new Map(records.invoices.map((invoice) => [invoice._id, invoice.number]));
  const habits = habitsOf(account.ledger, on);
  const strategy = shownStrategy(records.enrollments);
  const { parent } = context;
  const lateness = usualLateness(book.invoices);
  const reliability = reliabilityOf(book.promises, book.payments, book.invoices);
  return known({
    ...accountRow(account, context, strategy),
    kind: account.kind,
    country: account.country,
    zone: account.zone,
    parent:
      parent &&
      known({
        id: parent.account._id,
        name: parent.account.name,
        children: parent.sums?.children ?? 0,
        open: parent.sums && money(parent.sums.openAmount, currency),
        overdue: parent.sums && money(parent.sums.overdueAmount, currency),
      }),
    override: overrideView(account, world),
    service: account.service.status,
    credit: account.credit.status,
    contacts: records.contacts.map((contact) => contactView(contact, account, records.contacts, context)),
    invoices: records.invoices.map((invoice) => {
      const parts = partsOf({ ...invoice, id: invoice._id }, book, on);
      const age = daysBetween(world.terms.aging.basis === 'due' ? invoice.dueOn : invoice.issuedOn, on);
      return known({
        id: invoice._id,
        number: invoice.number,
        issuedOn: invoice.issuedOn,
        dueOn: invoice.dueOn,
        amount: money(invoice.amount, currency),
        open: money(invoice.openAmount, currency),
        disputed: money(parts.disputed, currency),
        held: isHeld(invoice._id, book.holds, on),
        daysPastDue: daysBetween(invoice.dueOn, on),
        bucket: bucketOf(world.terms.aging, age),
        status: invoice.openAmount === 0 ? 'paid' : invoice.openAmount < invoice.amount ? 'part-paid' : 'open',
        paidOn: invoice.paidOn,
        noted: invoice.noted && notedView(invoice.noted, names),
        expectedOn: lateness === undefined || invoice.openAmount === 0 ? undefined : expectedOn(invoice.dueOn, lateness),
      }) as AccountDetail['invoices'][number];
    }),
    payments: records.payments.map(
      (payment) =>
        known({
          id: payment._id,
          kind: payment.kind,
          amount: money(payment.amount, currency),
          unapplied: money(payment.unapplied, currency),
          receivedOn: payment.receivedOn,
          method: payment.method,
          reference: payment.reference,
          reversedOn: payment.reversedOn,
          applications: payment.applications.map((each) => ({
            invoiceId: each.invoiceId,
            number: numbers.get(each.invoiceId) ?? each.invoiceId,
            amount: money(each.amount, currency),
          })),
        }) as AccountDetail['payments'][number],
    ),
    promises: records.promises.map((promise) =>
      promiseView(promise, {
        all: records.promises,
        currency,
        by: person(promise.byUserId, names),
        today: on,
        waitingFor: promise.judgeAt <= world.now ? context.waitingFor : undefined,
      }),
    ),
    plans: (account.ledger.plans ?? []).toReversed().map((plan) =>
      planView(plan, {
        currency,
        today: on,
        openAmount: openOfPlan({ invoices: records.invoices.map((each) => ({ ...each, id: each._id })) }, plan),
        numbers,
        by: person(plan.byUserId, names),
      }),
    ),
    reported: records.reported.map((each) => ({
      id: each._id,
      amount: money(each.amount, currency),
      paidOn: each.paidOn,
      pausesUntil: each.pausesUntil,
      status: each.status,
    })),
    disputes: records.disputes.map((dispute) => {
      const path = records.enrollments.find((each) => each.subject.type === 'dispute' && each.subject.id === dispute._id);
      return known({
        id: dispute._id,
        invoiceId: dispute.invoiceId,
        invoiceNumber: numbers.get(dispute.invoiceId) ?? dispute.invoiceId,
        amount: money(dispute.amount, currency),
        reason: dispute.reason,
        status: dispute.status,
        openedOn: dispute.openedOn,
        resolvedOn: dispute.resolvedOn,
        outcome: dispute.outcome,
        note: dispute.note,
        pool: dispute.pool,
        path: path && pathView(path, world),
      }) as AccountDetail['disputes'][number];
    }),
    holds: records.holds.map((hold) =>
      known({ id: hold._id, reason: hold.reason, placedOn: hold.placedOn, untilOn: hold.untilOn, invoiceIds: hold.invoiceIds }),
    ) as AccountDetail['holds'],
    tasks: records.tasks.map((task) => taskView(task, names)),
    attachments: context.attachments,
    habits: known({
      promisesKept: habits.promisesKept,
      promisesBroken: habits.promisesBroken,
      paidInvoices: habits.paidInvoices,
      meanDaysLate: habits.meanDaysLate,
      usualDaysLate: lateness,
      promisesJudged: reliability.judged,
      promisesMet: reliability.kept,
      promiseDaysLate: reliability.meanDaysLate,
      lastPaymentOn: account.ledger.lastPaymentOn,
      lastContactAt: account.lastContactAt === undefined ? undefined : iso(account.lastContactAt),
    }) as AccountDetail['habits'],
    strategies: runningViews(records.enrollments, numbers, world),
    feeds: context.feeds,
    custom: account.custom,
  }) as AccountDetail;
}

function notedView({ at, by, ...noted }: InvoiceNote, names: ReadonlyMap<string, string>): AccountDetail['invoices'][number]['noted'] {
  return known({ ...noted, at: iso(at), by: person(by, names) }) as AccountDetail['invoices'][number]['noted'];
}

/** The open part of the records as a book, to ask the engine what of it is disputed or held. */
function bookOf(account: AccountDocument, records: AccountRecords): Book {
  const withId = <T extends { _id: string }>(list: readonly T[]): (T & { id: string })[] => list.map((each) => ({ ...each, id: each._id }));
  return {
    account: account.ledger,
    invoices: withId(records.invoices),
    payments: withId(records.payments),
    promises: withId(records.promises),
    disputes: withId(records.disputes),
    holds: withId(records.holds),
    reported: withId(records.reported),
  } as unknown as Book;
}
