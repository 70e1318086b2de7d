import { compareText, type Outcome, type Routing, refused, type UserAbilities } from '#engine';
import { abilitiesOf, setAbilities } from '../../store/pool-members.ts';
import { writeSetting } from '../../store/settings.ts';
import type { Transaction } from '../../store/store.ts';
import { ADMIN_CHAIN, appendEntries } from '../../store/timeline-store.ts';
import { allUsers, userById } from '../../store/user-store.ts';
import { type Handlers, mayHold, type RequestContext } from '../handler.ts';
import { known } from '../views/wire.ts';

export const routingHandlers = {
  'routing.get': {
    async read({ world }) {
      return { ...world.settings.routing };
    },
  },
  'routing.set': {
    async write(context, transaction): Promise<Outcome<Routing>> {
      const { runtime, body } = context;
      const { standardFrom, seniorFrom } = body;
      for (const part of ['amount', 'risk'] as const) {
        if ((seniorFrom[part] ?? Infinity) < (standardFrom[part] ?? 0))
          return refused('request.invalid', 'what takes a senior cannot begin below what takes more than a junior', `/seniorFrom/${part}`);
      }
      const users = await allUsers(runtime.store, transaction);
      for (const user of users) {
        const lost = abilitiesOf(user).skills.find((skill) => !body.skills.includes(skill));
        if (lost !== undefined)
          return refused('request.invalid', `${user.name} has the skill ${lost}; take it from them before it leaves the list`, '/skills');
      }
      const routing = { ...body, skills: [...body.skills].sort(compareText), pools: [...body.pools].sort(compareText) };
      await writeSetting(runtime.store, 'routing', routing, transaction);
      await noted(context, 'routing.set', routing, transaction);
      return { ok: true, value: routing };
    },
  },
  'abilities.list': {
    async read({ runtime }) {
      const users = (await allUsers(runtime.store)).filter(mayHold);
      return {
        items: users.map((user) =>
          known({ id: user._id, name: user.name, role: user.role, units: user.units, abilities: abilitiesOf(user) }),
        ) as never,
      };
    },
  },
  'abilities.set': {
    async write(context, transaction): Promise<Outcome<UserAbilities>> {
      const { runtime, world, params, body } = context;
      const user = await userById(runtime.store, params['userId'] ?? '', transaction);
      if (!user) return refused('resource.unknown', 'there is no such user');
      const { skills } = world.settings.routing;
      const unknown = body.skills.findIndex((skill) => !skills.includes(skill));
      if (unknown >= 0)
        return refused('request.invalid', `${body.skills[unknown]} is not on the list of skills; add it there first`, `/skills/${unknown}`);
      if (body.pools.length > 0 && !mayHold(user))
        return refused('request.invalid', `${user.name} (${user.role}) does not work on tasks and can be given none`, '/pools');
      await setAbilities(runtime.store, user._id, body, transaction);
      await noted(context, 'abilities.set', { id: user._id, name: user.name, ...body }, transaction);
      return { ok: true, value: body };
    },
    after: async ({ runtime, world }) => runtime.publish([{ type: 'work', id: 'board', version: world.now }]),
  },
} satisfies Partial<Handlers>;

async function noted(
  { runtime, world, caller, changeId }: RequestContext,
  type: string,
  data: Readonly<Record<string, unknown>>,
  transaction: Transaction,
): Promise<void> {
  await appendEntries(runtime.store, [{ key: changeId, chain: ADMIN_CHAIN, at: world.now, type, data, by: caller.actor.id }], transaction);
}
