import { type AnswerOf, addDays, type ContactVerdict, localDateAt, type Template, type WrittenChannel, writtenChannels } from '#engine';
import { isWritten, recallMessage, releaseMessage } from '../../commands/recall-message.ts';
import { type JudgedDraft, judgeDraft, mayWrite, writeMessage } from '../../commands/write-message.ts';
import type { Paper } from '../../documents/paper.ts';
import { pdfOf } from '../../documents/pdf-of.ts';
import { beginFrom } from '../../effects/compose-message.ts';
import { filesOf } from '../../effects/message-files.ts';
import { contactsOf, firstContact } from '../../store/account-store.ts';
import { loadBook } from '../../store/book-store.ts';
import { getEffect } from '../../store/effect-store.ts';
import { staleFeeds } from '../../store/feed-store.ts';
import type { Transaction } from '../../store/store.ts';
import { lastAddress, messageKey } from '../../store/written-store.ts';
import { type HandlerContext, type Handlers, leads, type RequestContext, visibleAccount } from '../handler.ts';
import { ProblemError, problem } from '../problem-answer.ts';
import { iso, known } from '../views/wire.ts';

export const messageHandlers = {
  'messages.guide': {
    async read(context) {
      const { runtime, world } = context;
      const account = await visibleAccount(context, context.params['accountId']);
      const contacts = await contactsOf(runtime.store, account._id);
      const people = contacts
        .filter((contact) => !contact.retired)
        .map((contact) => {
          const { _id: contactId, name, role, email } = contact;
          const may = (channel: WrittenChannel) => permission(mayWrite(world, account, contact, contacts, channel));
          return known({ contactId, name, role, email, may: { email: may('email'), letter: may('letter') } });
        });
      const first = firstContact(contacts)?._id;
      const guide = {
        people: people.sort((a, b) => Number(b.contactId === first) - Number(a.contactId === first)),
        templates: templatesOf(context).map(({ id, name, channel }) => ({ id, name, channel })),
        address: await lastAddress(runtime.store, account._id),
        warnings: await warningsFor(context, account._id),
      };
      return known(guide) as AnswerOf<'messages.guide'>;
    },
  },
  'messages.begin': {
    async read(context) {
      const { runtime, world, params, query } = context;
      const account = await visibleAccount(context, params['accountId']);
      const template = templatesOf(context).find((each) => each.id === params['templateId']);
      const loaded = await loadBook(runtime.store, account._id);
      const contacts = await contactsOf(runtime.store, account._id);
      const contact = contacts.find((each) => each._id === query.contactId) ?? firstContact(contacts);
      if (!template || !loaded || !contact) throw problem('resource.unknown', 'there is no such template, or nobody to write to');
      return beginFrom({ world, account, book: loaded.book, contact }, template);
    },
  },
  'messages.preview': {
    async read(context) {
      const { composed, verdict } = await judged(context);
      const { message, faults, papers } = composed;
      const preview = {
        message,
        faults: faults.map((fault) => known({ ...fault })),
        files: [...(await filesOf(papers))],
        may: permission(verdict),
      };
      return known(preview) as AnswerOf<'messages.preview'>;
    },
  },
  'messages.paper': {
    async read(context) {
      const { composed } = await judged(context);
      const [fault] = composed.faults;
      const paper = composed.papers.find((each) => each.file === context.params['name']);
      if (paper) return pdf(context, paper);
      throw fault ? problem('message.refused', fault.detail, fault.pointer) : problem('resource.unknown', 'there is no such paper');
    },
  },
  'messages.write': {
    async write(context, transaction) {
      const { runtime, world, caller, body, changeId } = context;
      const account = await visibleAccount(context, context.params['accountId'], transaction);
      const writing = { id: changeId, account, draft: body, signer: caller.name, actor: caller.actor };
      const outcome = await writeMessage(runtime, world, writing, transaction);
      return outcome.ok ? { ok: true, value: { key: outcome.value.key, goesAt: iso(outcome.value.goesAt) } } : outcome;
    },
    after: async ({ runtime, world, changeId }) => {
      runtime.publish([{ type: 'notice', id: messageKey(changeId), version: world.now }]);
    },
  },
  'messages.recall': {
    async write(context, transaction) {
      const { runtime, world, caller } = context;
      return recallMessage(runtime, world, await own(context, transaction), caller.actor, transaction);
    },
    after: told,
  },
  'messages.release': {
    async write(context, transaction) {
      const { runtime, world } = context;
      return releaseMessage(runtime, world, await own(context, transaction), transaction);
    },
    after: told,
  },
  'outbox.paper': {
    async read(context) {
      const { runtime, params } = context;
      const effect = await getEffect(runtime.store, params['key'] ?? '');
      if (!isWritten(effect)) throw problem('resource.unknown', 'there is no such message');
      await visibleAccount(context, effect.accountId);
      const paper = (effect.written.papers as Paper[]).find((each) => each.file === params['name']);
      if (!paper) throw problem('resource.unknown', 'there is no such paper');
      return pdf(context, paper);
    },
  },
} satisfies Partial<Handlers>;

