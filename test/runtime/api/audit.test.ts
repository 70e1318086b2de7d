import { expect } from 'chai';
import { sealEntries } from '../../../runtime/store/timeline-store.ts';
import { aFurnishedProduct, type Furnished } from '../../support/furnished.ts';

interface Verdict {
  readonly whole: boolean;
  readonly chains: number;
  readonly entries: number;
  readonly unsealed: number;
  readonly broken: { readonly chain: string; readonly seq: number; readonly reason: string }[];
}

interface Line {
  readonly type: string;
  readonly words: string;
  readonly by?: { readonly id: string };
}

describe('the history', function () {
  this.timeout(60_000);
  let world: Furnished;

  before(async () => {
    world = await aFurnishedProduct();
  });

  after(() => world.stop());

  const lines = () => world.product.runtime.store.db.collection('timeline');

  async function verdict(): Promise<Verdict> {
    await world.product.settle();
    while ((await sealEntries(world.product.runtime.store)) > 0);
    return world.api.ask<Verdict>('audit.verify', { body: {} });
  }

  it('tells what was administered, by whom, newest first', async () => {
    const { api } = world;
    await api.ask('channels.set', { params: { channel: 'email' }, body: { sending: false } });
    await api.ask('feeds.set', { params: { feedId: 'manual' }, body: { currentThrough: '2026-02-01' } });
    await api.ask('users.add', { body: { name: 'Nia', email: 'nia@duecourse.test', password: 'a long password', role: 'lead' } });
    await api.ask('keys.add', { body: { name: 'feed', role: 'manager' } });
    await api.ask('connectors.set', { params: { connectorId: 'smtp' }, body: { enabled: false, settings: { host: 'h', port: 1 } } });
    const { items } = await api.ask<{ items: Line[] }>('audit.list');

    expect(items.slice(0, 5).map((line) => line.words)).to.deep.equal([
      'Connector smtp turned off',
      'Machine key “feed” made for the role manager',
      'User Nia added as lead',
      'Source manual is current through 2026-02-01',
      'Sending by email turned off',
    ]);
    expect(new Set(items.slice(0, 5).map((line) => line.by?.id))).to.deep.equal(new Set(['key_test']));
  });

  it('can be read page by page, each line once', async () => {
    const all = (await world.api.ask<{ items: object[] }>('audit.list', { query: { limit: '200' } })).items;
    const paged: object[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const query: Record<string, string> = { limit: '3', ...(cursor === '' ? {} : { cursor }) };
      const page: { items: object[]; next?: string } = await world.api.ask('audit.list', { query });
      paged.push(...page.items);
      cursor = page.next;
    }

    expect(paged.length).to.be.greaterThan(6);
    expect(paged).to.deep.equal(all);
  });

  it('has a line for every change of an account', async () => {
    const { items } = await world.api.ask<{ items: Line[] }>('timeline.list', { params: world.east, query: { limit: '200' } });
    const types = items.map((line) => line.type);

    expect(types).to.include.members([
      'account.created',
      'invoice.created',
      'payment.received',
      'promise.made',
      'dispute.opened',
      'hold.placed',
      'step',
    ]);
    for (const line of items.filter((each) => /payment|promise|dispute|hold/.test(each.type)))
      expect(line.by?.id, line.type).to.equal('key_test');
  });

  it('is whole, with characters of every kind in it', async () => {
    const text = 'é ☂ 👩‍💼 \u202e "quoted" \\ \n\t{{x}} $gt';
    await world.api.ask('notes.add', { params: world.east, body: { text } });
    const { whole, unsealed, broken, chains } = await verdict();

    expect([whole, unsealed, broken]).to.deep.equal([true, 0, []]);
    expect(chains).to.be.at.least(3);
  });

  it('stays whole when personal data is erased beside it', async () => {
    await lines().updateOne({ type: 'note' }, { $unset: { personal: '' } });

    expect((await verdict()).whole).to.equal(true);
  });

  const tampering: readonly (readonly [what: string, how: (chain: string) => Promise<unknown>, seq: number, reason: RegExp])[] = [
    ['a line is changed', (chain) => lines().updateOne({ chain, seq: 3 }, { $set: { 'data.amount': 1 } }), 3, /it was changed/],
    [
      'a line is given to somebody else',
      (chain) => lines().updateOne({ chain, seq: 3 }, { $set: { by: 'collector' } }),
      3,
      /it was changed/,
    ],
    ['a line is dated back', (chain) => lines().updateOne({ chain, seq: 3 }, { $inc: { at: -1 } }), 3, /it was changed/],
    ['a line is taken out', (chain) => lines().deleteOne({ chain, seq: 2 }), 3, /line 2 is missing/],
    ['the first line is taken out', (chain) => lines().deleteOne({ chain, seq: 1 }), 2, /line 1 is missing/],
    ['the end is cut off', (chain) => lines().deleteMany({ chain, seq: { $gt: 4 } }), 5, /ends at 4/],
    ['two lines change places', (chain) => swap(chain), 2, /does not follow|was changed/],
    ['everything is taken out', (chain) => lines().deleteMany({ chain }), 1, /every line of the chain is gone/],
  ];
  for (const [what, how, seq, reason] of tampering) {
    it(`names the place where ${what}, directly in the database`, async () => {
      const { accountId: chain } = world.east;
      await verdict();
      const kept = await lines().find({ chain }).toArray();
      try {
        await how(chain);
        const { whole, broken } = await verdict();

        expect(whole).to.equal(false);
        expect(broken.map((each) => [each.chain, each.seq])).to.deep.equal([[chain, seq]]);
        expect(broken[0]?.reason).to.match(reason);
      } finally {
        await lines().deleteMany({ chain });
        await lines().insertMany(kept);
      }
      expect((await verdict()).whole).to.equal(true);
    });
  }

  it('names the place where the words of a person were changed', async () => {
    await world.api.ask('notes.add', { params: world.west, body: { text: 'she will pay' } });
    await verdict();
    await lines().updateOne({ chain: world.west.accountId, type: 'note' }, { $set: { 'personal.text': 'she will not pay' } });
    const { broken } = await verdict();

    expect(broken.map((each) => [each.chain, each.reason])).to.deep.equal([[world.west.accountId, 'its personal data was changed']]);
  });

  async function swap(chain: string): Promise<void> {
    const [second, third] = await lines()
      .find({ chain, seq: { $in: [2, 3] } })
      .sort({ seq: 1 })
      .toArray();
    await lines().updateOne({ _id: second?._id as never }, { $set: { seq: -1 } });
    await lines().updateOne({ _id: third?._id as never }, { $set: { seq: 2 } });
    await lines().updateOne({ _id: second?._id as never }, { $set: { seq: 3 } });
  }
});
