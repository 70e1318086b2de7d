import { expect } from 'chai';
import { as } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const working = aFlow('working', { calling: { entry: [task('call'), task('review', { pool: 'disputes' })] } });

describe('an account that is given to somebody else', function () {
  this.timeout(60_000);
  let product: Product;
  let api: CheckedApi;
  let carla: As;
  let lead: As;
  let account: OpenedAccount;
  let otherId: string;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09', sending: false });
    api = await CheckedApi.of(product);
    await publish(product, working);
    await publishOnly(product, 'working');
    account = await openAccount(product, { unitId: 'east' });
    await account.owes(50_000, '2026-02-05');
    await advanceTo(product, '2026-02-10 10:00');
    const other = { name: 'Otto', email: 'otto@example.test', password: 'a password of his', role: 'collector', units: ['east'] };
    otherId = (await api.ask<{ id: string }>('users.add', { body: other })).id;
    [carla, lead] = [await as(product, 'collector'), await as(product, 'lead')];
  });

  after(() => product.stop());

  const transfer = (who: As, to: { kind: 'person' | 'pool'; id: string }) =>
    api.send('accounts.transfer', { params: { accountId: account.id }, body: { to, reason: 'speaks their language' }, as: who });
  const holders = async (): Promise<string[]> =>
    (await account.detail()).tasks.map((each) => `${each.kind} ${each.assignee?.id ?? each.pool}`).sort();

  it('goes with the tasks people have, seen on the list of the receiver; what lies in a pool stays', async () => {
    expect(await holders()).to.deep.equal(['call collector', 'review disputes']);
    expect((await transfer(carla, { kind: 'person', id: otherId })).status).to.equal(201);
    await product.settle();

    expect((await account.detail()).owner?.id).to.equal(otherId);
    expect(await holders()).to.deep.equal([`call ${otherId}`, 'review disputes']);
    expect((await account.words()).join('\n')).to.match(/Given from .* to .*, with .*, because: speaks their language/);
  });

  it('is not given away by who does not have it', async () => {
    const answer = await transfer(carla, { kind: 'person', id: 'collector' });

    expect([answer.status, answer.text]).to.satisfy(
      ([status, text]: [number, string]) => status === 403 && text.includes('ask whoever leads'),
    );
    expect((await account.detail()).owner?.id).to.equal(otherId);
  });

  it('is not given to who may not see it', async () => {
    const answer = await transfer(lead, { kind: 'person', id: 'collector2' });

    expect([answer.code, answer.text]).to.satisfy(
      ([code, text]: [string, string]) => code === 'request.invalid' && text.includes('may not see'),
    );
  });

  it('goes to a pool by who leads, and is nobody’s then', async () => {
    expect((await transfer(lead, { kind: 'pool', id: 'night' })).status).to.equal(201);

    expect((await account.detail()).owner).to.equal(undefined);
    expect(await holders()).to.deep.equal(['call night', 'review disputes']);
  });

  it('ends with one owner who has its tasks when two give it away at once', async () => {
    await Promise.all(['collector', otherId, 'collector'].map((id) => transfer(lead, { kind: 'person', id })));
    const { owner } = await account.detail();

    expect(['collector', otherId]).to.include(owner?.id);
    const given = (await account.words()).filter((words) => words.startsWith('Given'));
    expect(given.at(-1)).to.include(` to ${owner?.name}`);
  });
});
