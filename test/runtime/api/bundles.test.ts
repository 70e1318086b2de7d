import { expect } from 'chai';
import { CheckedApi } from '../../support/checked-api.ts';
import { printOf } from '../../support/database-print.ts';
import { aFurnishedProduct, deskWork, type Furnished } from '../../support/furnished.ts';
import { aProduct, type Product } from '../../support/product.ts';

type Files = Readonly<Record<string, string>>;

describe('definitions that move to another installation', function () {
  this.timeout(60_000);
  let here: Furnished;
  let there: Product;
  let api: CheckedApi;

  before(async () => {
    here = await aFurnishedProduct();
    there = await aProduct();
    api = await CheckedApi.of(there);
  });

  after(async () => {
    await there.stop();
    await here.stop();
  });

  const bundle = async (from: CheckedApi): Promise<Files> => (await from.ask<{ files: Files }>('definitions.bundle')).files;

  it('arrive to the letter, and publish only what is new there', async () => {
    const files = await bundle(here.api);
    const count = Object.keys(files).length;
    const answer = await api.ask('definitions.import', { body: { files } });

    // The strategy and the segments were changed here; all else is the stock both have.
    expect(answer).to.deep.equal({ published: 2, unchanged: count - 2 });
    expect(await bundle(api)).to.deep.equal(files);
  });

  it('change nothing when they come again', async () => {
    const before = await printOf(there);
    const answer = await api.ask<{ published: number }>('definitions.import', { body: { files: await bundle(here.api) } });

    expect(answer.published).to.equal(0);
    expect(await printOf(there)).to.equal(before);
  });

  it('come all or none: one fault in one file refuses the bundle, and each file is named', async () => {
    const before = await printOf(there);
    const broken = { ...deskWork, id: 'broken', machine: { ...deskWork.machine, id: 'broken', initial: 'nowhere' } };
    const files = {
      'good.json': JSON.stringify({ ...deskWork, id: 'good', machine: { ...deskWork.machine, id: 'good' } }),
      'broken.json': JSON.stringify(broken),
      'garbage.json': '{',
    };
    const unread = await api.send('definitions.import', { body: { files } });
    const { 'garbage.json': _, ...readable } = files;
    const faulty = await api.send('definitions.import', { body: { files: readable } });

    expect([unread.code, faulty.code]).to.deep.equal(['definition.refused', 'definition.refused']);
    expect(unread.text).to.include('garbage.json');
    expect(faulty.text).to.include('broken');
    expect(await printOf(there)).to.equal(before);
  });
});
