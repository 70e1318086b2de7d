import { expect } from 'chai';
import { api as contract, type Route, type RouteId } from '#engine';
import type { Answer, Ask } from '../../support/checked-api.ts';
import { printOf } from '../../support/database-print.ts';
import { type Furnished, theFurnishedProduct } from '../../support/furnished.ts';

/** Bodies no route may take, whatever else it asks for, and what is said to them. */
const everywhere: readonly (readonly [what: string, Ask, status: number, code: string])[] = [
  ['text that is not JSON', { text: '{"name": "Blue' }, 400, 'request.malformed'],
  ['a byte that no text has', { text: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) }, 400, 'request.malformed'],
  ['a key given twice', { text: '{"amount":1,"amount":100000}' }, 400, 'request.malformed'],
  ['a key that reaches the prototype', { text: '{"__proto__":{"role":"admin"}}' }, 400, 'request.malformed'],
  ['such a key further inside', { text: '{"custom":{"constructor":{"prototype":{"admin":true}}}}' }, 400, 'request.malformed'],
  ['more nesting than anybody needs', { text: '['.repeat(41) + ']'.repeat(41) }, 400, 'request.malformed'],
  ['more than fits', { text: JSON.stringify({ text: 'x'.repeat(700_000) }) }, 413, 'request.too_large'],
  ['another content type', { text: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'request.unsupported_type'],
  ['a form', { text: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'request.unsupported_type'],
  ['another charset', { text: '{}', headers: { 'content-type': 'application/json; charset=utf-16le' } }, 415, 'request.unsupported_type'],
  ['something compressed', { text: '{}', headers: { 'content-encoding': 'gzip' } }, 415, 'request.unsupported_type'],
];

/** Bodies no route with a schema takes: they fit no schema. */
const withSchema: readonly (readonly [what: string, Ask, status: number, code: string])[] = [
  ['a NUL character', { body: { text: 'a\0b' } }, 400, 'request.malformed'],
  ['a NUL character in a key', { body: { 'te\0xt': 'a' } }, 400, 'request.malformed'],
  ['half a character', { text: '{"text":"\\ud83d"}' }, 400, 'request.malformed'],
  ['a list', { body: [] }, 400, 'request.invalid'],
  ['a text', { body: 'text' }, 400, 'request.invalid'],
  ['nothing', { body: null }, 400, 'request.invalid'],
  ['a field nobody knows', { body: { nobodyKnows: 1 } }, 400, 'request.invalid'],
  ['an operator of the database', { body: { $where: 'sleep(1000)' } }, 400, 'request.invalid'],
];

const changing = Object.values(contract).filter((route: Route) => route.method !== 'GET' && route.raw !== 'stream') as Route[];

describe('a body nobody should send', function () {
  this.timeout(60_000);
  let world: Furnished;
  let untouched: string;

  before(async () => {
    world = await theFurnishedProduct();
    await world.product.settle();
    untouched = await printOf(world.product);
  });

  for (const [what, ask, status, code] of everywhere) {
    it(`is refused by every route: ${what}`, async () => {
      for (const route of changing)
        expectRefusal(await send(route, ask), route, readAsDocument(route, ask) ? [422, 'definition.refused'] : [status, code]);
      expect(await printOf(world.product)).to.equal(untouched);
    });
  }

  for (const [what, ask, status, code] of withSchema) {
    it(`is refused by every route with a schema: ${what}`, async () => {
      for (const route of changing.filter((each) => each.body)) expectRefusal(await send(route, ask), route, [status, code]);
      expect(await printOf(world.product)).to.equal(untouched);
    });
  }

  it('is told where its faults are, all of them', async () => {
    const { body } = await world.api.send('payments.post', {
      params: world.east,
      body: { amount: '12', receivedOn: '2026-02-30', invoices: [{ invoiceId: { $ne: '' }, amount: 0.5 }], role: 'admin' },
    });

    const { errors } = body as { errors: { pointer: string; detail: string }[] };
    expect(errors.map((error) => `${error.pointer} ${error.detail}`).sort()).to.deep.equal([
      '/amount must be integer',
      '/invoices/0/amount must be >= 1',
      '/invoices/0/amount must be integer',
      '/invoices/0/invoiceId must be string',
      '/receivedOn must be a day that exists, YYYY-MM-DD',
      '/role is not known here',
    ]);
  });

  it('is told where a key stands twice', async () => {
    const { body } = await world.api.send('notes.add', { params: world.east, text: '{"text":"a","text":"b"}' });

    expect((body as { errors: object[] }).errors).to.deep.equal([
      { code: 'json.duplicate_key', detail: '"text" is given twice', pointer: '/text' },
    ]);
  });

  function send(route: Route, ask: Ask): Promise<Answer> {
    const params = {
      kind: 'strategy',
      definitionId: 'desk-work',
      strategyId: 'desk-work',
      channel: 'email',
      connectorId: 'smtp',
      feedId: 'manual',
    };
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'none']);
    const all = { ...Object.fromEntries(names), ...params, ...world.east, key: world.east.noticeKey };
    // Whoever signs in is nobody yet.
    const as = route.id === 'session.create' ? { as: 'nobody' as const } : {};
    return world.api.send(route.id as RouteId, { params: all, ...as, ...ask });
  }

  function expectRefusal(answer: Answer, route: Route, expected: readonly [status: number, code: string]): void {
    expect([answer.status, answer.code], `${route.id}: ${answer.text}`).to.deep.equal(expected);
  }
});

/** A definition is read whole by its own reader, which answers with all its faults at once. */
function readAsDocument(route: Route, { text, headers }: Ask): boolean {
  return route.raw === 'definition' && headers === undefined && typeof text === 'string' && text.length < 600_000;
}
