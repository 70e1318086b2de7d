import { type Static, Type } from 'typebox';
import { roles } from './roles.ts';
import { Count, Id, Instant, LocalDay, Maybe, MoneyShape, OneOf, Page, Person, Shape } from './wire.ts';

export const ClockView = Shape({
  mode: OneOf(['live', 'sandbox']),
  at: Instant,
  on: LocalDay,
  zone: Type.String(),
  /** Where the clock is being advanced to. */
  target: Maybe(Instant),
  /** In words: what leaves this machine. */
  notice: Maybe(Type.String()),
});
export type ClockView = Static<typeof ClockView>;

export const HealthView = Shape({
  status: OneOf(['ok', 'unavailable']),
  version: Type.String(),
  database: OneOf(['ok', 'unavailable']),
  clock: ClockView,
  queues: Shape({ inbox: Count, effects: Count, incidents: Count }),
});

export const SessionView = Shape({
  user: Shape({ id: Id, name: Type.String(), email: Type.String(), role: OneOf(roles), units: Maybe(Type.Array(Id)) }),
  /** Ids of the routes this user may call. */
  may: Type.Array(Type.String()),
  clock: ClockView,
});
export type SessionView = Static<typeof SessionView>;

export const DiagnosticView = Shape({
  code: Type.String(),
  severity: OneOf(['error', 'warning']),
  message: Type.String(),
  pointer: Type.String(),
  fix: Type.String(),
});

export const DefinitionSummary = Shape({
  kind: Type.String(),
  id: Id,
  name: Type.String(),
  description: Maybe(Type.String()),
  version: Maybe(Type.Integer()),
  publishedAt: Maybe(Instant),
  hasDraft: Type.Boolean(),
  /** When it was last saved or published, and by whom. */
  changedAt: Maybe(Instant),
  changedBy: Maybe(Person),
  /** Active enrollments on any version, for what runs. */
  running: Maybe(Count),
  /** Of a strategy: whom of those the caller may see it is working on. */
  inside: Maybe(Shape({ accounts: Count, open: Type.Array(MoneyShape), overdue: Type.Array(MoneyShape) })),
  /** Of a strategy: rows of the segments in force that name it. */
  fedBy: Maybe(Type.Array(Shape({ row: Id, name: Type.String() }))),
  /** Of a strategy: its pauses in force. Without a step it is paused as a whole. */
  paused: Maybe(Type.Array(Shape({ step: Maybe(Type.String()), reason: Type.String(), by: Person, at: Instant }))),
});
export const DefinitionPage = Page(DefinitionSummary);

const VersionView = Shape({
  version: Type.Integer(),
  hash: Type.String(),
  publishedAt: Instant,
  by: Maybe(Person),
  comment: Maybe(Type.String()),
});

export const DefinitionDetail = Shape({
  ...DefinitionSummary.properties,
  hash: Maybe(Type.String()),
  /** The exact text of the published version. */
  text: Maybe(Type.String()),
  draft: Maybe(Shape({ revision: Type.Integer(), text: Type.String(), savedAt: Instant, by: Maybe(Person) })),
  versions: Type.Array(VersionView),
});

export const DefinitionVersions = Shape({
  items: Type.Array(
    Shape({
      ...VersionView.properties,
      current: Type.Boolean(),
      /** Accounts that run on it now, of those the caller may see; only where something runs. */
      accounts: Maybe(Count),
    }),
  ),
});
export const DefinitionText = Shape({
  kind: Type.String(),
  id: Id,
  ...VersionView.properties,
  current: Type.Boolean(),
  text: Type.String(),
});

export const CoverageView = Shape({
  states: Shape({ total: Count, missing: Type.Array(Type.String()) }),
  transitions: Shape({ total: Count, missing: Type.Array(Type.String()) }),
});
export const DefinitionReportView = Shape({
  diagnostics: Type.Array(DiagnosticView),
  tests: Shape({ total: Count, failed: Count }),
  coverage: Maybe(CoverageView),
});
export const SavedDraft = Shape({ revision: Type.Integer(), ...DefinitionReportView.properties });
export const PublishedVersion = Shape({
  version: Type.Integer(),
  hash: Type.String(),
  unchanged: Type.Boolean(),
  ...DefinitionReportView.properties,
});

export const UserView = Shape({ id: Id, name: Type.String(), email: Type.String(), role: OneOf(roles), units: Maybe(Type.Array(Id)) });
export const FeedView = Shape({
  id: Id,
  name: Type.String(),
  mode: OneOf(['live', 'batch']),
  currentThrough: Maybe(LocalDay),
  behind: Type.Boolean(),
  accounts: Count,
});

export const ConnectorView = Shape({
  id: Id,
  title: Type.String(),
  version: Type.String(),
  channels: Type.Array(Type.String()),
  recovery: OneOf(['key', 'query', 'neither']),
  enabled: Type.Boolean(),
  local: Type.Boolean(),
  /** Settings without their secrets, which can be written and never read. */
  settings: Type.Record(Type.String(), Type.Unknown()),
  secretsSet: Type.Array(Type.String()),
});

const Figures = Shape({ created: Count, changed: Count, unchanged: Count, refused: Count });
/** The report of an import: what was read, what became of it, and figures to tie to the ledger's own report. */
export const ImportView = Shape({
  id: Id,
  status: OneOf(['waiting', 'running', 'done', 'failed']),
  source: Id,
  startedAt: Instant,
  finishedAt: Maybe(Instant),
  failure: Maybe(Type.String()),
  rows: Count,
  refusedRows: Count,
  accounts: Figures,
  invoices: Figures,
  payments: Figures,
  disputes: Figures,
  /** Records dated after the clock: stored, and arriving on their day. */
  datedAhead: Count,
  assumptions: Type.Array(Type.String()),
  currencies: Type.Array(
    Shape({
      currency: Type.String(),
      invoiced: MoneyShape,
      paid: MoneyShape,
      credited: MoneyShape,
      /** As of the business date: open items, and the same by age. */
      open: MoneyShape,
      unapplied: MoneyShape,
      aging: Type.Array(Shape({ bucket: Type.String(), count: Count, amount: MoneyShape })),
    }),
  ),
});
export type ImportView = Static<typeof ImportView>;

export const AuditEntry = Shape({
  chain: Type.String(),
  seq: Type.Integer(),
  at: Instant,
  type: Type.String(),
  words: Type.String(),
  by: Maybe(Person),
  hash: Type.String(),
});
export const AuditPage = Page(AuditEntry);
export const AuditVerdict = Shape({
  whole: Type.Boolean(),
  chains: Count,
  entries: Count,
  unsealed: Count,
  /** The first entry of each broken chain. */
  broken: Type.Array(Shape({ chain: Type.String(), seq: Type.Integer(), reason: Type.String() })),
});
