import { type Static, Type } from 'typebox';
import { invoiceStatuses } from '../model/ledger.ts';
import { AttachmentCounts } from './attachment-views.ts';
import { PlanView } from './plan-views.ts';
import { Count, Id, Instant, InsteadOf, LocalDay, Maybe, MoneyShape, OneOf, Page, Person, Shape } from './wire.ts';

/** What an account owes, as of the business date. */
export const StandingView = Shape({
  asOf: LocalDay,
  open: MoneyShape,
  overdue: MoneyShape,
  disputed: MoneyShape,
  held: MoneyShape,
  unapplied: MoneyShape,
  chaseable: MoneyShape,
  promised: MoneyShape,
  daysPastDue: Count,
  bucket: Type.String(),
  oldestDueOn: Maybe(LocalDay),
  nextDueOn: Maybe(LocalDay),
  promiseDueOn: Maybe(LocalDay),
  openInvoices: Count,
  overdueInvoices: Count,
  openDisputes: Count,
});

/** What a person has said about the next step. `until`: it does not come before. */
const SteeringView = Shape({ act: OneOf(['skip', 'later']), until: Maybe(Instant), reason: Type.String(), by: Person, at: Instant });

/** Where an account stands in its strategy. */
export const StepView = Shape({
  enrollmentId: Id,
  strategyId: Id,
  strategyName: Type.String(),
  version: Type.Integer(),
  /** Innermost steps, as paths in the machine. */
  states: Type.Array(Type.String()),
  since: Instant,
  /** The next wait that is running: what happens if nobody acts. */
  next: Maybe(
    Shape({
      /** Names this very wait. */
      wait: Type.String(),
      timer: Type.String(),
      at: Instant,
      rolledFrom: Maybe(LocalDay),
      /** Paths of the steps it may lead to. */
      leadsTo: Type.Array(Type.String()),
      steering: Maybe(SteeringView),
    }),
  ),
  status: OneOf(['active', 'ended', 'parked']),
  /** The strategy, or the step the account stands in, is paused. */
  paused: Maybe(Shape({ id: Id, step: Maybe(Type.String()), reason: Type.String(), by: Maybe(Person), at: Instant })),
});

export const AccountRow = Shape({
  id: Id,
  number: Maybe(Type.String()),
  name: Type.String(),
  currency: Type.String(),
  owner: Maybe(Person),
  segment: Maybe(Type.String()),
  standing: StandingView,
  step: Maybe(StepView),
  flags: Type.Array(
    OneOf(['overdue', 'disputed', 'promised', 'held', 'suspended', 'overridden', 'contacted', 'needs-attention', 'forgotten']),
  ),
});
export type AccountRow = Static<typeof AccountRow>;
export const AccountPage = Shape({ ...Page(AccountRow).properties, total: Count });

export const InvoiceView = Shape({
  id: Id,
  number: Type.String(),
  issuedOn: LocalDay,
  dueOn: LocalDay,
  amount: MoneyShape,
  open: MoneyShape,
  disputed: MoneyShape,
  held: Type.Boolean(),
  daysPastDue: Type.Integer(),
  bucket: Type.String(),
  status: OneOf(['open', 'part-paid', 'paid']),
  paidOn: Maybe(LocalDay),
  /** What the customer last said about it. */
  noted: Maybe(
    Shape({
      status: OneOf(invoiceStatuses),
      with: Maybe(Type.String()),
      expectedOn: Maybe(LocalDay),
      at: Instant,
      by: Maybe(Person),
    }),
  ),
  /** When it is paid if the account pays as late as it usually does; only of open ones, and where there is a habit. */
  expectedOn: Maybe(LocalDay),
});

export const PaymentView = Shape({
  id: Id,
  kind: OneOf(['payment', 'credit']),
  amount: MoneyShape,
  unapplied: MoneyShape,
  receivedOn: LocalDay,
  method: Maybe(Type.String()),
  reference: Maybe(Type.String()),
  reversedOn: Maybe(LocalDay),
  applications: Type.Array(Shape({ invoiceId: Id, number: Type.String(), amount: MoneyShape })),
});

export const PromiseView = Shape({
  id: Id,
  amount: MoneyShape,
  received: MoneyShape,
  madeOn: LocalDay,
  dueOn: LocalDay,
  graceUntil: LocalDay,
  status: OneOf(['open', 'kept', 'partlyKept', 'broken', 'cancelled', 'replaced', 'asked']),
  /** Which promise on the same debt it is, from 1 on. */
  place: Count,
  /** Why an open promise that has fallen due is not judged yet. */
  waitingFor: Maybe(Type.String()),
  by: Maybe(Person),
  /** It is an installment of this payment plan, and changed or ended with it. */
  planId: Maybe(Id),
});

export const DisputeView = Shape({
  id: Id,
  invoiceId: Id,
  invoiceNumber: Type.String(),
  amount: MoneyShape,
  reason: Type.String(),
  status: OneOf(['open', 'resolved']),
  openedOn: LocalDay,
  resolvedOn: Maybe(LocalDay),
  outcome: Maybe(Type.String()),
  note: Maybe(Type.String()),
  pool: Maybe(Type.String()),
  path: Maybe(StepView),
});

export const HoldView = Shape({
  id: Id,
  reason: Type.String(),
  placedOn: LocalDay,
  untilOn: Maybe(LocalDay),
  invoiceIds: Maybe(Type.Array(Id)),
});

