import { expect } from 'chai';
import fc from 'fast-check';
import { type Conditions, coreCatalog } from '#engine';
import { type ConditionRow, conditionsOf, createMint, rowOf } from '../../../designer/rules/condition-tree.ts';
import {
  addRow,
  canMove,
  canUnwrap,
  changeRow,
  duplicateRow,
  findRow,
  homeOf,
  moveRow,
  neighborOf,
  removeRow,
  stepSlot,
  type Tree,
  unwrapRow,
  wrapRow,
} from '../../../designer/rules/tree-edit.ts';
import { matchedTree } from '../../../designer/rules/tree-match.ts';
import { turnedRow } from '../../../designer/rules/turn-row.ts';
import { ruleArbitrary } from '../../support/rule-arbitraries.ts';

const named = (condition: string): Conditions => ({ condition });
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(named) as [Conditions, Conditions, Conditions, Conditions];

/** A tree with its mint, and the ids of its named rows by their names. */
function opened(conditions: Conditions) {
  const mint = createMint();
  const tree = rowOf(conditions, mint);
  return { mint, tree, id: (name: string) => rows(tree).find((row) => row.kind === 'named' && row.name === name)?.id ?? '' };
}

function rows(tree: Tree): ConditionRow[] {
  if (!tree) return [];
  return tree.kind === 'group' ? [tree, ...tree.members.flatMap(rows)] : [tree];
}

