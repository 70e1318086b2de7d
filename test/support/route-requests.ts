import type { RouteId } from '#engine';
import { as } from './callers.ts';
import type { Ask } from './checked-api.ts';
import { deskWork, type Furnished, TODAY } from './furnished.ts';
import {
  aLetter,
  dispute,
  installments,
  invoice,
  nextStep,
  offeredPlan,
  owing,
  pauseOf,
  promise,
  writable,
  writtenTo,
} from './request-parts.ts';
import { anEmail } from './template-builder.ts';
import { unwrittenMessages } from './writing.ts';

const ID = 'desk-work';
const draft = JSON.stringify({ ...deskWork, description: 'a new description' });

const overdue = { fact: 'account.overdueAmount', operator: 'greaterThan', value: 0 };
const everybody = { kind: 'segment', id: 'account-segments', name: 'Everybody', rows: [{ id: 'late', name: 'Late', when: overdue }] };
const byAge = {
  kind: 'ranking',
  id: 'by-age',
  name: 'By age',
  valuations: [{ id: 'age', name: 'Age', per: { fact: 'account.daysPastDue', points: 1, unit: 1 } }],
};
const letter = anEmail('Pay {{ total | money }}.', { id: 'short' });

/** A request each route answers well, in an order in which they can be made. */
export const requests: readonly (readonly [RouteId, (world: Furnished) => Ask | Promise<Ask>])[] = [
  ['health.get', () => ({ as: 'nobody' })],
  ['openapi.get', () => ({ as: 'nobody' })],
  ['problem.get', () => ({ params: { code: 'resource.unknown' }, as: 'nobody' })],
  ['session.create', () => ({ body: { email: 'manager@duecourse.test', password: 'duecourse' }, as: 'nobody' })],
  ['session.get', () => ({})],
  ['accounts.list', () => ({ query: { limit: '1', sort: 'name', order: 'asc', search: 'blue', status: 'overdue' } })],
  [
    'accounts.create',
    () => ({ body: { name: 'Harbor Foods', currency: 'EUR', custom: { creditClass: 'B' }, contacts: [{ name: 'Ruben' }] } }),
  ],
  ['accounts.get', ({ east }) => ({ params: { accountId: east.accountId } })],
  ['timeline.list', ({ east }) => ({ params: { accountId: east.accountId }, query: { limit: '200', search: 'invoice' } })],
  ['owner.set', ({ east }) => ({ params: { accountId: east.accountId }, body: { ownerId: 'collector' } })],
  [
    'fields.note',
    ({ east }) => ({ params: { accountId: east.accountId }, body: { values: { callBackOn: '2026-03-02', payerPortal: null } } }),
  ],
  ['consents.record', ({ east }) => ({ params: { ...east, channel: 'sms' }, body: { agrees: true, because: 'asked on the phone' } })],
  ['replies.take', ({ east }) => ({ params: { ...east }, body: { channel: 'email', text: 'Stop' } })],
  ['notes.add', ({ east }) => ({ params: { accountId: east.accountId }, body: { text: 'Müller called — “soon”' } })],
  ['attachments.add', ({ east }) => ({ params: east, query: { name: 'pod.csv', of: 'account' }, text: 'parcel,signed by\n' })],
  ['attachments.list', ({ east }) => ({ params: east, query: { limit: '10', of: 'account' } })],
  ['attachments.file', ({ east }) => ({ params: east, query: { inline: 'true' } })],
  ['attachments.remove', ({ east }) => ({ params: east })],
  ['events.raise', ({ east }) => ({ params: { accountId: east.accountId }, body: { type: 'manual.visited' } })],
  ['invoices.add', ({ east }) => ({ params: { accountId: east.accountId }, body: invoice('INV-9') })],
  ['payments.post', ({ east }) => ({ params: { accountId: east.accountId }, body: { amount: 999, kind: 'credit', reference: 'CM-1' } })],
  ['payments.reverse', ({ east }) => ({ params: { paymentId: east.paymentId }, body: { reason: 'bounced check' } })],
  ['payments.report', ({ east }) => ({ params: { accountId: east.accountId }, body: { amount: 500, paidOn: TODAY } })],
  ['mails.get', ({ east }) => ({ params: { mailId: east.mailId } })],
  ['mails.raw', ({ east }) => ({ params: { mailId: east.mailId } })],
  [
    'promises.make',
    ({ east }) => ({ params: { accountId: east.accountId }, body: { ...promise(east.freeInvoiceId), replyId: east.mailId } }),
  ],
  ['promises.cancel', ({ east }) => ({ params: { promiseId: east.promiseId }, body: { note: 'by mistake' } })],
  ['disputes.open', ({ east }) => ({ params: { accountId: east.accountId }, body: dispute(east.freeInvoiceId) })],
  ['disputes.resolve', ({ east }) => ({ params: { disputeId: east.disputeId }, body: { outcome: 'rejected' } })],
  ['find.anyone', () => ({ query: { text: 'blue', limit: '3' } })],
  ['promises.list', () => ({ query: { view: 'open', limit: '10' } })],
  ['work.list', () => ({ query: { view: 'everyone', limit: '10', state: 'overdue' } })],
  ['bulk.preview', ({ east }) => ({ body: { accountIds: [east.accountId], act: { kind: 'pool', pool: 'collections' } } })],
  ['bulk.start', ({ east }) => ({ body: { accountIds: [east.accountId], act: { kind: 'note', text: 'to all of them' } } })],
  [
    'bulk.get',
    async ({ api, east }) => {
      const body = { accountIds: [east.accountId], act: { kind: 'follow-up', title: 'Look again', dueOn: '2026-03-30' } };
      return { params: { bulkId: (await api.ask<{ id: string }>('bulk.start', { body })).id } };
    },
  ],
  ['bulk.recall', async ({ product }) => ({ params: { bulkId: await unwrittenMessages(product) }, body: {} })],
  ['board.get', () => ({})],
  [
    'board.preview',
    () => ({ body: { from: { kind: 'pool', id: 'collections' }, to: { kind: 'person', id: 'collector' }, order: 'oldest', count: 20 } }),
  ],
  [
    'absences.set',
    () => ({
      params: { userId: 'collector' },
      body: { from: TODAY, until: '2026-12-31', substitute: { kind: 'pool', id: 'collections' } },
    }),
  ],
  ['absences.end', () => ({ params: { userId: 'collector' } })],
  ['even.preview', () => ({ body: { pool: 'collections' } })],
  [
    'even.start',
    ({ east }) => ({
      body: { pool: 'collections', moves: [{ from: 'collector', to: 'lead', accountIds: [east.accountId] }], reason: 'more even' },
    }),
  ],
  ['routing.get', () => ({})],
  [
    'routing.set',
    () => ({
      body: { skills: ['legal'], pools: ['disputes'], standardFrom: { amount: 100_000 }, seniorFrom: { amount: 1_000_000, risk: 80 } },
    }),
  ],
  ['abilities.list', () => ({})],
  ['abilities.set', () => ({ params: { userId: 'collector' }, body: { skills: ['legal'], seniority: 'senior', pools: ['collections'] } })],
  ['work.sum', () => ({ query: { view: 'everyone', state: 'overdue' } })],
  ['work.invoices', () => ({ query: { view: 'everyone', limit: '2', by: 'invoice' } })],
  ['work.choices', () => ({ query: { view: 'everyone' } })],
  ['views.save', () => ({ body: { name: 'Large', filter: { view: 'everyone', amount: 100_000 }, isShared: true } })],
  ['views.list', () => ({})],
  [
    'views.remove',
    async ({ api }) => {
      const { id } = await api.ask<{ id: string }>('views.save', { body: { name: 'Small', filter: {}, isShared: false } });
      return { params: { viewId: id } };
    },
  ],
  ['work.next', ({ east }) => ({ query: { view: 'pool', after: east.accountId } })],
  ['work.claim', ({ east }) => ({ params: { accountId: east.accountId }, body: {} })],
  ['work.snooze', ({ east }) => ({ params: { accountId: east.accountId }, body: { until: '2026-03-31', reason: 'on vacation' } })],
  ['tasks.list', () => ({ query: { status: 'open', limit: '10' } })],
  ['tasks.claim', ({ east }) => ({ params: { taskId: east.taskId }, body: {} })],
  ['tasks.complete', ({ east }) => ({ params: { taskId: east.taskId }, body: { outcome: 'reached', note: 'pays soon' } })],
  ['calls.guide', ({ east }) => ({ params: { accountId: east.accountId } })],
  [
    'calls.log',
    ({ east }) => ({
      params: { accountId: east.accountId },
      body: {
        reached: 'right-person',
        answer: 'pays-on',
        contactId: east.contactId,
        number: '+1 555 0100',
        seconds: 95,
        hasHappened: true,
      },
    }),
  ],
  [
    'calls.correct',
    async ({ api, east }) => {
      const body = { reached: 'busy', hasHappened: true };
      const { id } = await api.ask<{ id: string }>('calls.log', { params: { accountId: east.accountId }, body });
      return { params: { callId: id }, body: { reached: 'no-answer', note: 'it rang' } };
    },
  ],
  [
    'tasks.add',
    ({ east }) => ({
      params: { accountId: east.accountId },
      body: { kind: 'call-back', on: '2026-03-31', at: '15:30', title: 'Ask for Dana' },
    }),
  ],
  ['tasks.escalate', ({ east }) => ({ params: { accountId: east.accountId }, body: { to: 'lead', reason: 'they ask for terms' } })],
  [
    'contacts.add',
    ({ east }) => ({ params: { accountId: east.accountId }, body: { name: 'Ruben', role: 'payer', phone: '+1 (555) 0101' } }),
  ],
  ['contacts.change', ({ east }) => ({ params: { ...east }, body: { name: 'Dana W.', otherPhones: ['555-0102'] } })],
  ['contacts.retire', ({ east }) => ({ params: { ...east }, body: { retired: true, because: 'has left' } })],
  [
    'invoices.note',
    ({ east }) => ({
      params: { accountId: east.accountId },
      body: { invoiceIds: [east.freeInvoiceId], status: 'scheduled', expectedOn: '2026-03-31' },
    }),
  ],
  ['messages.guide', ({ east }) => ({ params: { accountId: east.accountId } })],
  ['messages.begin', ({ east }) => ({ params: { accountId: east.accountId, templateId: 'payment-request-letter' } })],
  [
    'messages.preview',
    ({ west }) => ({ params: { accountId: west.accountId }, body: { ...aLetter(west.contactId), invoiceIds: [west.freeInvoiceId] } }),
  ],
  [
    'messages.paper',
    ({ west }) => ({
      params: { accountId: west.accountId, name: 'Invoice-INV-4.pdf' },
      body: { ...aLetter(west.contactId), invoiceIds: [west.freeInvoiceId] },
    }),
  ],
  ['messages.write', async ({ api }) => writable(api)],
  ['outbox.paper', async ({ api }) => ({ params: { key: await writtenTo(api), name: 'Letter-2026-02-03.pdf' } })],
  ['messages.recall', async ({ api }) => ({ params: { key: await writtenTo(api) }, body: {} })],
  ['messages.release', async ({ api }) => ({ params: { key: await writtenTo(api) }, body: {} })],
  ['outbox.list', () => ({ query: { status: 'held', from: '2026-01-01', to: TODAY } })],
  ['outbox.get', ({ east }) => ({ params: { key: east.noticeKey } })],
  ['outbox.decide', ({ east }) => ({ params: { key: east.noticeKey }, body: { decision: 'skip', note: 'spoke to her' } })],
  ['steps.steer', ({ east }) => ({ params: east, body: { ...nextStep(east), act: 'skip', reason: 'on vacation' } })],
  ['steps.release', ({ east }) => ({ params: east, body: nextStep(east) })],
  // After what is decided about work and messages: an account on hold has neither.
  ['holds.place', ({ east }) => ({ params: { accountId: east.accountId }, body: { reason: 'vacation', untilOn: '2026-02-09' } })],
  ['holds.lift', ({ east }) => ({ params: { holdId: east.holdId }, body: {} })],
  ['overrides.set', ({ west }) => ({ params: { accountId: west.accountId }, body: { untilOn: '2026-02-20', reason: 'only I call' } })],
  ['overrides.end', ({ west }) => ({ params: { accountId: west.accountId }, body: {} })],
  [
    'accounts.transfer',
    ({ west }) => ({ params: { accountId: west.accountId }, body: { to: { kind: 'person', id: 'lead' }, reason: 'knows them' } }),
  ],
  ['channels.list', () => ({})],
  ['channels.preview', () => ({ params: { channel: 'email' } })],
  ['channels.set', () => ({ params: { channel: 'email' }, body: { sending: false } })],
  ['incidents.list', () => ({ query: { status: 'open' } })],
  ['incidents.resolve', () => ({ params: { incidentId: 'inc_1' }, body: { action: 'dismiss' } })],
  ['portfolio.get', () => ({})],
  ['reports.aging', () => ({ query: { on: TODAY, basis: 'issued', bounds: '7,30' } })],
  ['reports.measures', () => ({ query: { from: '2025-11', to: '2026-02' } })],
  ['reports.steps', () => ({ query: { from: '2026-01-01', to: TODAY } })],
  ['definitions.list', () => ({ query: { kind: 'strategy' } })],
  ['definitions.check', () => ({ text: draft })],
  ['definitions.bundle', () => ({})],
  ['definitions.import', () => ({ body: { files: { 'desk-work.json': JSON.stringify(deskWork) } } })],
  ['definitions.get', () => ({ params: { kind: 'strategy', definitionId: ID } })],
  ['definitions.save', () => ({ params: { kind: 'strategy', definitionId: ID }, text: draft, headers: { 'if-match': '1' } })],
  [
    'definitions.publish',
    () => ({ params: { kind: 'strategy', definitionId: ID }, body: { comment: 'Day 15 → day 10' }, headers: { 'if-match': '"2"' } }),
  ],
  ['definitions.versions', () => ({ params: { kind: 'strategy', definitionId: ID } })],
  ['definitions.version', () => ({ params: { kind: 'strategy', definitionId: ID, version: '2' } })],
  ['registry.get', () => ({})],
  ['strategies.live', () => ({ params: { strategyId: ID }, query: { version: '1' } })],
  ['strategies.feeding', () => ({ params: { strategyId: ID } })],
  ['strategies.samples', () => ({ params: { strategyId: ID } })],
  ['strategies.movePreview', () => ({ params: { strategyId: ID }, body: { mapping: [{ from: 'gone' }] } })],
  [
    'strategies.move',
    async ({ api }) => {
      const { toVersion } = await api.ask<{ toVersion: number }>('strategies.movePreview', { params: { strategyId: ID }, body: {} });
      return { params: { strategyId: ID }, body: { toVersion } };
    },
  ],
  ['strategies.moves', () => ({ params: { strategyId: ID } })],
  ['strategies.pause', () => ({ params: { strategyId: ID }, body: { step: 'working', reason: 'looking at the wording' } })],
  ['strategies.pauses', () => ({ params: { strategyId: ID }, query: { past: 'true' } })],
  [
    'strategies.held',
    async ({ api }) => ({ params: { strategyId: ID }, query: { pauseId: await pauseOf(api), kind: 'email', limit: '10' } }),
  ],
  ['strategies.resume', async ({ api }) => ({ params: { strategyId: ID, pauseId: await pauseOf(api) }, body: { decision: 'review' } })],
  ['strategies.ahead', () => ({ params: { strategyId: ID }, query: { days: '3' }, text: JSON.stringify(deskWork) })],
  [
    'strategies.aheadAccounts',
    async ({ api }) => {
      const ask = { params: { strategyId: ID }, text: JSON.stringify(deskWork) };
      const { id, days } = await api.ask<{ id: string; days: string[] }>('strategies.ahead', ask);
      return { params: { strategyId: ID, aheadId: id }, query: { side: 'draft', day: days[6] ?? '', kind: 'email', limit: '1' } };
    },
  ],
  ['accounts.sample', ({ east }) => ({ params: { accountId: east.accountId } })],
  ['rules.matches', () => ({ body: { conditions: overdue, rules: { overdue: overdue }, limit: 2 } })],
  [
    'rules.explain',
    ({ east }) => ({ body: { conditions: { not: { condition: 'late' } }, rules: { late: overdue }, accountId: east.accountId } }),
  ],
  ['rankings.preview', () => ({ text: JSON.stringify(byAge) })],
  ['segments.preview', () => ({ text: JSON.stringify(everybody) })],
  ['templates.preview', ({ east }) => ({ text: JSON.stringify(letter), query: { accountId: east.accountId } })],
  [
    'templates.sendTest',
    async ({ product, api }) => {
      await api.ask('connectors.set', { params: { connectorId: 'smtp' }, body: { settings: { host: 'mail.example', port: 25 } } });
      return { text: JSON.stringify(letter), as: await as(product, 'manager') };
    },
  ],
  ['policies.mayContact', ({ east }) => ({ body: { accountId: east.accountId, channel: 'email' } })],
  [
    'definitions.discard',
    async ({ api }) => {
      const { headers } = await api.send('definitions.get', { params: { kind: 'strategy', definitionId: ID } });
      const params = { kind: 'strategy', definitionId: ID };
      const saved = await api.send('definitions.save', { params, text: draft, headers: { 'if-match': headers.get('etag') ?? '' } });
      return { params, headers: { 'if-match': saved.headers.get('etag') ?? '' } };
    },
  ],
  [
    'promises.approve',
    async ({ api, product }) => {
      const params = { accountId: await owing(api) };
      const { id } = await api.ask<{ id: string }>('promises.make', { params, body: { amount: 70_000, dueOn: '2026-02-10' } });
      const promises = product.runtime.store.db.collection('promises');
      await promises.updateOne({ _id: id as never }, { $set: { status: 'asked' } });
      return { params: { promiseId: id }, body: {} };
    },
  ],
  ['plans.limits', ({ east }) => ({ params: { accountId: east.accountId } })],
  ['plans.offer', async ({ api }) => ({ params: { accountId: await owing(api) }, body: installments })],
  [
    'plans.approve',
    async ({ api, product }) => {
      const params = await offeredPlan(api);
      const accounts = product.runtime.store.db.collection('accounts');
      await accounts.updateOne({ _id: params.accountId as never }, { $set: { 'ledger.plans.0.status': 'asked' } });
      return { params, body: {} };
    },
  ],
  ['plans.accept', async ({ api }) => ({ params: await offeredPlan(api), body: {} })],
  [
    'plans.amend',
    async ({ api }) => {
      const params = await offeredPlan(api);
      await api.ask('plans.accept', { params, body: {} });
      return { params, body: installments };
    },
  ],
  ['plans.end', async ({ api }) => ({ params: await offeredPlan(api), body: {} })],
  ['clock.get', () => ({})],
  ['clock.advance', () => ({ body: { by: 'P1D' } })],
  ['users.list', () => ({})],
  ['users.add', () => ({ body: { name: 'New', email: 'New@duecourse.test', password: 'a long password', role: 'lead', units: ['east'] } })],
  ['keys.add', () => ({ body: { name: 'ledger feed', role: 'manager' } })],
  ['feeds.list', () => ({})],
  ['feeds.set', () => ({ params: { feedId: 'manual' }, body: { currentThrough: TODAY } })],
  ['connectors.list', () => ({})],
  ['connectors.set', () => ({ params: { connectorId: 'smtp' }, body: { settings: { host: '127.0.0.1', port: 2525, password: 'hush' } } })],
  ['audit.list', () => ({ query: { limit: '200' } })],
  ['audit.verify', () => ({ body: {} })],
  ['session.end', () => ({})],
];