export const TaskView = Shape({
  id: Id,
  accountId: Id,
  accountName: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  status: OneOf(['open', 'done', 'withdrawn']),
  assignee: Maybe(Person),
  pool: Maybe(Type.String()),
  /** Whose it would be if they were there. */
  insteadOf: Maybe(InsteadOf),
  /** Why its pool has given it to whoever has it, or to nobody. */
  routing: Maybe(Type.String()),
  dueOn: Maybe(LocalDay),
  /** The moment it is for, where it is not just any time of its day. */
  dueAt: Maybe(Instant),
  createdAt: Instant,
  /** Why it is there. */
  reason: Type.String(),
  outcome: Maybe(Type.String()),
  /** The mail it is about. */
  mailId: Maybe(Id),
});
export type TaskView = Static<typeof TaskView>;
export const TaskPage = Page(TaskView);

export const ConsentsShape = Shape({
  email: Maybe(Type.Boolean()),
  sms: Maybe(Type.Boolean()),
  letter: Maybe(Type.Boolean()),
  call: Maybe(Type.Boolean()),
  portal: Maybe(Type.Boolean()),
});

/** When a contact has said it, and who has written it down. */
const SaidShape = Maybe(Shape({ at: Instant, by: Maybe(Person) }));

export const ContactView = Shape({
  id: Id,
  name: Type.String(),
  role: Maybe(Type.String()),
  email: Maybe(Type.String()),
  phone: Maybe(Type.String()),
  /** Numbers beside the first. */
  otherPhones: Type.Array(Type.String()),
  /** Numbers found wrong: shown, and never offered again. */
  wrongNumbers: Type.Array(Type.String()),
  /** Out of use since, by whom and why. */
  retired: Maybe(Shape({ at: Instant, by: Maybe(Person), because: Maybe(Type.String()) })),
  zone: Type.String(),
  /** Local time there now, HH:MM. */
  localTime: Type.String(),
  mayEmail: Type.Boolean(),
  /** What was said to each channel; nothing where it was never said. */
  consents: ConsentsShape,
  /** Since when that stands, and who has written it down; missing for what came with the contact. */
  said: Shape({ email: SaidShape, sms: SaidShape, letter: SaidShape, call: SaidShape, portal: SaidShape }),
  /** Why no message may go out now, and when it may. */
  denied: Maybe(Shape({ reasons: Type.Array(Type.String()), until: Maybe(Instant) })),
});

/** A strategy that runs for the account or for one of its invoices. */
const RunningView = Shape({
  ...StepView.properties,
  /** The invoice it runs for, where it does not run for the account. */
  invoiceNumber: Maybe(Type.String()),
  /** Steps and levels it has been on and has left, as paths in the machine. */
  been: Type.Array(Type.String()),
});

/** Everything about one account on one page; the timeline has an address of its own. */
export const AccountDetail = Shape({
  ...AccountRow.properties,
  kind: OneOf(['business', 'person']),
  country: Maybe(Type.String()),
  zone: Type.String(),
  parent: Maybe(Shape({ id: Id, name: Type.String(), children: Count, open: Maybe(MoneyShape), overdue: Maybe(MoneyShape) })),
  /** A person has put it on another strategy than its segment asks for, or on none. */
  override: Maybe(
    Shape({
      strategy: Maybe(Shape({ id: Id, name: Type.String() })),
      untilOn: LocalDay,
      reason: Type.String(),
      by: Person,
      at: Instant,
    }),
  ),
  service: OneOf(['running', 'suspended']),
  credit: OneOf(['open', 'held']),
  contacts: Type.Array(ContactView),
  invoices: Type.Array(InvoiceView),
  payments: Type.Array(PaymentView),
  promises: Type.Array(PromiseView),
  plans: Type.Array(PlanView),
  reported: Type.Array(Shape({ id: Id, amount: MoneyShape, paidOn: LocalDay, pausesUntil: LocalDay, status: Type.String() })),
  disputes: Type.Array(DisputeView),
  holds: Type.Array(HoldView),
  tasks: Type.Array(TaskView),
  attachments: AttachmentCounts,
  habits: Shape({
    promisesKept: Count,
    promisesBroken: Count,
    paidInvoices: Count,
    meanDaysLate: Maybe(Type.Number()),
    /** The middle of the days late of the last 12 paid invoices; below 0 is early. */
    usualDaysLate: Maybe(Type.Integer()),
    /** Of the promises that were judged: how many were kept, and how late the money was on the mean. */
    promisesJudged: Count,
    promisesMet: Count,
    promiseDaysLate: Maybe(Type.Number()),
    lastPaymentOn: Maybe(LocalDay),
    /** When a message last went out to it, a call with it was logged, or a reply of it came in. */
    lastContactAt: Maybe(Instant),
  }),
  strategies: Type.Array(RunningView),
  feeds: Type.Array(Shape({ id: Id, name: Type.String(), currentThrough: Maybe(LocalDay), behind: Type.Boolean() })),
  custom: Type.Record(Type.String(), Type.Unknown()),
});
export type AccountDetail = Static<typeof AccountDetail>;

/** A decision with the stored tree of what was compared. */
const DecisionView = Shape({
  transition: Type.String(),
  rule: Type.String({ description: 'name of the rule, or what it says' }),
  held: Type.Boolean(),
  tree: Maybe(Type.Unknown({ description: 'explanation tree as it was stored' })),
});

/** One line of an account's history. `words` is the line as people read it. */
export const TimelineEntry = Shape({
  id: Id,
  at: Instant,
  on: LocalDay,
  type: Type.String(),
  words: Type.String(),
  by: Maybe(Person),
  decisions: Maybe(Type.Array(DecisionView)),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type TimelineEntry = Static<typeof TimelineEntry>;
export const TimelinePage = Page(TimelineEntry);
