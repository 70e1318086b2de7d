import { type Static, Type } from 'typebox';
import { AtTime, Closed, DefinitionId, Offset, Prose, ZoneName } from './schema.ts';

/**
 * When a path is taken by itself: `offset` after an anchor, rolled to an open day, at a local time.
 * Without `anchor` it counts from the moment the step began.
 */
export const Timer = Closed({
  anchor: Type.Optional(Type.String({ description: 'a date fact, such as account.oldestDueOn' })),
  offset: Offset,
  count: Type.Optional(Type.Union([Type.Literal('calendar'), Type.Literal('business')])),
  at: Type.Optional(AtTime),
  calendar: Type.Optional(DefinitionId),
  roll: Type.Optional(Type.Union([Type.Literal('next'), Type.Literal('previous'), Type.Literal('none')])),
  zone: Type.Optional(ZoneName),
  late: Type.Optional(Type.Union([Type.Literal('skip'), Type.Literal('send'), Type.Literal('review')])),
  description: Type.Optional(Prose),
});
export type Timer = Static<typeof Timer>;

/** What happens to the notices of a step that is reached too late. */
export type LatePolicy = NonNullable<Timer['late']>;
