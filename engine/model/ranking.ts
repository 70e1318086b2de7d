import { type Static, Type } from 'typebox';
import { ConditionsSchema } from './conditions.ts';
import { Closed, heading, Label, Name } from './schema.ts';

/** Points for accounts the condition holds for: a fixed number, plus so many per unit of a fact. */
const Valuation = Closed({
  id: Name,
  name: Label,
  when: Type.Optional(ConditionsSchema),
  points: Type.Optional(Type.Number()),
  per: Type.Optional(
    Closed({
      fact: Type.String(),
      points: Type.Number(),
      unit: Type.Number({ exclusiveMinimum: 0 }),
      most: Type.Optional(Type.Number({ minimum: 0 })),
    }),
  ),
});

/** Worklist order: valuations that add up, so that the sum can be recited. */
export const Ranking = Closed({
  kind: Type.Literal('ranking'),
  ...heading,
  valuations: Type.Array(Valuation, { minItems: 1, maxItems: 50 }),
  tests: Type.Optional(
    Type.Array(Closed({ name: Label, facts: Type.Record(Type.String(), Type.Unknown()), points: Type.Number() }), { maxItems: 100 }),
  ),
});
export type Ranking = Static<typeof Ranking>;
