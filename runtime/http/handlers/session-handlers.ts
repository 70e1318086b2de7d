import { openApiDocument, type Problem, type RefusalCode, refusals, routes } from '#engine';
import { productVersion } from '../../project-folder.ts';
import type { World } from '../../runtime.ts';
import { countMovingEffects } from '../../store/effect-store.ts';
import { countWaitingEvents } from '../../store/inbox-store.ts';
import { countOpenIncidents } from '../../store/incident-store.ts';
import { type Caller, signIn, signOut } from '../authenticate.ts';
import type { Handlers } from '../handler.ts';
import { isAllowed } from '../permissions.ts';
import { problem } from '../problem-answer.ts';
import { clockView } from '../views/clock-view.ts';

const version = productVersion();
const document = openApiDocument(version);

function sessionView(caller: Caller, world: World) {
  const { actor, name, email, role, units } = caller;
  return {
    user: { id: actor.id, name, email, role, ...(units ? { units: [...units] } : {}) },
    may: routes.map((route) => route.id).filter((id) => isAllowed(id as never, role)),
    clock: clockView(world),
  };
}

export const sessionHandlers = {
  'health.get': {
    async read({ runtime, world }) {
      await runtime.store.ping();
      const queues = {
        inbox: await countWaitingEvents(runtime.store),
        effects: await countMovingEffects(runtime.store, world.now),
        incidents: await countOpenIncidents(runtime.store),
      };
      return { status: 'ok' as const, version, database: 'ok' as const, clock: clockView(world), queues };
    },
  },
  'openapi.get': { read: async () => document as Record<string, unknown> },
  'problem.get': {
    async read({ params }): Promise<Problem> {
      const code = params['code'] as RefusalCode;
      const entry = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
      if (!entry) throw problem('resource.unknown', 'there is no such problem code');
      return { type: `/problems/${code}`, title: entry.title, status: entry.status, detail: entry.title, instance: '', code };
    },
  },
  'session.create': {
    async read({ runtime, world, body, request, response }) {
      return sessionView(await signIn(runtime, body.email, body.password, request, response), world);
    },
  },
  'session.get': { read: async ({ caller, world }) => sessionView(caller, world) },
  'session.end': {
    async read({ runtime, request, response }) {
      await signOut(runtime, request, response);
      return undefined;
    },
  },
} satisfies Partial<Handlers>;
