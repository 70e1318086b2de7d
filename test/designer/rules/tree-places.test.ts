import { expect } from 'chai';
import fc from 'fast-check';
import { type Conditions, type Diagnostic, diagnose, valueAt } from '#engine';
import { type ConditionRow, conditionsOf, createMint, rowOf } from '../../../designer/rules/condition-tree.ts';
import { addRow } from '../../../designer/rules/tree-edit.ts';
import { faultsByRow, placesOf, rowAt } from '../../../designer/rules/tree-places.ts';
import { ruleArbitrary } from '../../support/rule-arbitraries.ts';

describe('placesOf', () => {
  it('names each row by the pointer under which the document has it', () => {
    fc.assert(
      fc.property(ruleArbitrary(), ({ conditions }) => {
        const tree = rowOf(conditions, createMint());
        const byId = new Map(rows(tree).map((row) => [row.id, row]));
        const document = { rules: { r: conditions } };

        const places = placesOf(tree, '/rules/r');

        expect(places.size).to.equal(byId.size);
        for (const [id, at] of places) expect(conditionsOf(byId.get(id))).to.deep.equal(valueAt(document, at));
      }),
    );
  });

  it('does not count conditions that were not begun', () => {
    const mint = createMint();
    const tree = rowOf({ all: [{ condition: 'a' }] }, mint);
    const blank = { kind: 'blank', of: 'data', id: 'new', nots: 0 } as const;
    const both = addRow(addRow(tree, blank, mint, { group: tree.id, index: 0 }), rowOf({ condition: 'b' }, mint), mint);

    expect([...placesOf(both, '').values()]).to.deep.equal(['', '/all/0', '/all/1']);
  });
});

describe('faultsByRow', () => {
  const rule: Conditions = { all: [{ condition: 'x' }, { not: { any: [{ fact: 'f', operator: 'o', value: [1, 2] }] } }] };
  const fault = (at: string): Diagnostic => diagnose('rule.value_type', at, 'said');

  it('puts a fault at the row and the part its pointer leads to', () => {
    const tree = rowOf(rule, createMint());
    const inner = rows(tree).find((row) => row.kind === 'test')?.id ?? '';

    expect(rowAt(tree, '/r', '/r/all/1/not/any/0/value/1')).to.deep.equal({ id: inner, part: 'value' });
    expect(rowAt(tree, '/r', '/r/all/1/not/any/0/fact')?.part).to.equal('data');
    expect(rowAt(tree, '/r', '/r/all/0/condition')?.part).to.equal('data');
    expect(rowAt(tree, '/r', '/r/all/1/not/any')).to.deep.equal({ id: rows(tree)[2]?.id, part: 'row' });
    expect(rowAt(tree, '/r', '/elsewhere')).to.equal(undefined);
  });

  it('keeps several faults of one row and leaves out those of other rules', () => {
    const tree = rowOf(rule, createMint());

    const found = faultsByRow(tree, '/r', [fault('/r/all/0'), fault('/r/all/0/condition'), fault('/rx/all/0')]);

    expect([...found.values()].map((each) => each.map(({ part }) => part))).to.deep.equal([['row', 'data']]);
  });
});

function rows(row: ConditionRow): ConditionRow[] {
  return row.kind === 'group' ? [row, ...row.members.flatMap(rows)] : [row];
}