async function judged(context: HandlerContext<'messages.preview'> | HandlerContext<'messages.paper'>): Promise<JudgedDraft> {
  const { runtime, world, caller, body } = context;
  const account = await visibleAccount(context, context.params['accountId']);
  const outcome = await judgeDraft(runtime, world, { account, draft: body, signer: caller.name });
  if (!outcome.ok) throw new ProblemError(outcome.refusal);
  return outcome.value;
}

/** The message of the address, if it is the caller's to take back: his own, or he leads. */
async function own(context: RequestContext, transaction: Transaction) {
  const { runtime, params, caller } = context;
  const effect = await getEffect(runtime.store, params['key'] ?? '', transaction);
  if (!isWritten(effect)) throw problem('resource.unknown', 'there is no such message');
  await visibleAccount(context, effect.accountId, transaction);
  if (effect.written.by !== caller.actor.id && !leads(caller))
    throw problem('permission.denied', 'whoever has written it, or who leads, can take it back');
  return effect;
}

async function told({ runtime, world, params }: RequestContext): Promise<void> {
  runtime.publish([{ type: 'notice', id: params['key'] ?? '', version: world.now }]);
}

type Writable = Template & { readonly channel: WrittenChannel };

function templatesOf({ world }: Pick<RequestContext, 'world'>): Writable[] {
  return world.published.definitions.filter(
    (each): each is Writable => each.kind === 'template' && writtenChannels.some((channel) => channel === each.channel),
  );
}

/** What a writer should know: money that is on its way, and figures that may be old. */
async function warningsFor({ runtime, world }: RequestContext, accountId: string): Promise<string[]> {
  const loaded = await loadBook(runtime.store, accountId);
  if (!loaded) return [];
  const { account, book } = loaded;
  const on = localDateAt(world.now, account.zone);
  const stale = await staleFeeds(runtime.store, account.sourceId, addDays(on, -1));
  const reported = book.reported.filter((each) => each.status === 'waiting' && each.pausesUntil >= on);
  return [
    ...(reported.length > 0 ? ['They have reported a payment that has not come in yet.'] : []),
    ...stale.map((feed) => `The figures of ${feed} are not current.`),
  ];
}

function permission(verdict: ContactVerdict): AnswerOf<'messages.preview'>['may'] {
  return {
    allowed: verdict.allowed,
    reasons: verdict.reasons.map((reason) => reason.detail),
    ...(verdict.nextAllowedAt === undefined ? {} : { until: iso(verdict.nextAllowedAt) }),
  };
}

/** The bytes of a paper. It is saved, not shown by the site itself: what is shown within it could act as it. */
async function pdf({ response }: Pick<RequestContext, 'response'>, paper: Paper): Promise<Uint8Array> {
  response.setHeader('Content-Disposition', `attachment; filename="${paper.file}"`);
  return (await pdfOf(paper)).bytes;
}
