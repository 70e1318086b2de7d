import type { Catalog } from '../facts/catalog.ts';
import { sampleFields } from '../templates/own-fields.ts';
import type { TemplateView } from '../templates/variables.ts';

/** The account templates are tried on: every variable but the fields of one's own has a value. */
export const sampleView: TemplateView = {
  account: { name: 'Blue Ridge Supply', number: 'C-1042' },
  contact: { name: 'Dana Whitfield', firstName: 'Dana' },
  sender: { company: 'Northwind Trading', name: 'Alex Moreno', email: 'ar@northwind.example', phone: '+1 555 0100' },
  currency: 'USD',
  today: '2026-03-09',
  invoices: [
    { number: 'INV-2207', dueOn: '2026-02-05', amount: 120_000, open: 120_000, daysPastDue: 32 },
    { number: 'INV-2214', dueOn: '2026-02-20', amount: 84_050, open: 60_000, daysPastDue: 17 },
  ],
  total: 180_000,
  credit: 0,
  oldestDueOn: '2026-02-05',
  nextDueOn: '2026-03-20',
  daysPastDue: 32,
  promise: { amount: 100_000, dueOn: '2026-03-06' },
};

/** The same with a value in every field of one's own. */
export function sampleViewOf(catalog: Catalog): TemplateView {
  return { ...sampleView, custom: sampleFields(catalog) };
}
