import { expect } from 'chai';
import { api as contract, type Role, type RouteId } from '#engine';
import { aKey, as, aUser } from '../../support/callers.ts';
import { type As, CheckedApi } from '../../support/checked-api.ts';
import { aProduct, type Product } from '../../support/product.ts';

/**
 * Who may do what, written down by hand: the duties of each role, not what the code happens to say.
 * A dot is a no. `none` is somebody who has not signed in.
 */
const table = `
                      admin manager lead analyst collector resolver viewer auditor customer partner none
  health.get            x      x     x      x        x        x       x       x       x        x     x
  openapi.get           x      x     x      x        x        x       x       x       x        x     x
  problem.get           x      x     x      x        x        x       x       x       x        x     x
  session.create        x      x     x      x        x        x       x       x       x        x     x
  session.get           x      x     x      x        x        x       x       x       x        x     .
  session.end           x      x     x      x        x        x       x       x       x        x     .

  accounts.list         x      x     x      x        x        x       x       x       .        .     .
  accounts.get          x      x     x      x        x        x       x       x       .        .     .
  timeline.list         x      x     x      x        x        x       x       x       .        .     .
  accounts.create       x      x     .      .        .        .       .       .       .        .     .
  owner.set             x      x     x      .        .        .       .       .       .        .     .
  fields.note           x      x     x      x        x        x       .       .       .        .     .
  consents.record       x      x     x      .        x        x       .       .       .        .     .
  replies.take          x      x     x      .        x        x       .       .       .        .     .
  notes.add             x      x     x      x        x        x       .       .       .        .     .
  attachments.add       x      x     x      x        x        x       .       .       .        .     .
  attachments.list      x      x     x      x        x        x       x       x       .        .     .
  attachments.file      x      x     x      x        x        x       x       x       .        .     .
  attachments.remove    x      x     x      x        x        x       .       .       .        .     .
  events.raise          x      x     x      .        x        .       .       .       .        .     .

  invoices.add          x      x     .      .        .        .       .       .       .        .     .
  payments.post         x      x     x      .        .        .       .       .       .        .     .
  payments.reverse      x      x     x      .        .        .       .       .       .        .     .
  payments.report       x      x     x      .        x        .       .       .       .        .     .
  promises.make         x      x     x      .        x        .       .       .       .        .     .
  promises.approve      x      x     x      .        .        .       .       .       .        .     .
  promises.cancel       x      x     x      .        x        .       .       .       .        .     .
  plans.limits          x      x     x      x        x        x       x       x       .        .     .
  plans.offer           x      x     x      .        x        .       .       .       .        .     .
  plans.approve         x      x     x      .        .        .       .       .       .        .     .
  plans.accept          x      x     x      .        x        .       .       .       .        .     .
  plans.amend           x      x     x      .        x        .       .       .       .        .     .
  plans.end             x      x     x      .        x        .       .       .       .        .     .
  disputes.open         x      x     x      .        x        x       .       .       .        .     .
  disputes.resolve      x      x     x      .        .        x       .       .       .        .     .
  holds.place           x      x     x      .        x        .       .       .       .        .     .
  holds.lift            x      x     x      .        .        .       .       .       .        .     .
  steps.steer           x      x     x      .        x        .       .       .       .        .     .
  steps.release         x      x     x      .        x        .       .       .       .        .     .
  overrides.set         x      x     x      .        x        .       .       .       .        .     .
  overrides.end         x      x     x      .        x        .       .       .       .        .     .
  accounts.transfer     x      x     x      .        x        .       .       .       .        .     .

  find.anyone           x      x     x      x        x        x       x       x       .        .     .
  promises.list         x      x     x      x        x        x       x       x       .        .     .
  work.list             x      x     x      x        x        x       x       x       .        .     .
  bulk.preview          x      x     x      .        x        .       .       .       .        .     .
  bulk.start            x      x     x      .        x        .       .       .       .        .     .
  bulk.get              x      x     x      .        x        .       .       .       .        .     .
  bulk.recall           x      x     x      .        x        .       .       .       .        .     .
  board.get             x      x     x      .        .        .       .       x       .        .     .
  board.preview         x      x     x      .        .        .       .       .       .        .     .
  absences.set          x      x     x      .        .        .       .       .       .        .     .
  absences.end          x      x     x      .        .        .       .       .       .        .     .
  even.preview          x      x     x      .        .        .       .       .       .        .     .
  even.start            x      x     x      .        .        .       .       .       .        .     .
  routing.get           x      x     x      x        .        .       .       x       .        .     .
  routing.set           x      .     .      .        .        .       .       .       .        .     .
  abilities.list        x      x     x      x        .        .       .       x       .        .     .
  abilities.set         x      .     .      .        .        .       .       .       .        .     .
  work.sum              x      x     x      x        x        x       x       x       .        .     .
  work.invoices         x      x     x      x        x        x       x       x       .        .     .
  work.choices          x      x     x      x        x        x       x       x       .        .     .
  views.list            x      x     x      x        x        x       x       x       .        .     .
  views.save            x      x     x      x        x        x       x       x       .        .     .
  views.remove          x      x     x      x        x        x       x       x       .        .     .
  work.next             x      x     x      .        x        x       .       .       .        .     .
  work.claim            x      x     x      .        x        x       .       .       .        .     .
  work.snooze           x      x     x      .        x        x       .       .       .        .     .
  calls.guide           x      x     x      x        x        x       x       x       .        .     .
  calls.log             x      x     x      .        x        x       .       .       .        .     .
  calls.correct         x      x     x      .        x        x       .       .       .        .     .
  tasks.add             x      x     x      .        x        x       .       .       .        .     .
  tasks.escalate        x      x     x      .        x        x       .       .       .        .     .
  contacts.add          x      x     x      .        x        x       .       .       .        .     .
  contacts.change       x      x     x      .        x        x       .       .       .        .     .
  contacts.retire       x      x     x      .        x        x       .       .       .        .     .
  messages.guide        x      x     x      x        x        x       x       x       .        .     .
  messages.begin        x      x     x      x        x        x       x       x       .        .     .
  messages.preview      x      x     x      .        x        x       .       .       .        .     .
  messages.paper        x      x     x      .        x        x       .       .       .        .     .
  messages.write        x      x     x      .        x        x       .       .       .        .     .
  messages.recall       x      x     x      .        x        x       .       .       .        .     .
  messages.release      x      x     x      .        x        x       .       .       .        .     .
  outbox.paper          x      x     x      x        x        x       x       x       .        .     .
  invoices.note         x      x     x      .        x        x       .       .       .        .     .
  mails.get             x      x     x      x        x        x       x       x       .        .     .
  mails.raw             x      x     x      x        x        x       x       x       .        .     .
  tasks.list            x      x     x      x        x        x       x       x       .        .     .
  tasks.claim           x      x     x      .        x        x       .       .       .        .     .
  tasks.complete        x      x     x      .        x        x       .       .       .        .     .
  outbox.list           x      x     x      x        x        x       x       x       .        .     .
  outbox.get            x      x     x      x        x        x       x       x       .        .     .
  outbox.decide         x      x     x      .        .        .       .       .       .        .     .
  channels.list         x      x     x      x        x        x       x       x       .        .     .
  channels.preview      x      x     x      .        .        .       .       x       .        .     .
  channels.set          x      x     .      .        .        .       .       .       .        .     .
  incidents.list        x      x     x      x        x        x       x       x       .        .     .
  incidents.resolve     x      x     x      .        .        .       .       .       .        .     .

  portfolio.get         x      x     x      x        x        x       x       x       .        .     .
  reports.aging         x      x     x      x        x        x       x       x       .        .     .
  reports.measures      x      x     x      x        x        x       x       x       .        .     .
  reports.steps         x      x     x      x        x        x       x       x       .        .     .

  definitions.list      x      x     x      x        x        x       x       x       .        .     .
  definitions.get       x      x     x      x        x        x       x       x       .        .     .
  definitions.check     x      x     .      x        .        .       .       .       .        .     .
  definitions.save      x      x     .      x        .        .       .       .       .        .     .
  definitions.bundle    x      x     .      x        .        .       .       .       .        .     .
  definitions.publish   x      x     .      .        .        .       .       .       .        .     .
  definitions.import    x      x     .      .        .        .       .       .       .        .     .
  definitions.discard   x      x     .      x        .        .       .       .       .        .     .
  definitions.versions  x      x     x      x        x        x       x       x       .        .     .
  definitions.version   x      x     x      x        x        x       x       x       .        .     .

  registry.get          x      x     x      x        x        x       x       x       .        .     .
  strategies.live       x      x     x      x        x        x       x       x       .        .     .
  strategies.feeding    x      x     x      x        x        x       x       x       .        .     .
  strategies.samples    x      x     x      x        x        x       x       x       .        .     .
  strategies.movePreview x     x     .      .        .        .       .       .       .        .     .
  strategies.move       x      x     .      .        .        .       .       .       .        .     .
  strategies.moves      x      x     x      x        x        x       x       x       .        .     .
  strategies.pause      x      x     .      .        .        .       .       .       .        .     .
  strategies.pauses     x      x     x      x        x        x       x       x       .        .     .
  strategies.held       x      x     x      x        x        x       x       x       .        .     .
  strategies.resume     x      x     .      .        .        .       .       .       .        .     .
  strategies.ahead      x      x     .      x        .        .       .       .       .        .     .
  strategies.aheadAccounts x   x     .      x        .        .       .       .       .        .     .
  accounts.sample       x      x     x      x        x        x       x       x       .        .     .
  rules.matches         x      x     .      x        .        .       .       .       .        .     .
  rules.explain         x      x     .      x        .        .       .       .       .        .     .
  rankings.preview      x      x     .      x        .        .       .       .       .        .     .
  segments.preview      x      x     .      x        .        .       .       .       .        .     .
  templates.preview     x      x     .      x        .        .       .       .       .        .     .
  templates.sendTest    x      x     .      x        .        .       .       .       .        .     .
  policies.mayContact   x      x     .      x        .        .       .       .       .        .     .

  clock.get             x      x     x      x        x        x       x       x       .        .     .
  clock.advance         x      x     .      x        .        .       .       .       .        .     .
  users.list            x      x     x      x        x        x       x       x       .        .     .
  users.add             x      .     .      .        .        .       .       .       .        .     .
  keys.add              x      .     .      .        .        .       .       .       .        .     .
  feeds.list            x      x     x      x        x        x       x       x       .        .     .
  feeds.set             x      x     .      .        .        .       .       .       .        .     .
  connectors.list       x      x     .      .        .        .       .       x       .        .     .
  connectors.set        x      .     .      .        .        .       .       .       .        .     .
  imports.create        x      x     .      .        .        .       .       .       .        .     .
  imports.upload        x      x     .      .        .        .       .       .       .        .     .
  imports.get           x      x     .      .        .        .       .       x       .        .     .
  imports.refused       x      x     .      .        .        .       .       x       .        .     .
  audit.list            x      .     .      .        .        .       .       x       .        .     .
  audit.verify          x      .     .      .        .        .       .       x       .        .     .
`;

