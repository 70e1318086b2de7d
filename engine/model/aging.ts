import { type Static, Type } from 'typebox';
import { Closed, heading, Label } from './schema.ts';

/** Aging buckets: rising upper bounds in days, inclusive; what is above the last is the open end. */
export const Aging = Closed({
  kind: Type.Literal('aging'),
  ...heading,
  basis: Type.Union([Type.Literal('due'), Type.Literal('issued')]),
  bounds: Type.Array(Type.Integer({ minimum: 1, maximum: 3650 }), { minItems: 1, maxItems: 12 }),
  tests: Type.Optional(Type.Array(Closed({ name: Label, days: Type.Integer(), bucket: Type.String() }), { maxItems: 100 })),
});
export type Aging = Static<typeof Aging>;
