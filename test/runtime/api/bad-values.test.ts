import { expect } from 'chai';
import type { Problem, RouteId } from '#engine';
import type { Ask } from '../../support/checked-api.ts';
import { printOf } from '../../support/database-print.ts';
import { type Furnished, type Furniture, theFurnishedProduct } from '../../support/furnished.ts';

type Case = readonly [what: string, route: RouteId, ask: (of: Furniture) => Ask, code: string, pointer?: string];

const on =
  (body: object) =>
  (of: Furniture): Ask => ({ params: of, body });
const plain = (body: object) => (): Ask => ({ body });
const asked = (query: string) => (): Ask => ({ query });
const invoice = { number: 'INV-7', issuedOn: '2026-01-05', dueOn: '2026-03-05', amount: 100 };
const account = { name: 'Harbor Foods', currency: 'USD' };
const huge = 'x'.repeat(100_000);

const amounts: readonly Case[] = [0, -1, 0.5, 1e300, 2 ** 53, '100', '1e3', null, true, [1], { $gt: 0 }].map((amount) => [
  `an amount of ${JSON.stringify(amount)}`,
  'payments.post',
  on({ amount }),
  'request.invalid',
  '/amount',
]);

const days: readonly Case[] = [
  '2026-02-30',
  '2025-02-29',
  '2026-13-01',
  '2026-2-3',
  '02/03/2026',
  '',
  'today',
  20260203,
  '2026-02-03T00:00:00Z',
].map((dueOn) => [`the day ${JSON.stringify(dueOn)}`, 'promises.make', on({ amount: 100, dueOn }), 'request.invalid', '/dueOn']);

