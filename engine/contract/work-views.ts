import { type Static, Type } from 'typebox';
import { invoiceStatuses } from '../model/ledger.ts';
import { MessageFile } from './message-views.ts';
import { Count, Id, Instant, InsteadOf, LocalDay, Maybe, MoneyShape, OneOf, Page, Person, Shape } from './wire.ts';
import { workStates } from './work-filter.ts';

/** One account with everything that asks for it, and why it stands where it stands. */
export const WorkRow = Shape({
  accountId: Id,
  accountName: Type.String(),
  owner: Maybe(Person),
  overdue: MoneyShape,
  daysPastDue: Count,
  states: Type.Array(OneOf(workStates)),
  points: Type.Number(),
  /** What the points are the sum of. */
  why: Type.Array(Shape({ name: Type.String(), points: Type.Number() })),
  tasks: Type.Array(
    Shape({
      id: Id,
      kind: Type.String(),
      title: Type.String(),
      /** Where it comes from. */
      reason: Type.String(),
      assignee: Maybe(Person),
      pool: Maybe(Type.String()),
      /** Whose it would be if they were there. */
      insteadOf: Maybe(InsteadOf),
      dueOn: Maybe(LocalDay),
      snoozedUntil: Maybe(LocalDay),
      /** The moment it is for, where there is one; until then it is in nobody's list. */
      dueAt: Maybe(Instant),
    }),
  ),
  /** The earliest day one of its tasks is due. */
  dueOn: Maybe(LocalDay),
  /** Some of it lies in a pool. */
  isClaimable: Type.Boolean(),
  /** How often the task of it was put off that was put off most, and the reason given last. */
  putOff: Count,
  putOffReason: Maybe(Type.String()),
});
export type WorkRow = Static<typeof WorkRow>;
export const WorkPage = Shape({ ...Page(WorkRow).properties, total: Count });
/** An open invoice of an account that is in a worklist. */
export const WorkInvoice = Shape({
  invoiceId: Id,
  number: Type.String(),
  dueOn: LocalDay,
  /** Below 0: not due yet. */
  daysPastDue: Type.Integer(),
  amount: MoneyShape,
  open: MoneyShape,
  disputed: MoneyShape,
  held: Type.Boolean(),
  /** What the customer last said about it. */
  noted: Maybe(OneOf(invoiceStatuses)),
  /** Its account, with everything that asks for it. */
  work: WorkRow,
});
export type WorkInvoice = Static<typeof WorkInvoice>;
export const WorkInvoicePage = Page(WorkInvoice);

/** By what a list can be narrowed: only what is in it. */
export const WorkChoices = Shape({
  pools: Type.Array(Type.String()),
  kinds: Type.Array(Type.String()),
  /** Strategy and step, as the filter names them. */
  steps: Type.Array(Type.String()),
  owners: Type.Array(Person),
  /** To whom the caller may give work: what others have only who leads, what is his own everybody in the office; empty for the others. */
  collectors: Type.Array(Person),
  /** Pools the caller may give work to: the usual one, those work lies in, and those with members. */
  receivingPools: Type.Array(Type.String()),
  /** What a statement of account can be sent to many with. */
  statementTemplates: Type.Array(Shape({ id: Id, name: Type.String() })),
});

/** Where a message is on its way. */
export const noticeStatuses = [
  'planned',
  'held',
  'sending',
  'sent',
  'bounced',
  'cancelled',
  'skipped',
  'sealed',
  'parked',
  'failed',
] as const;

export const NoticeRow = Shape({
  key: Id,
  accountId: Id,
  accountName: Type.String(),
  channel: Type.String(),
  /** Missing where somebody has written without one. */
  template: Maybe(Type.String()),
  /** Who has written it, where no strategy asked for it. */
  by: Maybe(Person),
  strategyId: Maybe(Id),
  step: Maybe(Type.String()),
  status: OneOf(noticeStatuses),
  /** Why it is where it is, in words. */
  reason: Maybe(Type.String()),
  plannedAt: Instant,
  /** When it is looked at again, where that is known. */
  heldUntil: Maybe(Instant),
  doneAt: Maybe(Instant),
  to: Maybe(Type.String()),
  subject: Maybe(Type.String()),
  total: Maybe(MoneyShape),
  attempts: Count,
  /** Until when it can be taken back, while it can. */
  recallableUntil: Maybe(Instant),
  /** What a person may decide about it now. */
  decisions: Type.Array(OneOf(['sent', 'send', 'skip'])),
});
export type NoticeRow = Static<typeof NoticeRow>;
export const NoticePage = Shape({ ...Page(NoticeRow).properties, counts: Type.Record(Type.String(), Count) });
export const NoticeDetail = Shape({
  ...NoticeRow.properties,
  text: Maybe(Type.String()),
  html: Maybe(Type.String()),
  /** The papers that go with it. */
  files: Maybe(Type.Array(MessageFile)),
  history: Type.Array(Shape({ at: Instant, status: Type.String(), reason: Maybe(Type.String()) })),
});

