import { type Static, Type } from 'typebox';
import { definitionKinds } from '../model/definition.ts';
import type { RuleVerdict } from '../rules/judge-rule.ts';
import { roles } from './roles.ts';
import { DiagnosticView } from './system-views.ts';
import { Count, Id, Instant, LocalDay, Maybe, MoneyShape, OneOf, Person, Shape } from './wire.ts';

const Text = Type.String();
/** One amount for each currency, in the order of their codes. */
const Amounts = Type.Array(MoneyShape);
const Named = Shape({ id: Id, name: Text });
/** A part of the book. */
const Part = { accounts: Count, open: Amounts, overdue: Amounts };

/** Everything a browser needs to build the engine's registry, and whom work can be given to. */
export const RegistryView = Shape({
  at: Instant,
  on: LocalDay,
  zone: Text,
  definitions: Type.Array(Shape({ kind: OneOf(definitionKinds), id: Id, version: Type.Integer(), hash: Text, text: Text })),
  /** What installed connectors add, as `createRegistry` takes it. */
  offerings: Type.Array(
    Shape({
      connector: Shape({ id: Id, title: Text, enabled: Type.Boolean() }),
      events: Type.Array(
        Shape({ type: Text, label: Text, payload: Type.Record(Type.String(), Type.String()), causedBy: Type.Array(Text) }),
      ),
      effects: Type.Array(
        Shape({ type: Text, label: Text, outbound: Type.Boolean(), params: Type.Unknown({ description: 'JSON Schema' }) }),
      ),
      channels: Type.Array(Text),
    }),
  ),
  assignees: Shape({
    defaultPool: Text,
    pools: Type.Array(Text),
    /** The skills there are. */
    skills: Type.Array(Text),
    people: Type.Array(Shape({ ...Person.properties, role: OneOf(roles) })),
  }),
  /** Which definitions are in force where only one can be. */
  inForce: Shape({ segment: Id, aging: Id, ranking: Id, policies: Shape({ business: Maybe(Id), person: Maybe(Id) }) }),
  tolerance: Count,
});
export type RegistryView = Static<typeof RegistryView>;

/** What stands and moves on a version now. */
export const StrategyLive = Shape({
  strategyId: Id,
  version: Type.Integer(),
  at: Instant,
  /** From here on passages are counted. */
  since: Instant,
  totals: Shape({ ...Part, enrollments: Count }),
  steps: Type.Array(
    Shape({
      state: Text,
      ...Part,
      enrollments: Count,
      /** Of these, how many cannot go on and wait for a person. */
      parked: Count,
      /** How long those who are there now have been there, in milliseconds. */
      medianDwellMs: Count,
    }),
  ),
  /** How many enrollments went over a transition, and how often in all. */
  transitions: Type.Array(Shape({ transition: Text, enrollments: Count, times: Count })),
  versions: Type.Array(Shape({ version: Type.Integer(), current: Type.Boolean(), ...Part, enrollments: Count })),
});
export type StrategyLive = Static<typeof StrategyLive>;

/** Who comes onto a strategy, and by what. */
export const StrategyFeeding = Shape({
  strategyId: Id,
  at: Instant,
  /** The segments in force; missing when none are published. */
  segment: Maybe(Shape({ ...Named.properties, version: Type.Integer() })),
  /** Rows that name it, with the accounts the last night found in them. */
  rows: Type.Array(Shape({ row: Id, name: Text, position: Count, ...Part })),
  now: Shape({ ...Part, enrollments: Count }),
  tonight: Shape({
    entering: Type.Array(
      Shape({
        from: OneOf(['none', 'ended', 'strategy']),
        strategy: Maybe(Named),
        ...Part,
        examples: Type.Array(Named),
      }),
    ),
    /** On another strategy, in a step that may not be left for this one; the largest groups first. */
    staying: Type.Array(Shape({ strategy: Named, ...Part, examples: Type.Array(Named) })),
  }),
});
export type StrategyFeeding = Static<typeof StrategyFeeding>;

/** Accounts a draft is worth trying on. */
export const StrategySamples = Shape({
  items: Type.Array(
    Shape({
      ...Named.properties,
      open: MoneyShape,
      overdue: MoneyShape,
      daysPastDue: Count,
      why: OneOf(['on-strategy', 'in-segment', 'overdue']),
      states: Type.Array(Text),
      version: Maybe(Type.Integer()),
    }),
  ),
});

/** A fact a rule reads that cannot be known of an account by itself. */
const UnknownFact = Shape({
  fact: Text,
  label: Text,
  /** What would have to be looked at for it. */
  of: OneOf(['event', 'invoice', 'dispute', 'enrollment', 'contact', 'group']),
});
/** The rule as it was written, with what became of each part of it. */
const Verdict = Type.Unsafe<RuleVerdict>(
  Type.Object(
    { pointer: Type.String(), form: OneOf(['all', 'any', 'not', 'condition', 'fact']), outcome: OneOf(['holds', 'fails', 'unknown']) },
    { description: 'all, any, not, condition: with "of"; fact: with operator, expected or expectedFact, actual' },
  ),
);

export const RuleMatches = Shape({
  at: Instant,
  /** Accounts looked at: all the caller may see. */
  accounts: Count,
  /** Accounts the rule holds for, whatever the unknown facts turn out to be. */
  matches: Count,
  /** Accounts it could hold for, if the unknown facts were right; `matches` when none are unknown. */
  possible: Count,
  unknownFacts: Type.Array(UnknownFact),
  /** Of the matches; of the possible ones when there are none. */
  examples: Type.Array(Shape({ ...Named.properties, currency: Text, verdict: Verdict })),
});
export type RuleMatches = Static<typeof RuleMatches>;

