import { rmSync } from 'node:fs';
import type { AnswerOf } from '#engine';
import { newReplyToken } from '../../runtime/effects/reply-address.ts';
import { CheckedApi } from './checked-api.ts';
import { allTaken, mailIn } from './inbound.ts';
import { scratchFolder } from './mongo.ts';
import { aProduct, type Product, type ProductOptions } from './product.ts';
import { publish, publishOnly } from './segments.ts';

/** A product with an account of each region and one of everything on the eastern one. */
export interface Furnished {
  readonly product: Product;
  readonly api: CheckedApi;
  readonly east: Furniture;
  readonly west: Furniture;
  stop(): Promise<void>;
}

/**
 * Ids of what an account has. Nothing is paid, promised, disputed or held of its free invoice; its message is
 * held because sending is off; it was answered all the same, and the reply waits.
 */
export type Furniture = Readonly<
  Record<
    | 'accountId'
    | 'contactId'
    | 'invoiceId'
    | 'freeInvoiceId'
    | 'paymentId'
    | 'promiseId'
    | 'disputeId'
    | 'holdId'
    | 'taskId'
    | 'noticeKey'
    | 'attachmentId'
    | 'mailId'
    | 'enrollmentId'
    | 'wait',
    string
  >
>;

export const TODAY = '2026-02-02';

/** One step that writes, and asks the default pool to call. */
export const deskWork = {
  kind: 'strategy',
  id: 'desk-work',
  name: 'Desk work',
  timers: { weekly: { offset: 'P7D', at: '09:00' } },
  machine: {
    id: 'desk-work',
    initial: 'working',
    on: { 'account.settled': '.cured' },
    states: {
      working: {
        entry: [
          { type: 'notice.send', params: { channel: 'email', template: 'friendly-reminder' } },
          { type: 'task.create', params: { kind: 'call' } },
        ],
        after: { weekly: { target: 'working', reenter: true } },
      },
      cured: { type: 'final' },
    },
  },
};

export async function aFurnishedProduct(options: ProductOptions = {}): Promise<Furnished> {
  const product = await aProduct({ clock: TODAY, sending: false, ...options });
  await publish(product, deskWork);
  await publishOnly(product, 'desk-work');
  const api = await CheckedApi.of(product);
  const openings = [await openAccount(api, 'east'), await openAccount(api, 'west')] as const;
  // The night finds both overdue and puts them on the strategy.
  await product.advanceTo(TODAY);
  const [east, west] = [await furnish(product, api, openings[0]), await furnish(product, api, openings[1])];
  return { product, api, east, west, stop: () => product.stop() };
}

let shared: Promise<Furnished> | undefined;

/** One furnished product for suites that are refused, or do not mind what others add to it; it ends with the run. */
export function theFurnishedProduct(): Promise<Furnished> {
  if (!shared) {
    const dataFolder = scratchFolder('shared');
    process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }));
    shared = aFurnishedProduct({ dataFolder });
  }
  return shared;
}

interface Opening {
  readonly accountId: string;
  readonly invoices: readonly string[];
}

/** An overdue account of a unit, with four invoices. */
async function openAccount(api: CheckedApi, unitId: string): Promise<Opening> {
  const accountId = await add(api, 'accounts.create', undefined, {
    name: `Blue ${unitId} Supply`,
    number: `C-${unitId}`,
    currency: 'USD',
    unitId,
    contacts: [{ name: 'Dana Whitfield', email: `dana@${unitId}.example` }],
  });
  const invoices: string[] = [];
  for (const [index, dueOn] of ['2026-01-20', '2026-01-22', '2026-01-26', '2026-01-30'].entries()) {
    const number = `INV-${index + 1}`;
    invoices.push(await add(api, 'invoices.add', accountId, { number, issuedOn: '2025-12-20', dueOn, amount: 100_000 }));
  }
  return { accountId, invoices };
}

async function furnish(product: Product, api: CheckedApi, { accountId, invoices }: Opening): Promise<Furniture> {
  const [invoiceId = '', disputed = '', held = '', freeInvoiceId = ''] = invoices;
  const { items: tasks } = await api.ask<{ items: { id: string }[] }>('tasks.list', { query: { accountId } });
  const { items: notices } = await api.ask<{ items: { key: string }[] }>('outbox.list', { query: { accountId } });
  const paymentId = await add(api, 'payments.post', accountId, { amount: 10_000, invoices: [{ invoiceId, amount: 10_000 }] });
  const disputeId = await add(api, 'disputes.open', accountId, { invoiceId: disputed, reason: 'short delivery' });
  const holdId = await add(api, 'holds.place', accountId, { reason: 'being looked at', invoiceIds: [held] });
  const promiseId = await add(api, 'promises.make', accountId, { amount: 50_000, dueOn: '2026-02-10', invoiceIds: [invoiceId] });
  await product.settle();
  const file = { params: { accountId }, query: { name: 'order.txt', of: 'account' }, text: 'two pallets of apples' };
  const { id: attachmentId } = await api.ask<{ id: string }>('attachments.add', file);
  const [taskId = '', noticeKey = ''] = [tasks[0]?.id, notices[0]?.key];
  const { contacts, step } = await api.ask<AnswerOf<'accounts.get'>>('accounts.get', { params: { accountId } });
  const [enrollmentId = '', wait = ''] = [step?.enrollmentId, step?.next?.wait];
  const contactId = contacts[0]?.id ?? '';
  const mailId = await answerOf(product, noticeKey);
  const ledger = { invoiceId, freeInvoiceId, paymentId, disputeId, holdId, promiseId };
  return { accountId, contactId, ...ledger, taskId, noticeKey, attachmentId, mailId, enrollmentId, wait };
}

/** Somebody answers a message, as if it had gone out. */
async function answerOf(product: Product, noticeKey: string): Promise<string> {
  const { db } = product.runtime.store;
  const replyToken = newReplyToken();
  await db.collection('effects').updateOne({ _id: noticeKey as never }, { $set: { replyToken } });
  await mailIn(product, { to: `${replyToken}@reply.localhost`, subject: 'Re: Your invoice', text: 'We pay Friday.' });
  await allTaken(product);
  return String((await db.collection('mails').findOne({ effectKey: noticeKey }))?._id);
}

async function add(api: CheckedApi, id: Parameters<CheckedApi['send']>[0], accountId: string | undefined, body: object): Promise<string> {
  const answer = await api.ask<{ id: string }>(id, { ...(accountId === undefined ? {} : { params: { accountId } }), body });
  return answer.id;
}
