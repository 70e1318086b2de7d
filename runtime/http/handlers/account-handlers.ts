import { addDays, localDateAt, MANUAL_EVENT, type Outcome, refused } from '#engine';
import { attachWaiting } from '../../commands/attach-waiting.ts';
import { createAccount } from '../../commands/create-account.ts';
import { noteFields, refuseUnfit } from '../../commands/note-fields.ts';
import { tellEnrollments } from '../../commands/tell-enrollments.ts';
import { isPerInvoice } from '../../insight/inside-strategies.ts';
import { PASSAGE_WINDOW } from '../../insight/strategy-live.ts';
import type { AccountDocument } from '../../store/account-documents.ts';
import { type AccountSort, cursorOf, forgottenAccounts, type ListCursor, listAccounts } from '../../store/account-queries.ts';
import { getAccount, groupSums, setAccount } from '../../store/account-store.ts';
import { attachmentCounts } from '../../store/attachment-store.ts';
import { accountRecords } from '../../store/detail-store.ts';
import { getFeed, isBehind } from '../../store/feed-store.ts';
import { accountsWithIncidents } from '../../store/incident-store.ts';
import { appendEntries } from '../../store/timeline-store.ts';
import { userById, userNames } from '../../store/user-store.ts';
import { decodeCursor, encodeCursor, pageOf } from '../cursor.ts';
import { type Handlers, inScope, type RequestContext, visibleAccount } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { accountDetail, accountRow, type RowContext } from '../views/account-view.ts';
import { shownStrategy } from '../views/next-wait.ts';
import { type TimelineCursor, timelinePage } from '../views/timeline-page.ts';
import { timelineEntry } from '../views/timeline-view.ts';

async function rowContext({ runtime, world }: RequestContext): Promise<RowContext> {
  const [names, attention, forgotten] = await Promise.all([
    userNames(runtime.store),
    accountsWithIncidents(runtime.store),
    forgottenAccounts(runtime.store, world.terms.tolerance),
  ]);
  return { world, names, attention, forgotten: new Set(forgotten) };
}

