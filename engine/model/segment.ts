import { type Static, Type } from 'typebox';
import { ConditionsSchema } from './conditions.ts';
import { Closed, DefinitionId, heading, Label, Name } from './schema.ts';

const SegmentRow = Closed({
  id: Name,
  name: Label,
  when: Type.Optional(ConditionsSchema),
  strategy: Type.Optional(DefinitionId),
});

/**
 * Who is treated how: one ordered list, first match wins. A row without `when` takes everybody left;
 * a row without `strategy` leaves its accounts alone on purpose.
 */
export const Segment = Closed({
  kind: Type.Literal('segment'),
  ...heading,
  rows: Type.Array(SegmentRow, { minItems: 1, maxItems: 100 }),
  tests: Type.Optional(
    Type.Array(Closed({ name: Label, facts: Type.Record(Type.String(), Type.Unknown()), row: Type.Union([Name, Type.Null()]) }), {
      maxItems: 200,
    }),
  ),
});
export type Segment = Static<typeof Segment>;
export type SegmentRow = Static<typeof SegmentRow>;
