import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Instant } from '#engine';
import { fillDemoPortfolio } from '../../../runtime/demo/demo-portfolio.ts';
import { projectFolder } from '../../../runtime/project-folder.ts';
import { readWorld } from '../../../runtime/runtime.ts';
import { CheckedApi } from '../../support/checked-api.ts';
import { advanceTo } from '../../support/collecting.ts';
import { behind, type Foreseen, foresee, happenedSince, inWords, told } from '../../support/foreseeing.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { publish } from '../../support/segments.ts';

const ESCALATION = 'past-due-escalation';
const stock = ['courtesy-reminders', ESCALATION, 'business-ladder', 'broken-promises'] as const;

function textOf(id: string): string {
  return readFileSync(join(projectFolder(), 'definitions/strategies', `${id}.json`), 'utf8');
}

describe('the next seven days of a demo-like book', function () {
  this.timeout(240_000);
  let product: Product;
  let api: CheckedApi;
  /** Earlier dates for all that is counted from the due date. */
  let draft: { readonly id: string; readonly timers: Readonly<Record<string, { anchor?: string; offset: string }>> };
  let foretold: Foreseen;
  let asked: Instant;

  before(async () => {
    product = await aProduct({ clock: '2026-03-02', sending: false });
    // Everybody is left alone until the book has settled: the nights to come put them all on something.
    const segments = JSON.parse(readFileSync(join(projectFolder(), 'definitions/segments/account-segments.json'), 'utf8'));
    await publish(product, { ...segments, rows: [{ id: 'all', name: 'All' }], tests: [] });
    await fillDemoPortfolio(product.runtime, await readWorld(product.runtime), () => undefined);
    await advanceTo(product, '2026-03-02 10:00');
    await publish(product, segments);
    api = await CheckedApi.of(product);
    const { tests: _, ...untested } = JSON.parse(textOf(ESCALATION));
    draft = untested;
    for (const timer of Object.values(draft.timers))
      if (timer.anchor === 'account.oldestDueOn') timer.offset = `P${Math.max(1, Number(/\d+/.exec(timer.offset)?.[0]) - 3)}D`;
    asked = (await readWorld(product.runtime)).now;
    foretold = await foresee(api, draft);
    await publish(product, draft);
    await advanceTo(product, '2026-03-08 23:59');
  });

  after(() => product.stop());

  it('are under a draft what happens once it is published', async () => {
    expect(foretold.days).to.have.length(7);
    expect(foretold.days[6]).to.equal('2026-03-08');
    expect(foretold.entering.draft).to.be.above(10);
    expect(told(foretold, 'draft')).to.deep.equal(inWords(await happenedSince(product, ESCALATION, asked + 1)));
    expect(told(foretold, 'draft')).to.not.deep.equal(told(foretold, 'live'));
  });

  it('open the accounts behind each figure', async () => {
    const happened = await happenedSince(product, ESCALATION, asked + 1);
    for (const { on, kind, draft: count } of foretold.cells.filter((cell) => cell.draft > 0)) {
      const rows = await behind(api, foretold, { side: 'draft', day: on, kind });
      const those = happened.filter((each) => each.on === on && each.kind === kind);

      expect(rows.map((row) => row.id).sort(), `${on} ${kind}`).to.deep.equal([...new Set(those.map((each) => each.accountId))].sort());
      const actions = rows.flatMap((row) => row.actions.filter((action) => action.on === on && action.kind === kind));
      expect(actions.filter((action) => action.side !== 'live')).to.have.length(count);
    }
  });

  it('tell apart who comes late, with the step he really lands in', async () => {
    expect(foretold.late.length).to.be.above(1);
    const steps = await product.runtime.store.db.collection('timeline').find({ 'data.event': 'account.enrolled' }).toArray();
    const landed = new Map(steps.filter(({ data }) => data.definitionId === ESCALATION).map(({ chain, data }) => [chain, data]));
    const seen = new Set<string>();
    for (const { group, accounts, lands, passed, left } of foretold.late) {
      const rows = await behind(api, foretold, { group: String(group) });
      expect(rows).to.have.length(accounts);
      expect(passed).to.not.deep.equal([]);
      for (const { id } of rows) {
        const data = landed.get(id);
        expect(data?.leaves, id).to.deep.equal(lands);
        const skipped = data?.effects.filter((effect: { status: string }) => effect.status === 'skipped');
        expect(skipped.map((effect: { type: string; params: unknown }) => ({ type: effect.type, params: effect.params }))).to.deep.equal(
          left,
        );
        seen.add(id);
      }
    }
    // The others were on no wait that was over.
    for (const [id, data] of landed)
      if (!seen.has(id))
        expect(
          data.reactions.some((reaction: { timer?: { late: boolean } }) => reaction.timer?.late),
          id,
        ).to.equal(false);
  });

  it('are under the version now live what happens by itself, and the same of a draft that changes nothing', async () => {
    const { now } = await readWorld(product.runtime);
    const week: Foreseen[] = [];
    for (const id of stock) week.push(await foresee(api, id === ESCALATION ? draft : textOf(id)));
    await advanceTo(product, '2026-03-14 23:59');

    for (const each of week) {
      const happened = inWords(await happenedSince(product, each.strategyId, now + 1));
      expect(told(each, 'live'), each.strategyId).to.deep.equal(happened);
      expect(told(each, 'draft'), each.strategyId).to.deep.equal(happened);
    }
    expect(week.map((each) => told(each, 'live').length)[1]).to.be.above(3);
    expect(week.reduce((sum, each) => sum + each.on, 0)).to.be.above(50);
  });
});