export const RuleExplained = Shape({
  at: Instant,
  account: Shape({ ...Named.properties, currency: Text }),
  outcome: OneOf(['holds', 'fails', 'unknown']),
  unknownFacts: Type.Array(UnknownFact),
  verdict: Verdict,
});

/** A segment definition held against the book. */
export const SegmentPreview = Shape({
  at: Instant,
  accounts: Count,
  /** Whether accounts are told apart by this definition once it is published. */
  inForce: Type.Boolean(),
  rows: Type.Array(
    Shape({
      row: Id,
      ...Part,
      /** Accounts it fits that an earlier row has taken; rows for everybody are left aside. */
      takenBefore: Count,
    }),
  ),
  overlaps: Type.Array(Shape({ row: Id, fitsToo: Id, accounts: Count, example: Named })),
  holes: Shape({ ...Part, examples: Type.Array(Named) }),
  /** Against the published version of the same id; missing when there is none. */
  changes: Maybe(
    Shape({
      version: Type.Integer(),
      accounts: Count,
      rows: Type.Array(Shape({ from: Maybe(Id), to: Maybe(Id), accounts: Count, open: Amounts, example: Named })),
      /** Accounts that are led to another strategy, or from one to none, whether they come into another row or not. */
      leads: Type.Array(
        Shape({
          row: Maybe(Id),
          from: Maybe(Named),
          to: Maybe(Named),
          accounts: Count,
          open: Amounts,
          /** Whether all of them are in this row already. */
          sameRow: Type.Boolean(),
          /** Leave the strategy they run on with their next night. */
          switching: Count,
          /** Run on one they may not leave yet. */
          staying: Count,
          /** Run on nothing. */
          idle: Count,
          examples: Type.Array(Named),
        }),
      ),
    }),
  ),
  unknownFacts: Type.Array(UnknownFact),
});
export type SegmentPreview = Static<typeof SegmentPreview>;

/** An account as a draft is played on it, with nothing of a person but its name. */
export const AccountSample = Shape({
  id: Id,
  name: Text,
  number: Maybe(Text),
  currency: Text,
  zone: Text,
  country: Maybe(Text),
  kind: OneOf(['business', 'person']),
  at: Instant,
  on: LocalDay,
  /** What a split is drawn by. */
  splitKey: Id,
  segment: Maybe(Named),
  invoices: Type.Array(
    Shape({
      id: Id,
      number: Text,
      issuedOn: LocalDay,
      dueOn: LocalDay,
      amount: MoneyShape,
      open: MoneyShape,
      disputed: MoneyShape,
      held: Type.Boolean(),
    }),
  ),
  unapplied: MoneyShape,
  facts: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String(), Type.Boolean(), Type.Array(Type.String())])),
  enrollments: Type.Array(
    Shape({
      id: Id,
      kind: OneOf(['strategy', 'resolution']),
      definitionId: Id,
      version: Type.Integer(),
      subject: Shape({ type: OneOf(['account', 'invoice', 'dispute']), id: Id }),
      status: OneOf(['active', 'parked']),
      states: Type.Array(Text),
      since: Type.Record(Type.String(), Instant),
      startedAt: Instant,
    }),
  ),
});
export type AccountSample = Static<typeof AccountSample>;

const Message = Shape({ subject: Text, text: Text, html: Text });
export const TemplatePreview = Shape({
  channel: Text,
  /** Missing where it was written for the sample every installation has. */
  account: Maybe(Named),
  /** Whom it would be written to; missing when the account has nobody with an address. */
  contact: Maybe(Text),
  message: Maybe(Message),
  /** What it speaks of that this account does not have: no message is made then. */
  missing: Maybe(Text),
  asked: Shape({ items: Count, total: MoneyShape }),
  diagnostics: Type.Array(DiagnosticView),
});
export type TemplatePreview = Static<typeof TemplatePreview>;

export const TestMessage = Shape({
  result: OneOf(['accepted', 'sealed', 'bounced', 'rejected', 'unavailable', 'unclear']),
  to: Text,
  subject: Text,
  detail: Maybe(Text),
});

/** Whether somebody may be approached, by a policy that may be a draft. */
export const MayContactView = Shape({
  /** Missing when no policy covers this kind of account: nobody is approached then. */
  policy: Maybe(Named),
  draft: Type.Boolean(),
  /** Whether the policy is the one that counts for this account. */
  inForce: Type.Boolean(),
  account: Named,
  contact: Maybe(Named),
  channel: Text,
  at: Instant,
  /** There and then: `2026-03-09 08:15`. */
  localTime: Maybe(Text),
  allowed: Type.Boolean(),
  reasons: Type.Array(Shape({ code: Text, detail: Text })),
  nextAllowedAt: Maybe(Instant),
});
export type MayContactView = Static<typeof MayContactView>;

const RankedPlace = Shape({ points: Type.Number(), place: Count });

/** What becomes of the order of the worklists under a ranking draft, against the ranking in force. */
export const RankingPreview = Shape({
  /** Accounts that are in worklists now. */
  accounts: Count,
  /** How many of them get another place. */
  moved: Count,
  /** Whether the draft is of the ranking in force. */
  inForce: Type.Boolean(),
  /** The first under either of the two, in the new order. */
  top: Type.Array(
    Shape({
      accountId: Id,
      accountName: Type.String(),
      before: RankedPlace,
      after: RankedPlace,
      /** The parts of the ranking that give it other points. */
      why: Type.Array(Shape({ name: Type.String(), before: Type.Number(), after: Type.Number() })),
    }),
  ),
});
export type RankingPreview = Static<typeof RankingPreview>;
