import type { CheckedApi } from './checked-api.ts';
import { deskWork, type Furnished } from './furnished.ts';

export const installments = { installments: [{ dueOn: '2026-02-10', amount: 70_000 }] };

export function aLetter(contactId: string) {
  return { channel: 'letter', contactId, subject: 'Your account', body: 'Hello {{ contact.firstName }}.' };
}

/** A letter to somebody where it is the middle of a working day while the clock stands at midnight here. */
export async function writable(api: CheckedApi) {
  const account = { name: 'Kita Foods', currency: 'USD', zone: 'Asia/Tokyo', contacts: [{ name: 'Ren' }] };
  const { id: accountId } = await api.ask<{ id: string }>('accounts.create', { body: account });
  const { contacts } = await api.ask<{ contacts: { id: string }[] }>('accounts.get', { params: { accountId } });
  return { params: { accountId }, body: aLetter(contacts[0]?.id ?? '') };
}

export async function writtenTo(api: CheckedApi): Promise<string> {
  return (await api.ask<{ key: string }>('messages.write', await writable(api))).key;
}

export async function owing(api: CheckedApi): Promise<string> {
  const { id } = await api.ask<{ id: string }>('accounts.create', { body: { name: 'On a plan', currency: 'USD' } });
  await api.ask('invoices.add', { params: { accountId: id }, body: invoice('INV-1') });
  return id;
}

export async function offeredPlan(api: CheckedApi): Promise<{ accountId: string; planId: string }> {
  const accountId = await owing(api);
  const { id } = await api.ask<{ id: string }>('plans.offer', { params: { accountId }, body: installments });
  return { accountId, planId: id };
}

export function nextStep({ enrollmentId, wait }: Furnished['east']) {
  return { enrollmentId, wait };
}

export async function pauseOf(api: CheckedApi): Promise<string> {
  const { items } = await api.ask<{ items: { id: string }[] }>('strategies.pauses', { params: { strategyId: deskWork.id } });
  return items[0]?.id ?? '';
}

export function invoice(number: string) {
  return { number, issuedOn: '2026-01-05', dueOn: '2026-03-05', amount: 70_000 };
}

export function promise(invoiceId: string) {
  return { amount: 5_000, dueOn: '2026-02-09', invoiceIds: [invoiceId] };
}

export function dispute(invoiceId: string) {
  return { invoiceId, amount: 1_000, reason: 'price', note: 'agreed on 990' };
}
