import { type AnswerOf, type EffectCall, localDateAt, type Role } from '#engine';
import { escalationPool } from '../../effects/in-house/tasks.ts';
import type { World } from '../../runtime.ts';
import { publishedVersions } from '../../store/definition-store.ts';
import { allUsers } from '../../store/user-store.ts';
import type { Handlers } from '../handler.ts';
import { iso } from '../views/wire.ts';

type Registry = AnswerOf<'registry.get'>;

/** Who is given work. */
const WORKING: ReadonlySet<Role> = new Set<Role>(['admin', 'manager', 'lead', 'collector', 'resolver']);

export const registryHandlers = {
  'registry.get': {
    async read({ runtime, world }) {
      const { installation } = world.settings;
      const versions = await publishedVersions(runtime.store);
      const users = await allUsers(runtime.store);
      return {
        at: iso(world.now),
        on: localDateAt(world.now, installation.zone),
        zone: installation.zone,
        definitions: versions.map(({ kind, id, version, hash, text }) => ({
          kind: kind as Registry['definitions'][number]['kind'],
          id,
          version,
          hash,
          text,
        })),
        offerings: await Promise.all(
          runtime.connectors.installed.map(async (connector) => {
            const { id, title, events, effects, channels } = connector.manifest;
            const { enabled } = await runtime.connectors.visible(connector);
            return {
              connector: { id, title, enabled },
              events: events.map((event) => ({ ...event, payload: { ...event.payload }, causedBy: [...event.causedBy] })),
              effects: effects.map(({ type, label, outbound, params }) => ({ type, label, outbound, params })),
              channels: [...channels],
            };
          }),
        ),
        assignees: {
          defaultPool: installation.defaultPool,
          pools: poolsIn(world),
          skills: [...world.settings.routing.skills],
          people: users.flatMap(({ _id, name, role }) => (WORKING.has(role) ? [{ id: _id, name, role }] : [])),
        },
        inForce: {
          segment: installation.segment,
          aging: installation.aging,
          ranking: installation.ranking,
          policies: { ...installation.policies },
        },
        tolerance: installation.tolerance,
      };
    },
  },
} satisfies Partial<Handlers>;

/** Pools exist by being named: the default one, those that give tasks out, and those that published steps give work to. */
function poolsIn({ published, settings }: World): string[] {
  const named = published.definitions.flatMap((definition) => ('machine' in definition ? poolsBelow(definition.machine) : []));
  return [...new Set([settings.installation.defaultPool, ...settings.routing.pools, ...named])].sort();
}

function poolsBelow(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(poolsBelow);
  if (typeof part !== 'object' || part === null) return [];
  const { type, params } = part as Partial<EffectCall>;
  const pool = type === 'escalate' ? escalationPool(params?.['to'] as string | undefined) : params?.['pool'];
  return [...(typeof pool === 'string' ? [pool] : []), ...Object.values(part).flatMap(poolsBelow)];
}
