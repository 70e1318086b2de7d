import { expect } from 'chai';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';
import { type SignedIn, signIn } from '../support/sign-in.ts';

const PATH = '/definitions/strategy/versioned';
const versioned = (kind: string, days: number): object =>
  aFlow('versioned', { waiting: { after: { day: 'worked' } }, worked: { entry: [task(kind)] } }, { timers: { day: dueDay(days) } });

describe('a new version of a strategy', function () {
  this.timeout(60_000);
  let product: Product;
  let manager: SignedIn;
  let early: OpenedAccount;
  let late: OpenedAccount;

  before(async () => {
    product = await aProduct({ clock: '2026-02-06' });
    manager = await signIn(product.url, 'manager@duecourse.test');
    await publish(product, versioned('call', 5));
    await publishOnly(product, 'versioned');
    early = await openAccount(product);
    await early.owes(50_000, '2026-02-05');
    await advanceTo(product, '2026-02-07 10:00');
  });

  after(() => product.stop());

  const version = async (account: OpenedAccount): Promise<number | undefined> => (await account.detail()).step?.version;
  const published = async (): Promise<number | undefined> =>
    (await product.api.call('definitions.get', { params: { kind: 'strategy', definitionId: 'versioned' } })).version;
  const save = (definition: object, revision: string) => manager.put(PATH, definition, { 'if-match': revision });
  const release = (revision: string) => manager.post(`${PATH}/publication`, {}, { 'if-match': revision });
  const revisionNow = async (): Promise<string> => (await manager.get(PATH)).headers.get('etag') ?? '';

  it('is not in force while it is a draft', async () => {
    const saved = await save(versioned('review', 3), await revisionNow());
    expect(saved.status).to.equal(200);
    await advanceTo(product, '2026-02-08 10:00');

    expect(await published()).to.equal(1);
    expect(await early.step()).to.equal('waiting');
  });

  it('is refused from somebody who has not seen the newest draft, who is told which that is', async () => {
    const stale = await revisionNow();
    expect((await save(versioned('review', 4), stale)).status).to.equal(200);

    for (const answer of [await save(versioned('letter', 4), stale), await release(stale)]) {
      expect(answer.status).to.equal(412);
      expect(((await answer.json()) as { code: string }).code).to.equal('revision.outdated');
      expect(answer.headers.get('etag')).to.equal(await revisionNow());
    }
    const unasked = await manager.put(PATH, versioned('letter', 4));
    expect(unasked.status).to.equal(428);
  });

  it('is for accounts that begin from now on; those that run stay on theirs', async () => {
    expect((await release(await revisionNow())).status).to.equal(201);
    late = await openAccount(product);
    await late.owes(50_000, '2026-02-06');
    await advanceTo(product, '2026-02-10 10:00');

    expect([await version(early), await version(late)]).to.deep.equal([1, 2]);
    expect(await early.openTasks()).to.deep.equal(['call']);
    expect(await late.openTasks()).to.deep.equal(['review']);
  });

  it('cannot be published twice, nor without a draft', async () => {
    const answer = await release(await revisionNow());

    expect(answer.status).to.equal(409);
    expect(((await answer.json()) as { code: string }).code).to.equal('draft.missing');
    await publish(product, versioned('review', 4));
    expect(await published()).to.equal(2);
  });

  it('is refused with all its faults when it has any, and changes nothing', async () => {
    const faulty = aFlow(
      'versioned',
      {
        waiting: { after: { day: 'worked', never: 'worked' } },
        worked: { entry: [{ type: 'coffee.make' }, task('call', { dueIn: 'soon' })], on: { 'payment.recieved': 'nowhere' } },
        island: {},
      },
      { timers: { day: dueDay(4, { calendar: 'mars' }) }, rules: { odd: { fact: 'account.mood', operator: 'equal', value: 1 } } },
    );
    const revision = await revisionNow();
    const refused = await save(faulty, revision);
    const { errors } = (await refused.json()) as { errors: { code: string; pointer: string; fix?: string }[] };

    expect(refused.status).to.equal(422);
    expect(errors.map((each) => each.code)).to.include.members([
      'timer.unknown',
      'timer.calendar_unknown',
      'effect.unknown',
      'effect.params_invalid',
      'event.unknown',
      'target.unknown',
      'state.unreachable',
      'rule.fact_unknown',
    ]);
    for (const each of errors) expect(each.pointer, each.code).to.match(/^\//);
    expect(await revisionNow()).to.equal(revision);
    expect(await published()).to.equal(2);
  });

  it('keeps unfinished drafts when asked to, and still refuses to publish them', async () => {
    const unfinished = aFlow('versioned', { waiting: {}, island: {} });
    const saved = await manager.put(`${PATH}?unfinished=true`, unfinished, { 'if-match': await revisionNow() });
    expect(saved.status).to.equal(200);

    const answer = await release(await revisionNow());
    expect(answer.status).to.equal(422);
    expect(await published()).to.equal(2);
    expect(await version(late)).to.equal(2);
  });

  it('lets accounts run on through later versions and restarts, to the end they began with', async () => {
    await product.composed.worker.settle();
    await early.pays(50_000);

    expect([await early.step(), await version(early)]).to.deep.equal(['cured ended', 1]);
  });

  it('refuses a bundle whole when one of it is faulty', async () => {
    const good = versioned('letter', 6);
    const bad = aFlow('other', { waiting: { after: { day: 'nowhere' } } });
    let problem: { code: string } | undefined;
    try {
      await publish(product, good, bad);
    } catch (error) {
      problem = (error as { problem: { code: string } }).problem;
    }

    expect(problem?.code).to.equal('definition.refused');
    expect(await published()).to.equal(2);
  });
});
