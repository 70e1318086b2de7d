import { expect } from 'chai';
import type { WorkRow } from '#engine';
import { missingRows, type Settled, settleRows } from '../../../designer/worklist/settle-rows.ts';

/** A row of an account, and how much it owes. */
const row = (accountId: string, amount = 1): WorkRow => ({
  accountId,
  accountName: accountId,
  overdue: { amount, currency: 'USD' },
  daysPastDue: 1,
  states: [],
  points: 1,
  why: [],
  tasks: [],
  isClaimable: false,
  putOff: 0,
});
const rows = (ids: string): WorkRow[] => [...ids].map((id) => row(id));
const idOf = (each: WorkRow): string => each.accountId;
const words = ({ shown }: Settled<WorkRow>): string =>
  shown.map((line) => (line.isGone ? `-${line.row.accountId}` : line.row.accountId)).join(' ');
const none = new Set<string>();

describe('settleRows', () => {
  it('leaves rows in their places when the order changes, and says that it did', () => {
    const settled = settleRows(rows('abc'), { fetched: rows('cab'), still: [], gone: none, isCut: false, idOf });

    expect(words(settled)).to.equal('a b c');
    expect(settled.isMoved).to.equal(true);
  });

  it('says new things of a row in its old place', () => {
    const [first] = settleRows(rows('a'), { fetched: [row('a', 700)], still: [], gone: none, isCut: false, idOf }).shown;

    expect(first?.row.overdue.amount).to.equal(700);
  });

  it('strikes out only what was asked for by name and is not in the list', () => {
    expect(words(settleRows(rows('abc'), { fetched: rows('b'), still: rows('c'), gone: new Set(['a']), isCut: true, idOf }))).to.equal(
      '-a b c',
    );
    expect(words(settleRows(rows('abc'), { fetched: rows('b'), still: [], gone: none, isCut: true, idOf }))).to.equal('a b c');
  });

  it('brings a row back that was struck out and is in the list again', () => {
    expect(words(settleRows(rows('ab'), { fetched: rows('ab'), still: [], gone: new Set(['a']), isCut: false, idOf }))).to.equal('a b');
  });

  it('lets new rows wait, and counts them', () => {
    const settled = settleRows(rows('ab'), { fetched: rows('xayb'), still: [], gone: none, isCut: false, idOf });

    expect(words(settled)).to.equal('a b');
    expect(settled.fresh).to.equal(2);
    expect(settled.isMoved).to.equal(false);
  });

  it('does not call new what only moves up from behind the last row', () => {
    expect(settleRows(rows('abc'), { fetched: rows('bcd'), still: [], gone: new Set(['a']), isCut: true, idOf }).fresh).to.equal(0);
    expect(settleRows(rows('abc'), { fetched: rows('bxc'), still: [], gone: new Set(['a']), isCut: true, idOf }).fresh).to.equal(1);
  });
});

describe('missingRows', () => {
  it('names what was shown and is not among the first any more', () => {
    expect(missingRows(rows('abc'), { fetched: rows('cx'), idOf })).to.deep.equal(['a', 'b']);
  });
});