const [header = '', ...lines] = table.split('\n').filter((line) => line.trim() !== '');
const who = words(header) as readonly (Role | 'none')[];
const cells = new Map(lines.map((line) => words(line)).map(([id = '', ...marks]) => [id as RouteId, marks]));

function words(line: string): string[] {
  return line.trim().split(/\s+/);
}

describe('who may call what', function () {
  this.timeout(60_000);
  let product: Product;
  let api: CheckedApi;
  const browsers = new Map<Role | 'none', As>();
  const keys = new Map<Role, As>();

  before(async () => {
    product = await aProduct();
    api = await CheckedApi.of(product);
    for (const role of who) {
      if (role === 'none') browsers.set(role, 'nobody');
      else {
        const outside = role === 'customer' || role === 'partner';
        browsers.set(role, outside ? await aUser(api, role) : await as(product, role));
        keys.set(role, await aKey(api, role));
      }
    }
  });

  after(() => product.stop());

  it('is written down for every route and every role', () => {
    expect([...cells.keys()].sort()).to.deep.equal(Object.keys(contract).sort());
    for (const [id, marks] of cells) expect(marks.length, id).to.equal(who.length);
  });

  for (const [id, marks] of cells) {
    // Signing out last, or nobody would be left.
    if (id === 'session.end') continue;
    it(`holds for ${id}, in a browser and by key`, async () => {
      for (const [index, role] of who.entries()) {
        await expectVerdict(id, role, browsers.get(role) ?? 'nobody', marks[index]);
        const key = role === 'none' ? undefined : keys.get(role);
        if (key) await expectVerdict(id, role, key, marks[index]);
      }
    });
  }

  it('holds for session.end, after which nobody is signed in', async () => {
    for (const [index, role] of who.entries()) {
      const browser = browsers.get(role) ?? 'nobody';
      await expectVerdict('session.end', role, browser, cells.get('session.end')?.[index]);
      expect((await api.send('session.get', { as: browser })).code, role).to.equal('session.required');
    }
  });

  it('takes a made-up key for nobody, also beside a cookie that is right', async () => {
    const made = { authorization: 'Bearer dck_0123456789012345678901234567890123456789' };
    expect((await api.send('accounts.list', { as: 'nobody', headers: made })).code).to.equal('session.required');
    const admin = await signedIn('admin');
    expect((await api.send('accounts.list', { as: admin, headers: made })).code).to.equal('session.required');
  });

  it('tells each user exactly the routes he may call', async () => {
    for (const [index, role] of who.entries()) {
      const key = role === 'none' ? undefined : keys.get(role);
      if (!key) continue;
      const { may } = await api.ask<{ may: string[] }>('session.get', { as: key });
      const expected = [...cells].filter(([, marks]) => marks[index] === 'x').map(([id]) => id);
      expect([...may].sort(), role).to.deep.equal(expected.sort());
    }
  });

  function signedIn(user: string): Promise<As> {
    return as(product, user);
  }

  /** Asks for nothing sensible: whoever may is told what is wrong with it, whoever may not is told only that. */
  async function expectVerdict(id: RouteId, role: string, caller: As, mark: string | undefined): Promise<void> {
    const params = { accountId: 'a', code: 'x', kind: 'x' };
    const answer = await api.send(id, {
      params: fill(id, params),
      as: caller,
      ...(contract[id].method === 'GET' ? {} : { body: { what: 1 } }),
    });
    const verdict = answer.code === 'session.required' || answer.code === 'permission.denied' ? answer.code : 'allowed';
    const no = role === 'none' ? 'session.required' : 'permission.denied';
    expect(verdict, `${id} as ${role}`).to.equal(mark === 'x' ? 'allowed' : no);
  }

  function fill(id: RouteId, known: Readonly<Record<string, string>>): Record<string, string> {
    const names = [...contract[id].path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    return Object.fromEntries(names.map((name) => [name, known[name] ?? 'nothing']));
  }
});
