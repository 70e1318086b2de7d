import { randomBytes } from 'node:crypto';
import { addDays, isLocalDate, localDateAt, refused } from '#engine';
import { resolveIncident } from '../../commands/resolve-incident.ts';
import { secretFields } from '../../effects/connector-host.ts';
import { wakeHeld } from '../../store/effect-store.ts';
import { getFeed, isBehind, listFeeds, setFeed } from '../../store/feed-store.ts';
import { getIncident, listIncidents } from '../../store/incident-store.ts';
import { newId } from '../../store/new-id.ts';
import { withNames } from '../../store/notice-queries.ts';
import type { Transaction } from '../../store/store.ts';
import { ADMIN_CHAIN, appendEntries, readEntries, verifyChains } from '../../store/timeline-store.ts';
import { allUsers, insertKey, insertUser, userByEmail, userNames } from '../../store/user-store.ts';
import { hashPassword, hashToken } from '../authenticate.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { type Handlers, type RequestContext, visibleAccount } from '../handler.ts';
import { ProblemError, problem } from '../problem-answer.ts';
import { settingsFaults } from '../validate.ts';
import { auditWords } from '../views/audit-view.ts';
import { person } from '../views/person.ts';
import { iso, known } from '../views/wire.ts';

export const adminHandlers = {
  'users.list': {
    async read({ runtime }) {
      const users = await allUsers(runtime.store);
      return {
        items: users.map((user) =>
          known({ id: user._id, name: user.name, email: user.email, role: user.role, units: user.units }),
        ) as never,
      };
    },
  },
  'users.add': {
    async write({ runtime, world, caller, body, changeId }, transaction) {
      if (await userByEmail(runtime.store, body.email)) return refused('user.email_taken', body.email, '/email');
      const { password, ...rest } = body;
      const id = newId('usr');
      await insertUser(runtime.store, { _id: id, ...rest, passwordHash: await hashPassword(password) }, transaction);
      await appendEntries(
        runtime.store,
        [
          {
            key: changeId,
            chain: ADMIN_CHAIN,
            at: world.now,
            type: 'user.added',
            data: { id, role: body.role },
            personal: { name: body.name, email: body.email },
            by: caller.actor.id,
          },
        ],
        transaction,
      );
      return { ok: true, value: { id, ...rest, email: rest.email.toLowerCase() } };
    },
  },
  'keys.add': {
    async write({ runtime, world, caller, body, changeId }, transaction) {
      const key = `dck_${randomBytes(32).toString('base64url')}`;
      const id = newId('key');
      const { name, role } = body;
      await insertKey(runtime.store, { _id: id, name, role, keyHash: hashToken(key), createdAt: new Date() }, transaction);
      await appendEntries(
        runtime.store,
        [{ key: changeId, chain: ADMIN_CHAIN, at: world.now, type: 'key.added', data: { id, name, role }, by: caller.actor.id }],
        transaction,
      );
      return { ok: true, value: { id, key } };
    },
  },
  'feeds.list': {
    async read({ runtime, world }) {
      return { items: (await listFeeds(runtime.store)).map((feed) => feedView(feed, world)) };
    },
  },
  'feeds.set': {
    async write({ runtime, world, caller, params, body, changeId }, transaction) {
      if (!isLocalDate(body.currentThrough)) return refused('date.invalid', `${body.currentThrough} does not exist`, '/currentThrough');
      const id = params['feedId'] ?? '';
      const before = await getFeed(runtime.store, id);
      if (!before) return refused('resource.unknown', 'there is no such source');
      await setFeed(runtime.store, id, body.currentThrough, transaction);
      await wakeHeld(runtime.store, { reason: 'feed-behind' }, transaction);
      await appendEntries(
        runtime.store,
        [
          {
            key: changeId,
            chain: ADMIN_CHAIN,
            at: world.now,
            type: 'feed.set',
            data: known({ id, currentThrough: body.currentThrough, before: before.currentThrough }),
            by: caller.actor.id,
          },
        ],
        transaction,
      );
      const feed = (await listFeeds(runtime.store)).find((each) => each._id === id);
      if (!feed) return refused('resource.unknown', 'there is no such source');
      return { ok: true, value: feedView({ ...feed, currentThrough: body.currentThrough }, world) };
    },
  },
  'connectors.list': {
    async read({ runtime }) {
      const { connectors } = runtime;
      return { items: await Promise.all(connectors.installed.map((connector) => connectorView(runtime, connector.manifest.id))) };
    },
  },
  'connectors.set': {
    async write({ runtime, world, caller, params, body, changeId }, transaction) {
      const { connectors } = runtime;
      const connector = connectors.installed.find((each) => each.manifest.id === params['connectorId']);
      if (!connector) throw problem('resource.unknown', 'there is no such connector');
      const faults = settingsFaults(connector.manifest.settings, body.settings, secretFields(connector));
      if (faults.length > 0)
        throw new ProblemError(
          { code: 'request.invalid', detail: faults.map((fault) => `${fault.pointer} ${fault.detail}`).join('; ') },
          faults,
        );
      const { id } = connector.manifest;
      const enabled = body.enabled ?? true;
      await connectors.configure(connector, enabled, body.settings, transaction);
      // The settings themselves are not for the log: who changed them and when is.
      await appendEntries(
        runtime.store,
        [{ key: changeId, chain: ADMIN_CHAIN, at: world.now, type: 'connector.set', data: { id, enabled }, by: caller.actor.id }],
        transaction,
      );
      return { ok: true, value: await connectorView(runtime, id, transaction) };
    },
  },
  'incidents.list': {
    async read({ runtime, caller, query }) {
      const limit = query.limit ?? 50;
      const after = decodeCursor<{ at: number; id: string }>(query.cursor, { at: ['number'], id: ['string'] });
      const found = await listIncidents(runtime.store, { status: query.status, units: caller.units }, { limit: limit + 1, after });
      const { shown, next } = pageOf(found, limit, (last) => ({ at: last.openedAt, id: last._id }));
      const named = await withNames(
        runtime.store,
        shown.map((each) => ({ ...each, accountId: each.accountId ?? '' })),
      );
      const names = await userNames(runtime.store);
      return {
        items: named.map((each) =>
          known({
            id: each._id,
            kind: each.kind,
            status: each.status,
            accountId: each.accountId || undefined,
            accountName: each.accountId ? each.accountName : undefined,
            enrollmentId: each.enrollmentId,
            effectKey: each.effectKey,
            reason: each.reason,
            openedAt: iso(each.openedAt),
            resolvedAt: each.resolvedAt === undefined ? undefined : iso(each.resolvedAt),
            by: person(each.by, names),
          }),
        ) as never,
        ...next,
      };
    },
  },
  'incidents.resolve': {
    async write(context, transaction) {
      const { runtime, world, caller, params, body, changeId } = context;
      const incidentId = params['incidentId'] ?? '';
      const incident = await getIncident(runtime.store, incidentId, transaction);
      if (incident?.accountId !== undefined) await visibleAccount(context, incident.accountId, transaction);
      return resolveIncident(runtime, world, { incidentId, ...body, actor: caller.actor, id: changeId }, transaction);
    },
    after: ({ scheduler }) => scheduler.wakeNow(),
  },
  'audit.list': {
    async read({ runtime, query }) {
      const limit = query.limit ?? 50;
      const before = decodeCursor<{ at: number; order: number }>(query.cursor, { at: ['number'], order: ['number'] });
      const entries = await readEntries(runtime.store, ADMIN_CHAIN, { limit: limit + 1, before });
      const names = await userNames(runtime.store);
      const { shown, next } = pageOf(entries, limit, (last) => ({ at: last.at, order: last.order }));
      return {
        items: shown.map((entry) =>
          known({
            chain: entry.chain,
            seq: entry.seq,
            at: iso(entry.at),
            type: entry.type,
            words: auditWords(entry),
            by: person(entry.by, names),
            hash: entry.hash ?? '',
          }),
        ) as never,
        ...next,
      };
    },
  },
  'audit.verify': {
    async read({ runtime }) {
      const { chains, entries, unsealed, broken } = await verifyChains(runtime.store);
      return { whole: broken.length === 0, chains, entries, unsealed, broken };
    },
  },
} satisfies Partial<Handlers>;

function feedView(feed: Awaited<ReturnType<typeof listFeeds>>[number], world: RequestContext['world']) {
  const yesterday = addDays(localDateAt(world.now, world.settings.installation.zone), -1);
  return known({
    id: feed._id,
    name: feed.name,
    mode: feed.mode,
    currentThrough: feed.currentThrough,
    behind: isBehind(feed, yesterday),
    accounts: feed.accounts,
  }) as never;
}

async function connectorView({ connectors }: RequestContext['runtime'], id: string, transaction?: Transaction) {
  const connector = connectors.installed.find((each) => each.manifest.id === id);
  if (!connector) throw problem('resource.unknown', 'there is no such connector');
  const { manifest } = connector;
  const { enabled, settings, secretsSet } = await connectors.visible(connector, transaction);
  return {
    id,
    title: manifest.title,
    version: manifest.version,
    channels: [...manifest.channels],
    recovery: manifest.recovery,
    enabled,
    local: manifest.local(settings),
    settings: { ...settings },
    secretsSet: [...secretsSet],
  };
}
