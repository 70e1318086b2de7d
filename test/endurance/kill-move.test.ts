import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { type Document, MongoClient } from 'mongodb';
import { advanceTo, openAccount } from '../support/collecting.ts';
import { aFlow, task } from '../support/flows.ts';
import { scratchFolder } from '../support/mongo.ts';
import { aProduct } from '../support/product.ts';
import { type ProductProcess, startProcess } from '../support/product-process.ts';
import { publish, publishOnly } from '../support/segments.ts';

const ACCOUNTS = 60;
const KILLS = 3;

const calling = (step: string): object => aFlow('moving', { [step]: { entry: [task('call')], on: { 'manual.called': 'over' } }, over: {} });

describe('a product that is killed while it moves accounts to a newer version', function () {
  this.timeout(400_000);
  let folder: string;
  let client: MongoClient;
  let product: ProductProcess;
  /** How many had been moved at each kill. */
  const movedByThen: number[] = [];

  const all = (name: string): Promise<Document[]> => client.db().collection(name).find({}).toArray();
  const moved = (): Promise<number> => client.db().collection('enrollments').countDocuments({ definitionVersion: 2 });

  before(async () => {
    folder = scratchFolder('kill-move');
    const first = await aProduct({ clock: '2026-02-09', dataFolder: folder });
    const { mongoUri } = first;
    client = await MongoClient.connect(mongoUri);
    await publish(first, calling('calling'));
    await publishOnly(first, 'moving');
    for (let index = 0; index < ACCOUNTS; index += 1) await (await openAccount(first)).owes(10_000, '2026-02-04');
    await advanceTo(first, '2026-02-10 06:00');
    await publish(first, calling('phone'));
    await first.stop();
    const start = async (): Promise<void> => {
      product = startProcess({ dataFolder: folder, args: ['--empty'], env: { MONGODB_URI: mongoUri } });
      await product.up;
    };
    await start();
    const body = { toVersion: 2, mapping: [{ from: 'calling', to: 'phone' }] };
    await product.api().call('strategies.move', { params: { strategyId: 'moving' }, body });
    for (let kill = 1; kill <= KILLS; kill += 1) {
      while ((await moved()) < (kill * ACCOUNTS) / (KILLS + 2)) await wait(2);
      await product.kill();
      movedByThen.push(await moved());
      await start();
    }
    const over = async (): Promise<boolean> => (await all('moves'))[0]?.['status'] === 'done';
    while (!(await over())) await wait(50);
    while ((await product.api().call('health.get')).queues.effects > 0) await wait(50);
  });

  after(async () => {
    await product?.stop();
    await client?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('was killed in the middle', () => {
    expect(movedByThen.filter((count) => count < ACCOUNTS).length).to.be.at.least(2);
  });

  it('has moved everybody, each once, and counted them so', async () => {
    const lines = (await all('timeline')).filter((line) => line['type'] === 'version.moved');

    expect(lines.length).to.equal(ACCOUNTS);
    expect(new Set(lines.map((line) => line['chain'])).size).to.equal(ACCOUNTS);
    expect((await all('moves'))[0]).to.include({ total: ACCOUNTS, moved: ACCOUNTS, stayed: 0 });
    const enrollments = await all('enrollments');
    expect(enrollments.map(({ state, pending }) => [...state.leaves, pending.length])).to.deep.equal(enrollments.map(() => ['phone', 0]));
  });

  it('has kept the one task of each, for the step under its new name', async () => {
    const tasks = await all('tasks');

    expect(tasks.map(({ state, status }) => `${state} ${status}`)).to.deep.equal(Array.from({ length: ACCOUNTS }, () => 'phone open'));
    expect(new Set(tasks.map((each) => each['accountId'])).size).to.equal(ACCOUNTS);
  });
});
