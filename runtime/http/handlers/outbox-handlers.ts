import { addDays, askedTotal, type ChannelView, noticeStatuses, noticeVerdict, refused, toInstant } from '#engine';
import { decideEffect } from '../../commands/decide-effect.ts';
import { readTruth } from '../../effects/notice-truth.ts';
import { accountOf } from '../../store/detail-store.ts';
import { getEffect, wakeHeld } from '../../store/effect-store.ts';
import { countNotices, listNotices } from '../../store/notice-queries.ts';
import { writeSetting } from '../../store/settings.ts';
import { ADMIN_CHAIN, appendEntries } from '../../store/timeline-store.ts';
import { userNames } from '../../store/user-store.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { type Handlers, type RequestContext, visibleAccount } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { noticeRow, noticeStatus, storedStatuses } from '../views/notice-view.ts';
import { iso, known, money } from '../views/wire.ts';

const PREVIEW_LIMIT = 1000;

export const outboxHandlers = {
  'outbox.list': {
    async read(context) {
      const { runtime, caller, query, world } = context;
      const limit = query.limit ?? 50;
      const after = decodeCursor<{ at: number; id: string }>(query.cursor, { at: ['number'], id: ['string'] });
      const { zone } = world.settings.installation;
      const filter = {
        status: query.status === undefined ? undefined : storedStatuses(query.status),
        accountId: query.accountId,
        units: caller.units,
        from: query.from === undefined ? undefined : toInstant(query.from, '00:00', zone),
        to: query.to === undefined ? undefined : toInstant(addDays(query.to, 1), '00:00', zone),
      };
      const notices = await listNotices(runtime.store, filter, { limit: limit + 1, after });
      const names = await userNames(runtime.store);
      const { shown, next } = pageOf(notices, limit, (last) => ({ at: last.plannedAt, id: last._id }));
      const counts = Object.fromEntries(noticeStatuses.map((status) => [status, 0]));
      for (const row of await countNotices(runtime.store, filter)) {
        const status = noticeStatus({ status: row.status, reason: row.bounced ? 'bounced' : '' } as never);
        counts[status] = (counts[status] ?? 0) + row.count;
      }
      return {
        items: shown.map((notice) => noticeRow(notice, notice.accountName, names)),
        counts,
        ...next,
      };
    },
  },
  'outbox.get': {
    async read(context) {
      const { runtime, params } = context;
      const effect = await getEffect(runtime.store, params['key'] ?? '');
      if (effect?.type !== 'notice.send') throw problem('resource.unknown', 'there is no such message');
      const account = await visibleAccount(context, effect.accountId);
      const message = effect.message as { readonly text: string; readonly html: string } | undefined;
      const history = (effect.history as { at: number; status: string; reason?: string }[]).map((each) =>
        known({ at: iso(each.at), status: each.status, reason: each.reason }),
      );
      const row = noticeRow(effect, account.name, await userNames(runtime.store));
      return known({ ...row, text: message?.text, html: message?.html, files: effect.written?.files, history }) as never;
    },
  },
  'outbox.decide': {
    async write(context, transaction) {
      const { runtime, world, caller, params, body, changeId } = context;
      const key = params['key'] ?? '';
      await visibleAccount(context, await accountOf(runtime.store, 'effects', key), transaction);
      return decideEffect(runtime, world, { key, ...body, actor: caller.actor, id: changeId }, transaction);
    },
  },
  'channels.list': {
    read: async (context) => ({ items: await channelViews(context) }),
  },
  'channels.preview': {
    async read(context) {
      const { runtime, world, params, caller } = context;
      const channel = params['channel'] ?? '';
      if (!runtime.connectors.connectorFor(channel)) throw problem('channel.unknown', channel);
      const held = await listNotices(
        runtime.store,
        { channel, status: { status: ['held', 'pending'] }, units: caller.units },
        { limit: PREVIEW_LIMIT },
      );
      const would = [];
      for (const notice of held) {
        const read = await readTruth(runtime, world, notice);
        if (!read || noticeVerdict({ ...read.truth, sendingOn: true }).act !== 'send') continue;
        const total = askedTotal(read.truth);
        would.push({ ...notice, to: read.contact?.email, asked: { total, currency: read.account.currency } });
      }
      const names = await userNames(runtime.store);
      const totals = new Map<string, number>();
      for (const { asked } of would) totals.set(asked.currency, (totals.get(asked.currency) ?? 0) + asked.total);
      return {
        channel,
        count: would.length,
        accounts: new Set(would.map((notice) => notice.accountId)).size,
        totals: [...totals].map(([currency, amount]) => money(amount, currency)),
        notices: would.slice(0, 200).map((notice) => noticeRow(notice as never, notice.accountName, names)),
      };
    },
  },
  'channels.set': {
    async write(context, transaction) {
      const { runtime, world, caller, params, body, changeId } = context;
      const channel = params['channel'] ?? '';
      if (!runtime.connectors.connectorFor(channel)) return refused('channel.unknown', channel);
      const channels = { ...world.settings.channels, [channel]: { sending: body.sending } };
      await writeSetting(runtime.store, 'channels', channels, transaction);
      if (body.sending) await wakeHeld(runtime.store, { reason: 'sending-off', channel }, transaction);
      await appendEntries(
        runtime.store,
        [
          {
            key: changeId,
            chain: ADMIN_CHAIN,
            at: world.now,
            type: 'channel.set',
            data: { channel, sending: body.sending },
            by: caller.actor.id,
          },
        ],
        transaction,
      );
      const view = (await channelViews(context)).find((each) => each.channel === channel);
      if (!view) return refused('channel.unknown', channel);
      return { ok: true, value: { ...view, sending: body.sending } };
    },
  },
} satisfies Partial<Handlers>;

async function channelViews({ runtime, world, caller }: RequestContext): Promise<ChannelView[]> {
  const views: ChannelView[] = [];
  for (const connector of runtime.connectors.installed) {
    for (const channel of connector.manifest.channels) {
      const active = await runtime.connectors.active(channel);
      const held = await countNotices(runtime.store, { channel, units: caller.units });
      views.push({
        channel,
        connector: connector.manifest.id,
        title: connector.manifest.title,
        sending: world.settings.channels[channel]?.sending ?? false,
        local: active?.local ?? false,
        held: held.filter((row) => row.status === 'held').reduce((sum, row) => sum + row.count, 0),
      });
    }
  }
  return views;
}
