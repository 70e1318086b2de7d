import { expect } from 'chai';
import type { AnswerOf } from '#engine';
import { actOnOne } from '../../runtime/commands/act-on-many.ts';
import { carryBulks } from '../../runtime/jobs/carry-bulks.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { setAccount } from '../../runtime/store/account-store.ts';
import { getBulk, insertBulk } from '../../runtime/store/bulk-store.ts';
import { as, aUser } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { type OpenedAccount, openAccount, until } from '../support/collecting.ts';
import { aProduct, type Product } from '../support/product.ts';

const DUE = '2026-02-16';

describe('an act on many accounts', function () {
  this.timeout(60_000);
  let product: Product;
  let api: CheckedApi;
  let lead: As;
  let collector: As;
  const accounts: OpenedAccount[] = [];
  const ids = (): string[] => accounts.map(({ id }) => id);

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    api = await CheckedApi.of(product);
    lead = await aUser(api, 'lead');
    collector = await as(product, 'collector');
    for (const name of ['Alder', 'Birch', 'Cedar', 'Dogwood']) {
      const account = await openAccount(product, { name });
      await setAccount(product.runtime.store, account.id, { unitId: name === 'Dogwood' ? 'west' : 'east' });
      if (name !== 'Cedar') await account.owes(50_000, '2026-02-05');
      accounts.push(account);
    }
  });

  after(() => product.stop());

  const followUp = { kind: 'follow-up', title: 'Ask about the new system', dueOn: DUE };
  const preview = (act: object, who = lead) =>
    api.ask<AnswerOf<'bulk.preview'>>('bulk.preview', { body: { accountIds: ids(), act }, as: who });
  async function finish(act: object, who = lead): Promise<AnswerOf<'bulk.get'>> {
    const { id } = await api.ask<{ id: string }>('bulk.start', { body: { accountIds: ids(), act }, as: who });
    const look = () => api.ask<AnswerOf<'bulk.get'>>('bulk.get', { params: { bulkId: id }, as: who });
    await until(async () => (await look()).status === 'done', 'all are through');
    return look();
  }

  it('says before who is left out and why, and does it with the others, each with its line in the history', async () => {
    expect((await preview(followUp)).leftOut).to.deep.equal([
      { accountId: accounts[2]?.id, accountName: 'Cedar', because: 'nothing-owed' },
    ]);
    expect((await preview(followUp, collector)).leftOut.map(({ because }) => because)).to.deep.equal(['nothing-owed', 'gone']);

    const done = await finish(followUp, collector);

    expect({ done: done.done, total: done.total }).to.deep.equal({ done: 2, total: 4 });
    expect(await accounts[0]?.openTasks()).to.deep.equal(['follow-up']);
    expect(await accounts[3]?.openTasks()).to.deep.equal([]);
    expect((await preview(followUp)).leftOut.map(({ because }) => because)).to.deep.equal([
      'follow-up-open',
      'follow-up-open',
      'nothing-owed',
    ]);
    await finish({ kind: 'note', text: 'The portal moves in March' });
    expect((await accounts[3]?.words())?.at(-1)).to.include('The portal moves in March');
  });

  it('gives work to another or to a pool for who leads alone', async () => {
    const refused = await api.send('bulk.start', { body: { accountIds: ids(), act: { kind: 'pool', pool: 'calls' } }, as: collector });
    expect(refused.code).to.equal('permission.denied');
    expect((await preview({ kind: 'owner', ownerId: 'collector2' })).leftOut.map(({ because }) => because)).to.deep.equal([
      'unseen-by-owner',
      'unseen-by-owner',
      'unseen-by-owner',
    ]);

    expect((await finish({ kind: 'owner', ownerId: 'collector2' })).done).to.equal(1);
    expect((await accounts[3]?.detail())?.owner?.id).to.equal('collector2');
    expect((await finish({ kind: 'pool', pool: 'calls' })).done).to.equal(2);
    expect((await accounts[0]?.detail())?.tasks[0]).to.deep.include({ pool: 'calls' });
    expect((await accounts[0]?.detail())?.tasks[0]?.assignee).to.equal(undefined);
  });

  it('goes on after a process was killed in the middle, and does nothing twice', async () => {
    const { runtime } = product;
    const act = { kind: 'note', text: 'once and no more' } as const;
    const bulk = {
      _id: 'blk_killed',
      by: 'lead',
      at: 0,
      act,
      status: 'running' as const,
      total: 4,
      left: ids(),
      done: 0,
      leftOut: [],
      failures: [],
    };
    await runtime.store.transaction((transaction) => insertBulk(runtime.store, bulk, transaction));
    const world = await readWorld(runtime);
    // Two processes that have both read who was left, one of which dies after its first.
    await Promise.all([actOnOne(runtime, world, bulk, accounts[0]?.id ?? ''), actOnOne(runtime, world, bulk, accounts[0]?.id ?? '')]);

    await Promise.all([carryBulks(runtime), carryBulks(runtime)]);

    expect(await getBulk(runtime.store, 'blk_killed')).to.deep.include({ status: 'done', done: 4, left: [] });
    for (const account of accounts) {
      expect((await account.words()).filter((words) => words.includes('once and no more'))).to.have.length(1);
    }
  });

  it('refuses what cannot be meant', async () => {
    const send = async (body: object) => (await api.send('bulk.preview', { body, as: lead })).code;
    expect(await send({ accountIds: [], act: followUp })).to.equal('request.invalid');
    expect(await send({ accountIds: ids(), act: { ...followUp, dueOn: '2026-02-01' } })).to.equal('date.invalid');
    expect(await send({ accountIds: ids(), act: { kind: 'owner', ownerId: 'nobody' } })).to.equal('resource.unknown');
    expect(await send({ accountIds: ids(), act: { kind: 'delete' } })).to.equal('request.invalid');
  });
});
