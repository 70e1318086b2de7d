import { Type } from 'typebox';
import { heldKinds } from '../policy/while-paused.ts';
import { HeldPage, PauseView, pauseDecisions } from './pause-views.ts';
import { staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Id, Line, Maybe, OneOf, paging, Shape } from './wire.ts';

export const pauseRoutes = defineRoutes({
  'strategies.pause': {
    method: 'POST',
    wide: true,
    path: '/strategies/{strategyId}/pauses',
    summary: 'Pause a strategy or a step of it at once: nothing of it reaches a customer, and no wait ends',
    roles: ['admin', 'manager'],
    body: Shape({ step: Maybe(Type.String({ minLength: 1, maxLength: 600, description: 'path of a step' })), reason: Line }),
    status: 201,
    answer: PauseView,
    refuses: ['resource.unknown', 'pause.step_unknown'],
  },
  'strategies.pauses': {
    method: 'GET',
    path: '/strategies/{strategyId}/pauses',
    summary: 'Pauses in force and being ended, and what they keep back',
    roles: staff,
    query: Shape({ past: Maybe(Type.Boolean({ description: 'those that are over as well, newest first' })) }),
    status: 200,
    answer: Shape({ items: Type.Array(PauseView) }),
    refuses: ['resource.unknown'],
  },
  'strategies.held': {
    method: 'GET',
    path: '/strategies/{strategyId}/held',
    summary: 'What pauses keep back, earliest due first',
    roles: staff,
    query: Shape({ ...paging, pauseId: Maybe(Id), kind: Maybe(OneOf(heldKinds)) }),
    status: 200,
    answer: HeldPage,
    refuses: ['resource.unknown'],
  },
  'strategies.resume': {
    method: 'POST',
    wide: true,
    path: '/strategies/{strategyId}/pauses/{pauseId}/resumption',
    summary: 'End a pause and decide about what came due meanwhile',
    roles: ['admin', 'manager'],
    body: Shape({ decision: OneOf(pauseDecisions) }),
    status: 202,
    answer: PauseView,
    refuses: ['resource.unknown', 'pause.ended'],
  },
});
