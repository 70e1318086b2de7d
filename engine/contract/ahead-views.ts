import { type Static, Type } from 'typebox';
import { touchKinds } from '../policy/while-paused.ts';
import { Count, Id, Instant, LocalDay, Maybe, OneOf, Page, Shape } from './wire.ts';

/** What is taken for granted about the next days. */
export const aheadAssumptions = [
  /** Nobody pays, promises, disputes or is put on hold; tasks are neither done nor missed. */
  'nothing-else-happens',
  /** Everything counts when it is asked for; the contact policy may let a message leave later, or not at all. */
  'counted-when-asked-for',
  /** The segments in force tell who comes. */
  'segments-in-force',
  /** Whoever is on the strategy stays on his version: the same on both sides. */
  'running-stay',
  /** Pauses in force last. */
  'pauses-last',
  /** Figures are those of a part of the book, times the factor. */
  'sampled',
] as const;

export const aheadSides = ['live', 'draft'] as const;

const Text = Type.String();
const Named = Shape({ id: Id, name: Text });
const BothSides = Shape({ live: Count, draft: Count });
const Params = Type.Record(Text, Type.Unknown(), { description: 'as the definition gives them' });
const Call = Shape({ type: Text, params: Params });
/** Accounts that have something in common; its number opens them. */
const Group = { group: Count, accounts: Count, examples: Type.Array(Named) };
const Side = OneOf([...aheadSides, 'both']);

/** What the next days on the live book bring under a draft, against the version now live. */
export const StrategyAhead = Shape({
  /** Opens the accounts behind each figure, for some minutes. */
  id: Id,
  strategyId: Id,
  at: Instant,
  /** Days of the organization, today's rest the first. */
  days: Type.Array(LocalDay),
  /** The version now live; missing when none ever was: then nothing is counted on that side. */
  version: Maybe(Type.Integer()),
  /** Accounts with anything that is counted. */
  accounts: BothSides,
  /** On the strategy now: they stay on their version. */
  on: Count,
  /** Who come onto it in these days. */
  entering: BothSides,
  /** What is asked for, by day and kind; where both are 0 there is none. */
  cells: Type.Array(Shape({ on: LocalDay, kind: OneOf(touchKinds), live: Count, draft: Count })),
  /** Who come onto the draft when waits of it are over already: what they go past, and where they begin. */
  late: Type.Array(
    Shape({
      ...Group,
      passed: Type.Array(Text),
      lands: Type.Array(Text),
      /** What is left out of what they go past. */
      left: Type.Array(Call),
      /** What is done at once. */
      does: Type.Array(Call),
    }),
  ),
  /** Who cannot be judged, and why. */
  faults: Type.Array(Shape({ ...Group, side: Side, reason: Text })),
  /** Accounts of which pauses keep something back. */
  held: Count,
  looked: Shape({
    accounts: Count,
    of: Count,
    /** 1: the whole book was looked at. Otherwise every so many-th account, and figures are times this. */
    factor: Type.Integer({ minimum: 1 }),
  }),
  assumes: Type.Array(OneOf(aheadAssumptions)),
});
export type StrategyAhead = Static<typeof StrategyAhead>;

/** An account behind a figure. */
export const AheadAccountView = Shape({
  ...Named.properties,
  /** It is on the strategy now. */
  isOn: Type.Boolean(),
  actions: Type.Array(
    Shape({
      side: Side,
      at: Instant,
      on: LocalDay,
      kind: OneOf(touchKinds),
      ...Call.properties,
      step: Text,
      review: Maybe(Type.Boolean()),
    }),
  ),
});
export type AheadAccountView = Static<typeof AheadAccountView>;
export const AheadAccountPage = Page(AheadAccountView);
