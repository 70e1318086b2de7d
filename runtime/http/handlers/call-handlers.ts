import { type AnswerOf, callRulesOf, isLocalDate, localAt, localDateAt, type Outcome, refused, type Template, toInstant } from '#engine';
import { askedAbout } from '../../commands/call-outcome.ts';
import { correctCall } from '../../commands/correct-call.ts';
import { callVerdict, type LoggedCall, logCall } from '../../commands/log-call.ts';
import { addTask } from '../../commands/new-task.ts';
import { writeTo } from '../../insight/template-preview.ts';
import { policyFor } from '../../published/library.ts';
import type { AccountDocument, ContactDocument } from '../../store/account-documents.ts';
import { contactsOf } from '../../store/account-store.ts';
import { getCall } from '../../store/call-store.ts';
import { numbersOf } from '../../store/contact-store.ts';
import { listTasks, refreshCallBack } from '../../store/task-store.ts';
import { type Handlers, type RequestContext, visibleAccount } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { iso, known } from '../views/wire.ts';

/** So many open tasks are looked through for the script of one of them. */
const OPEN_TASKS = 50;

type Guide = AnswerOf<'calls.guide'>;

/** Who leads may correct what others have written down. */
const leads: ReadonlySet<string> = new Set(['admin', 'manager', 'lead']);

export const callHandlers = {
  'calls.guide': {
    async read(context) {
      const { runtime, world } = context;
      const account = await visibleAccount(context, context.params['accountId']);
      const contacts = await contactsOf(runtime.store, account._id);
      const policy = policyFor(world.published, world.settings.installation, account.kind);
      const people = contacts
        .filter((contact) => !contact.retired)
        .map((contact) => personOf(context, account, contact, contacts))
        .sort((a, b) => Number(b.numbers.length > 0) - Number(a.numbers.length > 0));
      const { note, reached, answers } = callRulesOf(policy);
      const listed = reached.map(({ id, name, leadsTo }) => ({ id, name, ...(leadsTo === undefined ? {} : { leadsTo }) }));
      const guide = { note, reached: listed, answers, people, script: await scriptFor(context, account) };
      return known(guide) as Guide;
    },
  },
  'calls.log': {
    async write(context, transaction) {
      const { runtime, world, caller, body, changeId } = context;
      const account = await visibleAccount(context, context.params['accountId'], transaction);
      const { hasHappened = false, direction = 'out', ...said } = body;
      const told = { ...said, id: changeId, account, direction, hasHappened, actor: caller.actor };
      return loggedView(await logCall(runtime, world, told, transaction));
    },
  },
  'calls.correct': {
    async write(context, transaction) {
      const { runtime, world, caller, body, changeId } = context;
      const call = await getCall(runtime.store, context.params['callId'] ?? '', transaction);
      if (!call) throw problem('resource.unknown', 'there is no such call');
      const account = await visibleAccount(context, call.accountId, transaction);
      if (call.by !== caller.actor.id && !leads.has(caller.role))
        return refused('permission.denied', 'whoever has written it down, or who leads, can correct it');
      const correction = { ...body, id: changeId, account, call, actor: caller.actor };
      return loggedView(await correctCall(runtime, world, correction, transaction));
    },
  },
  'tasks.add': {
    async write(context, transaction): Promise<Outcome<{ id: string }>> {
      const { runtime, world, caller, body, changeId } = context;
      const account = await visibleAccount(context, context.params['accountId'], transaction);
      const { kind, title, on, at, contactId, pool } = body;
      if (!isLocalDate(on)) return refused('date.invalid', `${on} does not exist`, '/on');
      const contact = (await contactsOf(runtime.store, account._id, transaction)).find((each) => each._id === contactId);
      if (contactId !== undefined && !contact) return refused('request.invalid', 'the account has no such contact', '/contactId');
      const dueAt = at === undefined ? undefined : toInstant(on, at, contact?.zone ?? account.zone);
      if (on < localDateAt(world.now, account.zone)) return refused('date.invalid', 'that day has passed', '/on');
      if (dueAt !== undefined && dueAt < world.now) return refused('date.invalid', 'that time has passed', '/at');
      if (kind === 'call-back' && dueAt === undefined) return refused('request.invalid', 'say at what time they expect the call', '/at');
      const id = await addTask(
        runtime,
        world,
        account,
        {
          key: `${changeId}:task`,
          kind,
          title: title ?? (kind === 'call-back' ? `Call back${contact ? ` ${contact.name}` : ''}` : 'Follow up'),
          reason: kind === 'call-back' ? 'agreed in a call' : 'set by a colleague',
          dueOn: dueAt === undefined ? on : localDateAt(dueAt, account.zone),
          dueAt,
          pool,
          ...(caller.actor.kind === 'user' ? { assigneeId: caller.actor.id, by: caller.actor.id } : {}),
        },
        transaction,
      );
      await refreshCallBack(runtime.store, account._id, transaction);
      return { ok: true, value: { id } };
    },
  },
} satisfies Partial<Handlers>;

function loggedView(outcome: Outcome<LoggedCall>): Outcome<AnswerOf<'calls.log'>> {
  if (!outcome.ok) return outcome;
  const { call, againAt } = outcome.value;
  const { followUpId, tasks } = call.undo;
  return {
    ok: true,
    value: {
      id: call._id,
      closed: tasks.filter((task) => task.closed).map((task) => task.id),
      ...(againAt === undefined ? {} : { againAt: iso(againAt) }),
      ...(followUpId === undefined ? {} : { followUpId }),
      flagged: call.flagged,
    },
  };
}

function personOf(
  { world }: Pick<RequestContext, 'world'>,
  account: AccountDocument,
  contact: ContactDocument,
  contacts: readonly ContactDocument[],
): Guide['people'][number] {
  const zone = contact.zone ?? account.zone;
  const policy = policyFor(world.published, world.settings.installation, account.kind);
  const verdict = callVerdict(policy, world, askedAbout(account, contact, contacts));
  return {
    contactId: contact._id,
    name: contact.name,
    ...(contact.role === undefined ? {} : { role: contact.role }),
    zone,
    localTime: localAt(world.now, zone).time,
    numbers: numbersOf(contact),
    may: {
      allowed: verdict.allowed,
      reasons: verdict.reasons.map((reason) => reason.detail),
      ...(verdict.nextAllowedAt === undefined ? {} : { until: iso(verdict.nextAllowedAt) }),
    },
  };
}

/** The script for a call to this account; one that lacks what it would say is left out. */
async function scriptFor({ runtime, world }: RequestContext, account: AccountDocument): Promise<Guide['script']> {
  const scripts = world.published.definitions.filter(
    (each): each is Template => each.kind === 'template' && each.channel === 'call-script',
  );
  const open = await listTasks(runtime.store, { status: 'open', accountId: account._id }, { limit: OPEN_TASKS });
  const asked = new Set(open.map((task) => task.script));
  for (const template of scripts.toSorted((a, b) => Number(asked.has(b.id)) - Number(asked.has(a.id)))) {
    const written = await writeTo(runtime.store, world, template, account._id);
    if (written?.rendering.ok) return { templateId: template.id, name: template.name, text: written.rendering.message.text };
  }
  return undefined;
}
