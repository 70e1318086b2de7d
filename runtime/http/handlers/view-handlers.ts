import { refused } from '#engine';
import { newId } from '../../store/new-id.ts';
import { userNames } from '../../store/user-store.ts';
import { countViews, removeView, savedView, saveView, viewsFor } from '../../store/view-store.ts';
import { type Handlers, leads } from '../handler.ts';
import { problem } from '../problem-answer.ts';

const MOST_VIEWS = 50;

export const viewHandlers = {
  'views.list': {
    async read({ runtime, caller }) {
      const [views, names] = await Promise.all([viewsFor(runtime.store, caller.actor.id, caller.units), userNames(runtime.store)]);
      const items = views.map(({ _id, name, filter, isShared, userId }) => ({
        id: _id,
        name,
        filter,
        isShared,
        isOwn: userId === caller.actor.id,
        by: names.get(userId) ?? userId,
      }));
      return { items };
    },
  },
  'views.save': {
    async write({ runtime, caller, body }, transaction) {
      const { id: userId } = caller.actor;
      if ((await countViews(runtime.store, userId, transaction)) >= MOST_VIEWS)
        return refused('view.too_many', `remove one first; ${MOST_VIEWS} can be kept`);
      const view = { _id: newId('viw'), userId, ...body, ...(caller.units ? { units: [...caller.units] } : {}) };
      return { ok: true, value: { id: await saveView(runtime.store, view, transaction) } };
    },
  },
  'views.remove': {
    async write({ runtime, caller, params }, transaction) {
      const id = params['viewId'] ?? '';
      const view = await savedView(runtime.store, id, transaction);
      const isTheirs = view && (view.userId === caller.actor.id || (view.isShared && leads(caller)));
      if (!isTheirs) throw problem('resource.unknown', 'there is no such view of yours');
      await removeView(runtime.store, id, transaction);
      return { ok: true, value: { id } };
    },
  },
} satisfies Partial<Handlers>;
