import { Type } from 'typebox';
import { touchKinds } from '../policy/while-paused.ts';
import { AheadAccountPage, aheadSides, StrategyAhead } from './ahead-views.ts';
import { authors } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Count, LocalDay, Maybe, OneOf, paging, Shape } from './wire.ts';

export const aheadRoutes = defineRoutes({
  'strategies.ahead': {
    method: 'POST',
    path: '/strategies/{strategyId}/ahead',
    summary: 'What the next days on the live book would bring under a draft, against the version now live',
    roles: authors,
    raw: 'definition',
    query: Shape({ days: Maybe(Type.Integer({ minimum: 1, maximum: 14, default: 7 })) }),
    unkeyed: true,
    status: 200,
    answer: StrategyAhead,
    refuses: ['definition.refused', 'definition.id_mismatch'],
  },
  'strategies.aheadAccounts': {
    method: 'GET',
    path: '/strategies/{strategyId}/ahead/{aheadId}',
    summary: 'The accounts behind a figure of the next days, by name',
    roles: authors,
    query: Shape({
      ...paging,
      side: Maybe(OneOf(aheadSides)),
      day: Maybe(LocalDay),
      kind: Maybe(OneOf(touchKinds)),
      group: Maybe({ ...Count, description: 'those who come late, or cannot be judged, for one reason' }),
    }),
    status: 200,
    answer: AheadAccountPage,
    refuses: ['resource.unknown'],
  },
});