describe('editing the conditions of a rule', () => {
  it('makes "all" of a single condition once a second one joins it', () => {
    const mint = createMint();
    const one = addRow(undefined, rowOf(a, mint), mint);
    expect(conditionsOf(one)).to.deep.equal(a);

    expect(conditionsOf(addRow(one, rowOf(b, mint), mint))).to.deep.equal({ all: [a, b] });
  });

  it('keeps a negated group whole when something is added beside it', () => {
    const { tree, mint } = opened({ not: { any: [a, b] } });

    expect(conditionsOf(addRow(tree, rowOf(c, mint), mint))).to.deep.equal({ all: [{ not: { any: [a, b] } }, c] });
  });

  it('removes the group with its last condition, and nothing is left of the last group', () => {
    const { tree, id } = opened({ all: [a, { any: [b] }] });

    const without = removeRow(tree, id('b'));

    expect(conditionsOf(without)).to.deep.equal({ all: [a] });
    expect(removeRow(without, id('a'))).to.equal(undefined);
  });

  it('leads the eye to the next condition, else to the one before, else out of the group', () => {
    const { tree, id } = opened({ all: [a, { any: [b] }, c] });

    expect(neighborOf(tree, id('a'))).to.equal(homeOf(tree, id('b'))?.group.id);
    expect(neighborOf(tree, id('b'))).to.equal(id('c'));
    expect(neighborOf(tree, id('c'))).to.equal(homeOf(tree, id('b'))?.group.id);
  });

  it('wraps in a group of the other word, and takes apart again', () => {
    const { tree, id, mint } = opened({ all: [a, b] });

    const wrapped = wrapRow(tree, id('b'), mint);

    expect(conditionsOf(wrapped.tree)).to.deep.equal({ all: [a, { any: [b] }] });
    expect(conditionsOf(unwrapRow(wrapped.tree, wrapped.group))).to.deep.equal({ all: [a, b] });
    expect(canUnwrap(tree, tree.id)).to.equal(false);
  });

  it('copies a condition behind itself with ids of its own', () => {
    const { tree, mint } = opened({ all: [{ any: [a, b] }, c] });
    const group = rows(tree)[1]?.id ?? '';

    const copied = duplicateRow(tree, group, mint);

    expect(conditionsOf(copied.tree)).to.deep.equal({ all: [{ any: [a, b] }, { any: [a, b] }, c] });
    expect(new Set(rows(copied.tree).map((row) => row.id)).size).to.equal(8);
  });

  it('moves a condition by steps through every place and back', () => {
    const { tree, id } = opened({ all: [a, { any: [b, c] }, d] });
    const seen: string[] = [];

    let now: Tree = tree;
    for (let slot = stepSlot(now, id('a'), 1); slot; slot = stepSlot(now, id('a'), 1)) {
      now = moveRow(now, id('a'), slot);
      seen.push(JSON.stringify(conditionsOf(now)).replaceAll(/"condition":|[{}"]/g, ''));
    }
    for (let slot = stepSlot(now, id('a'), -1); slot; slot = stepSlot(now, id('a'), -1)) now = moveRow(now, id('a'), slot);

    expect(seen).to.deep.equal([
      'all:[any:[a,b,c],d]',
      'all:[any:[b,a,c],d]',
      'all:[any:[b,c,a],d]',
      'all:[any:[b,c],a,d]',
      'all:[any:[b,c],d,a]',
    ]);
    expect(conditionsOf(now)).to.deep.equal(conditionsOf(tree));
  });

  it('does not move a group into itself', () => {
    const { tree } = opened({ all: [{ any: [a] }, b] });
    const group = rows(tree)[1]?.id ?? '';

    expect(canMove(tree, group, { group, index: 0 })).to.equal(false);
    expect(moveRow(tree, group, { group, index: 0 })).to.equal(tree);
  });

  it('never loses or doubles a condition by moving it', () => {
    fc.assert(
      fc.property(ruleArbitrary(), fc.nat(), fc.nat(), fc.nat(), ({ conditions }, from, to, at) => {
        const tree = rowOf(conditions, createMint());
        const all = rows(tree);
        const groups = all.filter((row) => row.kind === 'group');
        const group = groups[to % Math.max(1, groups.length)];
        if (!group) return;
        const slot = { group: group.id, index: at % (group.members.length + 1) };

        const moved = moveRow(tree, all[from % all.length]?.id ?? '', slot);

        expect(rows(moved).map((row) => row.id)).to.have.members(all.map((row) => row.id));
      }),
    );
  });

  it('leaves what an edit does not touch the same object', () => {
    const { tree, id } = opened({ all: [{ any: [a, b] }, { any: [c, d] }] });

    const edited = changeRow(tree, id('c'), (row) => ({ ...row, nots: 1 }));

    expect(edited?.kind === 'group' && tree.kind === 'group' && edited.members[0] === tree.members[0]).to.equal(true);
    expect(conditionsOf(edited)).to.deep.equal({ all: [{ any: [a, b] }, { any: [{ not: c }, d] }] });
  });
});

describe('turnedRow', () => {
  const turned = (rule: unknown): unknown => conditionsOf(turnedRow(rowOf(rule, createMint()), coreCatalog));
  const above = { fact: 'account.openAmount', operator: 'greaterThan', value: 5 };

  it('says the opposite of a comparison by its own operator', () => {
    expect(turned(above)).to.deep.equal({ ...above, operator: 'lessThanInclusive' });
    expect(turned({ not: above })).to.deep.equal(above);
  });

  it('puts a "not" around what has no opposite of its own, and takes it away again', () => {
    for (const rule of [a, { any: [a, b] }, { fact: 'custom.gone', operator: 'like', value: 1 }]) {
      expect(turned(rule)).to.deep.equal({ not: rule });
      expect(turned({ not: rule })).to.deep.equal(rule);
    }
  });
});

describe('matchedTree', () => {
  it('keeps the very tree when nothing was changed elsewhere', () => {
    const { tree, mint } = opened({ all: [a, b] });

    expect(matchedTree({ all: [a, b] }, tree, mint)).to.equal(tree);
  });

  it('keeps the ids of what was there when something is put before it', () => {
    const { tree, mint, id } = opened({ all: [a, b] });

    const matched = matchedTree({ all: [c, a, b] }, tree, mint);

    expect(
      rows(matched)
        .map((row) => row.id)
        .slice(2),
    ).to.deep.equal([id('a'), id('b')]);
    expect(new Set(rows(matched).map((row) => row.id)).size).to.equal(4);
  });

  it('keeps the id of a condition whose value changed', () => {
    const test = (value: number): Conditions => ({ fact: 'account.openAmount', operator: 'equal', value });
    const { tree, mint } = opened({ all: [a, test(1)] });

    const matched = matchedTree({ all: [a, test(2)] }, tree, mint);

    expect(rows(matched).map((row) => row.id)).to.deep.equal(rows(tree).map((row) => row.id));
  });

  it('says what the other side said, whatever stood before', () => {
    fc.assert(
      fc.property(ruleArbitrary(), ruleArbitrary(), (before, after) => {
        const mint = createMint();
        const matched = matchedTree(after.conditions, rowOf(before.conditions, mint), mint);

        const ids = rows(matched).map((row) => row.id);
        expect(new Set(ids).size).to.equal(ids.length);
        expect(conditionsOf(matched)).to.deep.equal(after.conditions);
        expect(findRow(matched, ids.at(-1) ?? '')).not.to.equal(undefined);
      }),
    );
  });
});
