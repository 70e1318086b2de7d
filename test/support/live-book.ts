import { CheckedApi } from './checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from './collecting.ts';
import { aFlow, dueDay, task } from './flows.ts';
import { aProduct, type Product } from './product.ts';
import { publish } from './segments.ts';

/** A book of several segments, currencies and zones that has been worked on for some days. */
export interface LiveBook {
  readonly product: Product;
  readonly api: CheckedApi;
  readonly accounts: Readonly<Record<'early' | 'late' | 'far' | 'euro' | 'large' | 'quiet' | 'lawyer', OpenedAccount>>;
  stop(): Promise<void>;
}

export const rows = [
  { id: 'lawyer', name: 'With the lawyer', when: { fact: 'account.tags', operator: 'contains', value: 'legal' } },
  {
    id: 'large',
    name: 'Large',
    when: { fact: 'account.openAmount', operator: 'greaterThanInclusive', value: 200_000 },
    strategy: 'per-invoice',
  },
  { id: 'rest', name: 'The rest', strategy: 'ladder' },
];
export const segments = { kind: 'segment', id: 'account-segments', name: 'By size', rows };

export const ladder = aFlow(
  'ladder',
  {
    chasing: {
      initial: 'waiting',
      tags: ['switchable'],
      states: {
        waiting: { after: { day3: 'called' } },
        called: { entry: [task('call')], on: { 'manual.again': { target: 'called', reenter: true } } },
      },
    },
  },
  { timers: { day3: dueDay(3) } },
);

export const perInvoice = aFlow(
  'per-invoice',
  { open: { after: { week: 'reviewed' } }, reviewed: { entry: [task('review')] } },
  { subject: 'invoice', timers: { week: { anchor: 'invoice.dueOn', offset: 'P7D', at: '09:00' } } },
);

/** It is the evening of February 6; the nights so far have put everybody where he belongs. */
export async function aLiveBook(): Promise<LiveBook> {
  const product = await aProduct({ clock: '2026-02-02', sending: false });
  await publish(product, ladder, perInvoice);
  await publish(product, segments);
  const api = await CheckedApi.of(product);
  const early = await openAccount(product, { name: 'Early' });
  const late = await openAccount(product, { name: 'Late' });
  const far = await openAccount(product, { name: 'Far', zone: 'Pacific/Auckland' });
  const euro = await openAccount(product, { name: 'Euro', currency: 'EUR' } as never);
  const large = await openAccount(product, { name: 'Large' });
  const quiet = await openAccount(product, { name: 'Quiet' });
  const lawyer = await openAccount(product, { name: 'Lawyer', tags: ['legal'] });
  await early.owes(50_000, '2026-02-01');
  await late.owes(30_000, '2026-02-04');
  await late.owes(10_000, '2026-03-20');
  await far.owes(20_000, '2026-02-03');
  await euro.owes(70_000, '2026-02-02');
  // What is not yet due first: with the other alone it would be put on the ladder for a moment.
  await large.owes(80_000, '2026-02-03', 'B');
  await large.owes(150_000, '2026-01-20', 'A');
  await quiet.owes(90_000, '2026-02-10');
  await lawyer.owes(10_000, '2026-01-05');
  await advanceTo(product, '2026-02-06 18:00');
  await early.raises('again');
  await early.raises('again');
  return { product, api, accounts: { early, late, far, euro, large, quiet, lawyer }, stop: () => product.stop() };
}
