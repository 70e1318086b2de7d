import { expect } from 'chai';
import type { AnswerOf, Problem } from '#engine';
import { advanceTo } from '../../support/collecting.ts';
import { aFlow, dueDay, task } from '../../support/flows.ts';
import { aLiveBook, type LiveBook, rows, segments } from '../../support/live-book.ts';
import { publish } from '../../support/segments.ts';

type Preview = AnswerOf<'segments.preview'>;

const [lawyer, large, rest] = rows as [object, object, object];
const owes = (value: number) => ({ fact: 'account.openAmount', operator: 'greaterThanInclusive', value });
const euro = { id: 'euro', name: 'In euro', when: { fact: 'account.currency', operator: 'equal', value: 'EUR' }, strategy: 'ladder' };
const middle = { id: 'middle', name: 'Middle', when: owes(50_000), strategy: 'ladder' };

const firm = aFlow('firm', { waiting: { after: { day4: 'called' } }, called: { entry: [task('call')] } }, { timers: { day4: dueDay(4) } });

describe('a segment draft held against the book', function () {
  this.timeout(90_000);
  let book: LiveBook;

  before(async () => {
    book = await aLiveBook();
  });

  after(() => book.stop());

  const preview = (draft: object): Promise<Preview> => book.api.ask<Preview>('segments.preview', { text: JSON.stringify(draft) });
  const refused = async (draft: object): Promise<string[]> => {
    const answer = await book.api.send('segments.preview', { text: JSON.stringify(draft) });
    return [answer.code ?? '', ...((answer.body as Problem).errors ?? []).map((error) => `${error.code} ${error.pointer}`)];
  };
  const euros = { amount: 70_000, currency: 'EUR' };
  const usd = (amount: number) => ({ amount, currency: 'USD' });

  it('finds everybody where he is as long as nothing is changed', async () => {
    const { accounts, inForce, rows: found, holes, changes, overlaps } = await preview(segments);

    expect([accounts, inForce, holes.accounts, changes?.accounts]).to.deep.equal([7, true, 0, 0]);
    expect(found.map((row) => [row.row, row.accounts, row.takenBefore])).to.deep.equal([
      ['lawyer', 1, 0],
      ['large', 1, 0],
      ['rest', 5, 0],
    ]);
    expect(overlaps).to.deep.equal([]);
  });

  it('says how much each row holds and who of them an earlier row has taken', async () => {
    const { rows: found, overlaps } = await preview({ ...segments, rows: [lawyer, large, euro, middle, rest] });

    expect(found.map((row) => [row.row, row.accounts, row.takenBefore, row.open])).to.deep.equal([
      ['lawyer', 1, 0, [usd(10_000)]],
      ['large', 1, 0, [usd(230_000)]],
      ['euro', 1, 0, [euros]],
      ['middle', 2, 2, [usd(140_000)]],
      ['rest', 2, 0, [usd(60_000)]],
    ]);
    expect(overlaps.map(({ row, fitsToo, accounts, example }) => [row, fitsToo, accounts, example.name])).to.deep.equal([
      ['large', 'middle', 1, 'Large'],
      ['euro', 'middle', 1, 'Euro'],
    ]);
  });

  it('says who moves against what is published', async () => {
    const { changes } = await preview({ ...segments, rows: [large, euro, middle] });

    expect(changes?.accounts).to.equal(6);
    expect(changes?.rows.map(({ from, to, accounts, example }) => [from, to, accounts, example.name])).to.have.deep.members([
      ['rest', undefined, 2, changes?.rows.find((each) => each.from === 'rest' && !each.to)?.example.name],
      ['rest', 'middle', 2, changes?.rows.find((each) => each.to === 'middle')?.example.name],
      ['rest', 'euro', 1, 'Euro'],
      ['lawyer', undefined, 1, 'Lawyer'],
    ]);
  });

  it('shows holes with somebody who falls into them, and what a row leads to only once that is published', async () => {
    const { holes } = await preview({ ...segments, rows: [{ ...large, strategy: 'still-to-be-written' }] });

    expect([holes.accounts, holes.examples.length]).to.deep.equal([6, 3]);
    expect(holes.open).to.deep.equal([euros, usd(210_000)]);
  });

  it('tells who is led to another strategy, although nobody comes into another row', async () => {
    await publish(book.product, firm);
    const { changes } = await preview({ ...segments, rows: [lawyer, large, { ...rest, strategy: 'firm' }] });

    expect([changes?.accounts, changes?.rows]).to.deep.equal([0, []]);
    const [lead, ...others] = changes?.leads ?? [];
    expect(others).to.deep.equal([]);
    // Early, Late, Far and Euro are on the ladder, in a step that may be left; nothing of Quiet has fallen due.
    expect(lead).to.deep.include({ row: 'rest', sameRow: true, accounts: 5, switching: 4, staying: 0, idle: 1 });
    expect([lead?.from?.id, lead?.to, lead?.open]).to.deep.equal(['ladder', { id: 'firm', name: 'firm' }, [euros, usd(200_000)]]);
    expect(lead?.examples).to.have.length(3);
  });

  it('tells who stays because its step may not be left, and who is taken off or goes on alone', async () => {
    // Per invoice has no step that may be left; somebody without a row keeps what he runs on.
    const { changes } = await preview({ ...segments, rows: [lawyer, { ...large, strategy: 'ladder' }, { ...euro, strategy: undefined }] });

    expect(changes?.leads.map(({ row, to, switching, staying, idle }) => [row, to?.id, switching, staying, idle])).to.have.deep.members([
      ['large', 'ladder', 0, 1, 0],
      ['euro', undefined, 1, 0, 0],
      [undefined, undefined, 0, 3, 1],
    ]);
  });

  it('does with the book what it said it would', async () => {
    const draft = { ...segments, rows: [lawyer, large, euro, middle, rest] };
    const { rows: foreseen } = await preview(draft);
    await publish(book.product, draft);
    await advanceTo(book.product, '2026-02-07 20:00');
    const total = async (segment: string) => (await book.api.ask<{ total: number }>('accounts.list', { query: { segment } })).total;

    for (const { row, accounts } of foreseen) expect(await total(row), row).to.equal(accounts);
    expect((await preview(draft)).changes).to.deep.include({ version: 3, accounts: 0 });
  });

  it('compares a new definition with nothing, and says that it is not the one in force', async () => {
    const { inForce, changes } = await preview({ ...segments, id: 'another' });

    expect([inForce, changes]).to.deep.equal([false, undefined]);
  });

  it('says which facts no night knows', async () => {
    const when = { fact: 'contact.hasEmail', operator: 'equal', value: true };
    const { unknownFacts, rows: found } = await preview({ ...segments, rows: [{ id: 'mail', name: 'Mail', when }] });

    expect([unknownFacts.map(({ fact, of }) => [fact, of]), found[0]?.accounts]).to.deep.equal([[['contact.hasEmail', 'contact']], 0]);
  });

  it('is refused with its faults when its rules cannot be read', async () => {
    const wrong = { ...segments, rows: [{ ...large, when: { fact: 'account.opened', operator: 'equal', value: 1 } }] };
    const twice = { ...segments, rows: [large, large] };

    expect(await refused(wrong)).to.deep.equal(['definition.refused', 'rule.fact_unknown /rows/0/when/fact']);
    expect(await refused(twice)).to.deep.equal(['definition.refused', 'definition.id_repeated /rows/1/id']);
    expect((await refused({ ...segments, rows: [{ ...large, when: { $where: '1' } }] }))[0]).to.equal('definition.refused');
    expect((await refused({ kind: 'calendar', id: 'c', name: 'C', weekend: [], holidays: [] }))[0]).to.equal('definition.refused');
  });
});
