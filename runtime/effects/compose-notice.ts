import { askedTotal, localDateAt, type NoticeTruth, type Rendered, renderTemplate, type TemplateView, templateFields } from '#engine';
import type { World } from '../runtime.ts';
import type { ReadTruth } from './notice-truth.ts';

export type Composed =
  | { readonly ok: true; readonly message: Rendered; readonly total: number }
  | { readonly ok: false; readonly missing: string };

/** What of the truth a message is written from. */
export type WrittenTruth = Pick<ReadTruth, 'account' | 'contact' | 'book'> & {
  readonly truth: Pick<NoticeTruth, 'items' | 'unapplied'>;
};

/** Writes the message for what is asked now: the items of this second, never those of when it was planned. */
export function composeNotice(read: WrittenTruth & Pick<ReadTruth, 'template'>, world: World): Composed {
  const { template, truth } = read;
  if (!template) return { ok: false, missing: 'the template, which is no longer published' };
  const rendering = renderTemplate(template, templateViewOf(read, world), world.settings.installation.legal);
  if (!rendering.ok) return rendering;
  return { ok: true, message: { ...rendering.message, html: inLetterType(rendering.message.html) }, total: askedTotal(truth) };
}

/** What a message to an account can speak of in this second. */
export function templateViewOf({ account, contact, truth, book }: WrittenTruth, world: World): TemplateView {
  const { sender } = world.settings.installation;
  const overdue = truth.items.filter((item) => item.daysPastDue > 0);
  const upcoming = truth.items.find((item) => item.daysPastDue <= 0);
  const promise = book.promises.find((each) => each.status === 'open') ?? book.promises.findLast((each) => each.status === 'broken');
  const firstName = contact?.name.split(' ')[0];
  return {
    account: { name: account.name, ...(account.number === undefined ? {} : { number: account.number }) },
    contact: { ...(contact ? { name: contact.name } : {}), ...(firstName ? { firstName } : {}) },
    sender,
    currency: account.currency,
    today: localDateAt(world.now, account.zone),
    invoices: truth.items.map((item) => ({
      number: item.number,
      dueOn: item.dueOn,
      amount: item.amount,
      open: item.asked,
      daysPastDue: item.daysPastDue,
    })),
    total: askedTotal(truth),
    credit: truth.unapplied,
    ...(overdue[0] ? { oldestDueOn: overdue[0].dueOn, daysPastDue: overdue[0].daysPastDue } : {}),
    ...(upcoming ? { nextDueOn: upcoming.dueOn } : {}),
    ...(promise ? { promise: { amount: promise.amount, dueOn: promise.dueOn } } : {}),
    custom: templateFields(world.published.registry.catalog, account.custom),
  };
}

/** Mail programs set what says nothing of its type in their oldest one. */
export function inLetterType(html: string): string {
  return `<div style="font:15px/1.5 Arial,Helvetica,sans-serif;color:#14181f">${html}</div>`;
}