const others: readonly Case[] = [
  ['a promise in the past', 'promises.make', on({ amount: 100, dueOn: '2026-02-01' }), 'promise.in_past', '/dueOn'],
  ['a promise too far off', 'promises.make', on({ amount: 100, dueOn: '2026-12-31' }), 'promise.too_late', '/dueOn'],
  ['a promise of more than is open', 'promises.make', on({ amount: 10_000_000, dueOn: '2026-02-09' }), 'promise.exceeds_open', '/amount'],
  ['a promise on an unknown invoice', 'promises.make', on({ amount: 1, dueOn: '2026-02-09', invoiceIds: ['none'] }), 'invoice.unknown'],
  ['a promise on no invoice', 'promises.make', on({ amount: 1, dueOn: '2026-02-09', invoiceIds: [] }), 'request.invalid', '/invoiceIds'],
  [
    'a promise by an unknown contact',
    'promises.make',
    on({ amount: 1, dueOn: '2026-02-09', contactId: 'none' }),
    'request.invalid',
    '/contactId',
  ],
  ['a payment of tomorrow', 'payments.post', on({ amount: 1, receivedOn: '2026-02-03' }), 'date.in_future', '/receivedOn'],
  ['a payment that names more than it is', 'payments.post', (of) => named(of, 1, 2), 'payment.over_allocated', '/invoices'],
  ['a payment for an unknown invoice', 'payments.post', (of) => named({ ...of, freeInvoiceId: 'none' }, 1, 1), 'invoice.unknown'],
  ['an unknown kind of payment', 'payments.post', on({ amount: 1, kind: 'gift' }), 'request.invalid', '/kind'],
  ['a reported payment of next year', 'payments.report', on({ amount: 1, paidOn: '2027-02-02' }), 'report.pause_too_long', '/paidOn'],
  ['an invoice number that is taken', 'invoices.add', on({ ...invoice, number: 'INV-1' }), 'invoice.number_taken', '/number'],
  ['an invoice due before it was issued', 'invoices.add', on({ ...invoice, dueOn: '2026-01-04' }), 'invoice.due_before_issue', '/dueOn'],
  ['an invoice of tomorrow', 'invoices.add', on({ ...invoice, issuedOn: '2026-02-03' }), 'date.in_future', '/issuedOn'],
  ['an invoice without a number', 'invoices.add', on({ ...invoice, number: '' }), 'request.invalid', '/number'],
  ['an invoice number as long as a book', 'invoices.add', on({ ...invoice, number: huge }), 'request.invalid', '/number'],
  ['a dispute over more than is open', 'disputes.open', (of) => dispute(of, 10_000_000), 'dispute.exceeds_open', '/amount'],
  ['a dispute over nothing', 'disputes.open', (of) => dispute(of, 0), 'request.invalid', '/amount'],
  ['a made-up outcome', 'disputes.resolve', on({ outcome: 'won' }), 'request.invalid', '/outcome'],
  ['a hold that has ended', 'holds.place', on({ reason: 'x', untilOn: '2026-02-01' }), 'hold.end_passed', '/untilOn'],
  ['a hold on an unknown invoice', 'holds.place', on({ reason: 'x', invoiceIds: ['none'] }), 'invoice.unknown'],
  ['an event only the product itself raises', 'events.raise', on({ type: 'payment.received' }), 'event.not_manual', '/type'],
  ['an event with a wildcard', 'events.raise', on({ type: 'manual.*' }), 'event.not_manual', '/type'],
  [
    'a step that is not next',
    'steps.steer',
    on({ enrollmentId: 'enr_1', wait: 'x', act: 'skip', reason: 'x' }),
    'resource.unknown',
    '/enrollmentId',
  ],
  ['an override that is over', 'overrides.set', on({ untilOn: '2026-02-01', reason: 'x' }), 'date.invalid', '/untilOn'],
  ['an override for ten years', 'overrides.set', on({ untilOn: '2036-02-01', reason: 'x' }), 'date.invalid', '/untilOn'],
  [
    'an override with an unknown strategy',
    'overrides.set',
    on({ strategyId: 'none', untilOn: '2026-02-09', reason: 'x' }),
    'resource.unknown',
    '/strategyId',
  ],
  ['the end of no override', 'overrides.end', on({}), 'override.not_set'],
  [
    'an account for somebody who does not exist',
    'accounts.transfer',
    on({ to: { kind: 'person', id: 'nobody' }, reason: 'x' }),
    'resource.unknown',
    '/to/id',
  ],
  [
    'an account for somebody who does no tasks',
    'accounts.transfer',
    on({ to: { kind: 'person', id: 'auditor' }, reason: 'x' }),
    'request.invalid',
    '/to/id',
  ],
  ['an owner who does not exist', 'owner.set', on({ ownerId: 'nobody' }), 'resource.unknown', '/ownerId'],
  ['an owner as an operator', 'owner.set', on({ ownerId: { $ne: '' } }), 'request.invalid', '/ownerId'],
  [
    'a day that does not exist in a field',
    'fields.note',
    on({ values: { callBackOn: '2026-02-30' } }),
    'request.invalid',
    '/values/callBackOn',
  ],
  ['a text in a yes or no', 'fields.note', on({ values: { keyAccount: 'yes' } }), 'request.invalid', '/values/keyAccount'],
  ['a field nobody has defined', 'fields.note', on({ values: { shoeSize: 9 } }), 'request.invalid', '/values/shoeSize'],
  ['a field that is an operator', 'fields.note', on({ values: { $set: 1 } }), 'request.invalid', '/values/$set'],
  [
    'an account with a text in a yes or no',
    'accounts.create',
    plain({ ...account, custom: { keyAccount: 'yes' } }),
    'request.invalid',
    '/custom/keyAccount',
  ],
  [
    'a consent to a channel there is not',
    'consents.record',
    (of) => ({ params: { ...of, channel: 'fax' }, body: { agrees: true } }),
    'request.invalid',
  ],
  ['a reply over a channel there is not', 'replies.take', on({ channel: 'fax', text: 'stop' }), 'request.invalid', '/channel'],
  ['a note without text', 'notes.add', on({ text: '' }), 'request.invalid', '/text'],
  ['a note as long as a book', 'notes.add', on({ text: huge }), 'request.invalid', '/text'],
  ['an account in a currency there is not', 'accounts.create', plain({ ...account, currency: 'ZZZ' }), 'request.invalid', '/currency'],
  ['an account in a zone there is not', 'accounts.create', plain({ ...account, zone: 'Mars/Olympus' }), 'request.invalid', '/zone'],
  ['an account of nobody we know', 'accounts.create', plain({ ...account, ownerId: 'nobody' }), 'request.invalid', '/ownerId'],
  ['an account below nothing', 'accounts.create', plain({ ...account, parentId: 'nothing' }), 'account.parent_unknown', '/parentId'],
  [
    'a contact in a zone there is not',
    'accounts.create',
    plain({ ...account, contacts: [{ name: 'D', zone: 'x' }] }),
    'request.invalid',
    '/contacts/0/zone',
  ],
  [
    'a contact with two addresses in one',
    'accounts.create',
    plain({ ...account, contacts: [{ name: 'D', email: 'a@b.example,c@d.example' }] }),
    'request.invalid',
    '/contacts/0/email',
  ],
  [
    'an address with a line break',
    'accounts.create',
    plain({ ...account, contacts: [{ name: 'D', email: 'a@b.example\r\nBcc: x@y.example' }] }),
    'request.invalid',
    '/contacts/0/email',
  ],
  ['a custom field that is an operator', 'accounts.create', plain({ ...account, custom: { $inc: 1 } }), 'request.invalid', '/custom/$inc'],
  ['a custom field that is a path', 'accounts.create', plain({ ...account, custom: { 'a.b': 1 } }), 'request.invalid', '/custom/a.b'],
  ['a filter that is an operator', 'accounts.list', asked('status[$ne]=x'), 'request.invalid', '?/status[$ne]'],
  ['a filter that is a pattern of the database', 'accounts.list', asked('owner[$regex]=.*'), 'request.invalid', '?/owner[$regex]'],
  ['a filter given twice', 'accounts.list', asked('status=overdue&status=held'), 'request.invalid', '?/status'],
  ['a filter that reaches the prototype', 'accounts.list', asked('__proto__=1'), 'request.invalid', '?/__proto__'],
  ['a filter nobody knows', 'clock.get', asked('fast=1'), 'request.invalid', '?/fast'],
  ['a page of none', 'accounts.list', asked('limit=0'), 'request.invalid', '?/limit'],
  ['a page of all', 'accounts.list', asked('limit=1e9'), 'request.invalid', '?/limit'],
  ['half a row', 'accounts.list', asked('limit=1.5'), 'request.invalid', '?/limit'],
  ['a search for a NUL character', 'accounts.list', asked('search=%00'), 'request.malformed', '?/search'],
  [
    'a place in the list that was not given',
    'accounts.list',
    asked('cursor=eyJ2YWx1ZSI6eyIkZ3QiOiIifSwiaWQiOiJhIn0'),
    'request.invalid',
    '?/cursor',
  ],
  ['a place that is nothing at all', 'tasks.list', asked('cursor=%FF'), 'request.invalid', '?/cursor'],
  ['messages of a day that is not', 'outbox.list', asked('from=2026-02-30'), 'request.invalid', '?/from'],
  ['buckets that do not rise', 'reports.aging', asked('bounds=30,7'), 'request.invalid', '?/bounds'],
  ['a month that is not', 'reports.measures', asked('from=2026-13&to=2026-14'), 'request.invalid', '?/from'],
  ['a clock turned back', 'clock.advance', plain({ to: '2026-02-01' }), 'clock.backwards', '/to'],
  ['a clock turned nowhere', 'clock.advance', plain({}), 'request.invalid', '/by'],
  ['a clock turned both ways', 'clock.advance', plain({ by: 'P1D', to: '2026-02-03' }), 'request.invalid', '/by'],
  ['a clock turned to the end of time', 'clock.advance', plain({ to: '9999-12-31' }), 'request.invalid', '/to'],
  ['a clock turned by months', 'clock.advance', plain({ by: 'P1M' }), 'request.invalid', '/by'],
  [
    'a password a child guesses',
    'users.add',
    plain({ name: 'x', email: 'x@y.example', password: 'short', role: 'lead' }),
    'request.invalid',
    '/password',
  ],
  [
    'an address that is taken',
    'users.add',
    plain({ name: 'x', email: 'ADMIN@duecourse.test', password: 'long enough it is', role: 'lead' }),
    'user.email_taken',
    '/email',
  ],
  ['a role there is not', 'keys.add', plain({ name: 'x', role: 'root' }), 'request.invalid', '/role'],
  ['a feed nobody knows', 'feeds.set', () => ({ params: { feedId: 'none' }, body: { currentThrough: '2026-02-02' } }), 'resource.unknown'],
  [
    'settings a connector does not have',
    'connectors.set',
    () => smtp({ host: 'h', port: 25, __debug: true }),
    'request.invalid',
    '/settings/__debug',
  ],
  ['a port there is not', 'connectors.set', () => smtp({ host: 'h', port: 0 }), 'request.invalid', '/settings/port'],
  ['a channel nobody offers', 'channels.set', () => ({ params: { channel: 'pigeon' }, body: { sending: true } }), 'channel.unknown'],
  ['a mapping without columns', 'imports.create', plain({ mapping: {} }), 'mapping.invalid', '/mapping/source'],
  ['the documents of nobody', 'definitions.get', () => ({ params: { kind: 'strategy', definitionId: 'none' } }), 'resource.unknown'],
  ['an id no id looks like', 'accounts.get', () => ({ params: { accountId: '$where' } }), 'resource.unknown'],
  ['an id with a path in it', 'accounts.get', () => ({ params: { accountId: '../users' } }), 'resource.unknown'],
];

function named(of: Furniture, amount: number, share: number): Ask {
  return { params: of, body: { amount, invoices: [{ invoiceId: of.freeInvoiceId, amount: share }] } };
}

function dispute(of: Furniture, amount: number): Ask {
  return { params: of, body: { invoiceId: of.freeInvoiceId, reason: 'price', amount } };
}

function smtp(settings: object): Ask {
  return { params: { connectorId: 'smtp' }, body: { settings } };
}

describe('a value that cannot be', function () {
  this.timeout(60_000);
  let world: Furnished;

  before(async () => {
    world = await theFurnishedProduct();
    await world.product.settle();
  });

  for (const [what, route, ask, code, pointer] of [...amounts, ...days, ...others]) {
    it(`is refused, and changes nothing: ${what}`, async () => {
      const untouched = await printOf(world.product);
      const answer = await world.api.send(route, ask(world.east));

      expect(answer.code, answer.text).to.equal(code);
      const { errors = [] } = answer.body as Problem;
      if (pointer !== undefined) expect(errors.map((error) => error.pointer)).to.include(pointer);
      expect(await printOf(world.product)).to.equal(untouched);
    });
  }
});