const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const accountHandlers = {
  'accounts.list': {
    async read(context) {
      const { runtime, world, caller, query } = context;
      const sort: AccountSort = query.sort ?? 'overdue';
      const descending = (query.order ?? (sort === 'name' || sort === 'oldestDueOn' ? 'asc' : 'desc')) === 'desc';
      const limit = query.limit ?? 50;
      const after = decodeCursor<ListCursor & Record<string, unknown>>(query.cursor, {
        value: ['string', 'number', 'null'],
        id: ['string'],
      });
      const flowId = query.strategy ?? query.resolution;
      if (query.strategyVersion !== undefined && flowId === undefined)
        throw problem('request.invalid', 'name the strategy too', '?/strategyVersion');
      if (query.took !== undefined && query.strategyVersion === undefined)
        throw problem('request.invalid', 'name the strategy and its version too', '?/took');
      const { took: path, strategyVersion } = query;
      const took = path !== undefined &&
        flowId !== undefined &&
        strategyVersion !== undefined && {
          transition: path,
          strategyId: flowId,
          version: strategyVersion,
          since: world.now - PASSAGE_WINDOW,
        };
      const perInvoice = query.strategy !== undefined && isPerInvoice(world, query.strategy);
      const filter = { ...query, took: took || undefined, perInvoice, units: caller.units, tolerance: world.terms.tolerance };
      const { rows, total } = await listAccounts(runtime.store, filter, { sort, descending, limit: limit + 1, after });
      const { shown, next } = pageOf(rows, limit, (last) => cursorOf(last, sort));
      const names = await rowContext(context);
      return {
        items: shown.map((account) => accountRow(account, names)),
        total,
        ...next,
      };
    },
  },
  'accounts.create': {
    async write({ runtime, world, caller, body, changeId }, transaction) {
      if (!inScope(caller, body)) return refused('request.invalid', `choose one of your units: ${caller.units?.join(', ')}`, '/unitId');
      const parent = body.parentId === undefined ? undefined : await getAccount(runtime.store, body.parentId, transaction);
      if (parent && !inScope(caller, parent)) return refused('account.parent_unknown', parent._id, '/parentId');
      return createAccount(runtime, world, { account: body, actor: caller.actor, id: changeId }, transaction);
    },
  },
  'accounts.get': {
    async read(context) {
      const { runtime, world, params } = context;
      const account = await visibleAccount(context, params['accountId']);
      const records = await accountRecords(runtime.store, account._id);
      const rows = await rowContext(context);
      const feeds = await feedsOf(context, account);
      const behind = feeds.filter((feed) => feed.behind).map((feed) => feed.name);
      const parent = await parentOf(context, account);
      const counts = await attachmentCounts(runtime.store, account._id);
      const running = shownStrategy(records.enrollments);
      const flow = running && (await runtime.library.flowByHash(running.hash, world.published));
      return accountDetail(account, records, {
        ...rows,
        flow,
        feeds,
        parent,
        waitingFor: behind.length > 0 ? behind.join(', ') : undefined,
        attachments: {
          total: Object.values(counts).reduce((sum, count) => sum + count, 0),
          of: counts,
          limit: world.settings.installation.attachmentLimit,
        },
        world,
      });
    },
  },
  'timeline.list': {
    async read(context) {
      const { runtime, world, params, query } = context;
      const account = await visibleAccount(context, params['accountId']);
      const before = decodeCursor<TimelineCursor>(query.cursor, { at: ['number'], order: ['number'] });
      const writing = { world, names: await userNames(runtime.store), currency: account.currency, zone: account.zone };
      const wanted = { limit: query.limit ?? 50, before, wanted: query.search?.toLowerCase() };
      const { items, next } = await timelinePage(runtime.store, account._id, wanted, (entry) => timelineEntry(entry, writing));
      return { items, ...(next ? { next: encodeCursor({ ...next }) } : {}) };
    },
  },
  'owner.set': {
    async write(context, transaction) {
      const { runtime, world, caller, body, params, changeId } = context;
      const account = await visibleAccount(context, params['accountId'], transaction);
      const owner = await userById(runtime.store, body.ownerId);
      if (!owner) return refused('resource.unknown', 'there is no such user', '/ownerId');
      await setAccount(runtime.store, account._id, { ownerId: owner._id }, transaction);
      await appendEntries(
        runtime.store,
        [
          {
            key: changeId,
            chain: account._id,
            at: world.now,
            type: 'owner.set',
            data: { ownerId: owner._id, name: owner.name },
            by: caller.actor.id,
          },
        ],
        transaction,
      );
      return done(undefined);
    },
  },
  'fields.note': {
    async write(context, transaction) {
      const { runtime, world, caller, body, params, changeId } = context;
      const account = await visibleAccount(context, params['accountId'], transaction);
      const unfit = refuseUnfit(world, body.values, '/values', 'refused');
      if (unfit) return unfit;
      await noteFields(runtime, world, { id: changeId, account, values: body.values, actor: caller.actor }, transaction);
      return done(undefined);
    },
  },
  'notes.add': {
    async write(context, transaction) {
      const { runtime, world, caller, body, params, changeId } = context;
      const account = await visibleAccount(context, params['accountId'], transaction);
      const { _id: accountId } = account;
      const form = { accountId, ids: body.attachmentIds, of: { place: 'note', id: changeId }, at: world.now, actor: caller.actor } as const;
      const attached = await attachWaiting(runtime, form, transaction);
      if (!attached.ok) return attached;
      const files = attached.value.map(({ _id, name }) => ({ id: _id, name }));
      const personal = { text: body.text, ...(files.length > 0 ? { files } : {}) };
      const entry = { key: changeId, chain: accountId, at: world.now, type: 'note', data: {}, personal, by: caller.actor.id };
      await appendEntries(runtime.store, [entry], transaction);
      return done({ id: changeId });
    },
  },
  'events.raise': {
    async write(context, transaction) {
      const { runtime, world, caller, body, params, changeId } = context;
      const account = await visibleAccount(context, params['accountId'], transaction);
      if (!MANUAL_EVENT.test(body.type)) return refused('event.not_manual', `"${body.type}"; write manual.<name>`, '/type');
      await tellEnrollments(
        runtime,
        account,
        { id: changeId, at: world.now, events: [{ type: body.type, payload: {} }], actor: caller.actor },
        transaction,
      );
      return done({ id: changeId });
    },
  },
} satisfies Partial<Handlers>;

async function feedsOf({ runtime, world }: RequestContext, account: AccountDocument) {
  const feed = account.sourceId === undefined ? undefined : await getFeed(runtime.store, account.sourceId);
  if (!feed) return [];
  const yesterday = addDays(localDateAt(world.now, account.zone), -1);
  return [
    {
      id: feed._id,
      name: feed.name,
      ...(feed.currentThrough === undefined ? {} : { currentThrough: feed.currentThrough }),
      behind: isBehind(feed, yesterday),
    },
  ];
}

/** The parent, where the caller may know of it. */
async function parentOf({ runtime, caller }: RequestContext, account: AccountDocument) {
  const parent = account.parentId === undefined ? undefined : await getAccount(runtime.store, account.parentId);
  if (!parent || !inScope(caller, parent)) return undefined;
  return { account: parent, sums: await groupSums(runtime.store, parent._id) };
}
