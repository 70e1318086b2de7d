import { type Outcome, refused } from '#engine';
import { clearAttachment } from '../../commands/clear-attachments.ts';
import { removeAttachment } from '../../commands/remove-attachment.ts';
import { takeAttachment } from '../../commands/take-attachment.ts';
import type { AccountDocument } from '../../store/account-documents.ts';
import type { AttachmentDocument } from '../../store/attachment-documents.ts';
import { readFile } from '../../store/attachment-files.ts';
import { getAttachment, listAttachments, settleAttachment } from '../../store/attachment-store.ts';
import type { Transaction } from '../../store/store.ts';
import { userNames } from '../../store/user-store.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { type Handlers, type RequestContext, visibleAccount } from '../handler.ts';
import { ProblemError, problem } from '../problem-answer.ts';
import { sendFile } from '../send-file.ts';
import { attachmentView, isRemovable, shownAs } from '../views/attachment-view.ts';

export const attachmentHandlers = {
  'attachments.add': {
    async read(context) {
      const { runtime, world, caller, params, query, request } = context;
      const account = await visibleAccount(context, params['accountId']);
      const length = Number(request.headers['content-length']);
      const outcome = await takeAttachment(
        runtime,
        world,
        {
          accountId: account._id,
          name: query.name,
          of: placeIn(query, account),
          length: Number.isNaN(length) ? undefined : length,
          actor: caller.actor,
        },
        // Whoever sends too much is to hear so: his request is read on, and only what is kept of it ends.
        request.iterator({ destroyOnReturn: false }),
      )
        .catch((error: unknown) => {
          throw request.errored ? problem('request.malformed', 'the connection broke before all of the file had come') : error;
        })
        .finally(() => request.resume());
      if (!outcome.ok) throw new ProblemError(outcome.refusal);
      if (outcome.value.status === 'kept') runtime.publish([{ type: 'account', id: account._id, version: world.now }]);
      return attachmentView(outcome.value, { world, caller, account, names: await userNames(runtime.store) });
    },
  },
  'attachments.list': {
    async read(context) {
      const { runtime, world, caller, params, query } = context;
      const account = await visibleAccount(context, params['accountId']);
      const limit = query.limit ?? 50;
      const after = decodeCursor<{ at: number; id: string }>(query.cursor, { at: ['number'], id: ['string'] });
      const rows = await listAttachments(runtime.store, account._id, placeIn(query, account)?.id, { limit: limit + 1, after });
      const { shown, next } = pageOf(rows, limit, ({ at, _id }) => ({ at, id: _id }));
      const names = await userNames(runtime.store);
      return { items: shown.map((file) => attachmentView(file, { world, caller, account, names })), ...next };
    },
  },
  'attachments.file': {
    async read(context) {
      const { runtime, query, response } = context;
      const { file } = await visibleAttachment(context);
      const content = readFile(runtime.store, file._id);
      await sendFile(response, { name: file.name, bytes: file.bytes ?? 0, content, shownAs: query.inline ? shownAs(file) : undefined });
      return '';
    },
  },
  'attachments.remove': {
    async write(context, transaction): Promise<Outcome<undefined>> {
      const { runtime, world, caller, query } = context;
      const { file, account } = await visibleAttachment(context, transaction);
      if (query.waiting && file.status !== 'waiting') return refused('attachment.not_waiting', 'a form has it by now');
      // What only waits was never part of the account.
      if (file.status === 'waiting')
        await settleAttachment(runtime.store, file._id, { status: 'gone', expiresAt: new Date() }, transaction);
      else if (!isRemovable(file, { world, caller, account }))
        return refused('permission.denied', 'a file is removed by whoever added it on that day, or by a lead');
      else await removeAttachment(runtime, world, file, caller.actor, transaction);
      return { ok: true, value: undefined };
    },
    async after({ runtime, params }) {
      await clearAttachment(runtime, params['attachmentId'] ?? '');
    },
  },
} satisfies Partial<Handlers>;

function placeIn(
  { of, id }: { readonly of?: NonNullable<AttachmentDocument['of']>['place']; readonly id?: string },
  account: AccountDocument,
) {
  if (of === undefined && id === undefined) return undefined;
  if (of === undefined) throw problem('request.invalid', 'say of what it is the id', '?/of');
  if (id === undefined && of !== 'account') throw problem('request.invalid', `say which ${of}`, '?/id');
  return { place: of, id: of === 'account' ? account._id : (id ?? '') };
}

/** A file of an account the caller may see. One that still waits is nobody's but his who has sent it. */
async function visibleAttachment(
  context: RequestContext,
  transaction?: Transaction,
): Promise<{ readonly file: AttachmentDocument; readonly account: AccountDocument }> {
  const { runtime, params, caller } = context;
  const file = await getAttachment(runtime.store, params['attachmentId'] ?? '', transaction);
  const account = await visibleAccount(context, file?.accountId, transaction);
  const isHis = file?.status === 'waiting' && file.by === caller.actor.id;
  if (file?.status === 'removed') throw problem('attachment.removed', file.name);
  if (!file || !(file.status === 'kept' || isHis)) throw problem('resource.unknown', 'there is no such file');
  return { file, account };
}
