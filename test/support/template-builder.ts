import type { Template, TemplateView } from '#engine';

/** An email whose body is `body`. */
export function anEmail(body: string, over: Partial<Template> = {}): Template {
  return {
    kind: 'template',
    id: 'reminder',
    name: 'Reminder',
    channel: 'email',
    tone: 'friendly',
    language: 'en',
    subject: 'Your account',
    body,
    ...over,
  };
}

/** An account with two invoices past due. */
export const blueRidge: TemplateView = {
  account: { name: 'Blue Ridge Supply', number: 'C-1042' },
  contact: { name: 'Dana Whitfield', firstName: 'Dana' },
  sender: { company: 'Northwind Trading', name: 'Alex Moreno' },
  currency: 'USD',
  today: '2026-03-09',
  invoices: [
    { number: 'INV-2207', dueOn: '2026-02-05', amount: 120_000, open: 120_000, daysPastDue: 32 },
    { number: 'INV-2214', dueOn: '2026-03-08', amount: 84_050, open: 60_000, daysPastDue: 1 },
  ],
  total: 180_000,
  credit: 0,
  oldestDueOn: '2026-02-05',
  daysPastDue: 32,
  promise: { amount: 100_000, dueOn: '2026-03-06' },
};