export const ChannelView = Shape({
  channel: Type.String(),
  connector: Id,
  title: Type.String(),
  sending: Type.Boolean(),
  /** Whether messages stay on this machine. */
  local: Type.Boolean(),
  held: Count,
});

export type ChannelView = Static<typeof ChannelView>;

/** Who would get what if sending were turned on now. */
export const SendingPreview = Shape({
  channel: Type.String(),
  count: Count,
  accounts: Count,
  totals: Type.Array(MoneyShape),
  notices: Type.Array(NoticeRow),
});

/** What can stop: the runtime opens no other kind, and the page has words for each. */
export const incidentKinds = ['strategy', 'notice', 'effect', 'alert', 'night', 'import', 'promise', 'dispute'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const IncidentView = Shape({
  id: Id,
  kind: OneOf(incidentKinds),
  status: OneOf(['open', 'resolved']),
  accountId: Maybe(Id),
  accountName: Maybe(Type.String()),
  enrollmentId: Maybe(Id),
  effectKey: Maybe(Id),
  reason: Type.String(),
  openedAt: Instant,
  resolvedAt: Maybe(Instant),
  by: Maybe(Person),
});
export const IncidentPage = Page(IncidentView);

const Slice = Shape({
  id: Type.String(),
  name: Type.String(),
  accounts: Count,
  open: Type.Array(MoneyShape),
  overdue: Type.Array(MoneyShape),
});

export const PortfolioView = Shape({
  on: LocalDay,
  accounts: Count,
  overdueAccounts: Count,
  totals: Type.Array(
    Shape({
      currency: Type.String(),
      open: MoneyShape,
      overdue: MoneyShape,
      disputed: MoneyShape,
      promised: MoneyShape,
      unapplied: MoneyShape,
      aging: Type.Array(Shape({ bucket: Type.String(), count: Count, amount: MoneyShape })),
    }),
  ),
  segments: Type.Array(Slice),
  steps: Type.Array(Shape({ ...Slice.properties, strategyId: Id, strategyName: Type.String(), state: Type.String() })),
  owners: Type.Array(Slice),
  /** Open overdue accounts that no wait, task, hold or dispute looks after. Must be 0. */
  forgotten: Shape({ count: Count, accounts: Type.Array(Shape({ id: Id, name: Type.String() })) }),
  needsAttention: Count,
  promisesToday: Count,
});
export type PortfolioView = Static<typeof PortfolioView>;

export const AgingReport = Shape({
  on: LocalDay,
  basis: OneOf(['due', 'issued']),
  currencies: Type.Array(
    Shape({
      currency: Type.String(),
      total: MoneyShape,
      count: Count,
      unapplied: MoneyShape,
      buckets: Type.Array(Shape({ bucket: Type.String(), count: Count, amount: MoneyShape })),
    }),
  ),
});

export const MeasuresReport = Shape({
  from: Type.String(),
  to: Type.String(),
  currencies: Type.Array(
    Shape({
      currency: Type.String(),
      months: Type.Array(
        Shape({
          month: Type.String(),
          sales: MoneyShape,
          openingOpen: MoneyShape,
          closingOpen: MoneyShape,
          closingCurrent: MoneyShape,
          collected: MoneyShape,
          credits: MoneyShape,
          dsoSimple: Maybe(Type.Number()),
          dsoCountback: Maybe(Type.Number()),
          bestPossibleDso: Maybe(Type.Number()),
          cei: Maybe(Type.Number()),
        }),
      ),
    }),
  ),
});

export const StepsReport = Shape({
  from: LocalDay,
  to: LocalDay,
  steps: Type.Array(
    Shape({
      strategyId: Id,
      strategyName: Type.String(),
      state: Type.String(),
      entered: Count,
      notices: Shape({ asked: Count, sent: Count, cancelled: Count, skipped: Count, held: Count, sealed: Count, parked: Count }),
      tasks: Count,
      promises: Count,
    }),
  ),
});
