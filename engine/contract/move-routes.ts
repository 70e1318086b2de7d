import { type Static, Type } from 'typebox';
import { staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Count, Id, Instant, Maybe, OneOf, Person, Shape } from './wire.ts';

const StepPath = Type.String({ minLength: 1, maxLength: 600, description: 'path of a step' });
const Mapping = Type.Array(
  Shape({
    from: StepPath,
    to: Maybe(Type.String({ minLength: 1, maxLength: 600, description: 'missing: accounts there stay on their version' })),
  }),
  { maxItems: 500 },
);

/** Everybody on older versions of a strategy being put onto a newer one. */
export const MoveView = Shape({
  id: Id,
  strategyId: Id,
  toVersion: Type.Integer(),
  by: Maybe(Person),
  at: Instant,
  status: OneOf(['running', 'done']),
  total: Count,
  moved: Count,
  /** Who is left on an older version; known when it is done. */
  stayed: Maybe(Count),
  failures: Type.Array(Shape({ accountId: Id, reason: Type.String() })),
  finishedAt: Maybe(Instant),
});
export type MoveView = Static<typeof MoveView>;

export const moveRoutes = defineRoutes({
  'strategies.movePreview': {
    method: 'POST',
    wide: true,
    path: '/strategies/{strategyId}/moves/preview',
    summary: 'What moving everybody from older versions to the one in force would come to; nothing is written',
    roles: ['admin', 'manager'],
    body: Shape({ mapping: Maybe(Mapping) }),
    unkeyed: true,
    status: 200,
    answer: Shape({
      toVersion: Type.Integer(),
      total: Count,
      /** Beside them, who cannot go on and waits for a person: they stay where they are. */
      parked: Count,
      steps: Type.Array(Shape({ from: Type.String(), to: Maybe(Type.String()), stays: Type.Boolean(), count: Count })),
      /** Steps of the version in force accounts can stand on. */
      targets: Type.Array(Type.String()),
      /** Whose waits are over by the new version: they go on at once, without a message for what is past. */
      goesOn: Count,
      tasks: Count,
      skippedMessages: Count,
      fails: Count,
    }),
    refuses: ['resource.unknown'],
  },
  'strategies.move': {
    method: 'POST',
    wide: true,
    path: '/strategies/{strategyId}/moves',
    summary: 'Move everybody from older versions to the one in force; each account at once or not at all',
    roles: ['admin', 'manager'],
    body: Shape({ toVersion: Type.Integer({ minimum: 1 }), mapping: Maybe(Mapping) }),
    status: 202,
    answer: MoveView,
    refuses: ['resource.unknown', 'move.not_in_force', 'move.under_way', 'move.target_unknown', 'move.step_unmapped'],
  },
  'strategies.moves': {
    method: 'GET',
    path: '/strategies/{strategyId}/moves',
    summary: 'Moves of a strategy to newer versions, newest first, and how far they are',
    roles: staff,
    status: 200,
    answer: Shape({ items: Type.Array(MoveView) }),
    refuses: ['resource.unknown'],
  },
});
