import { expect } from 'chai';
import fc from 'fast-check';
import { checkDefinition, type Definition, type Diagnostic, type Flow } from '#engine';
import { applyOperation } from '../../../designer/document/apply.ts';
import { chartOfValue } from '../../../designer/document/flow-draft.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import type { Operation } from '../../../designer/document/operation.ts';
import { stockFlows, stockRegistry } from '../../definitions/stock.ts';
import { manyPicks, type Picks, someOperation } from '../../support/operation-picks.ts';

const renames = ['state.rename', 'timer.rename', 'rule.rename'];

/** The document after random operations of these kinds; how many of them were done. */
function edited(flow: Flow, steps: readonly Picks[], of: readonly string[]): { value: JsonObject; done: number } {
  let value = flow as unknown as JsonObject;
  let done = 0;
  for (const numbers of steps) {
    const operation = someOperation(value, numbers, of);
    const applied = operation && applyOperation(value, operation);
    if (!applied?.ok) continue;
    value = applied.value;
    done += 1;
  }
  return { value, done };
}

/** The tests of the flow pass, and nothing is found in it that was not found in the flow it was made from. */
function expectSameTests(value: JsonObject, flow: Flow): void {
  const report = checkDefinition(value as unknown as Definition, stockRegistry);

  expect(report.tests).to.deep.equal({ total: flow.tests?.length, failed: 0 });
  expect(codes(report.diagnostics)).to.deep.equal(codes(checkDefinition(flow, stockRegistry).diagnostics));
}

function codes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((each) => each.code).sort();
}

describe('names mean nothing', () => {
  it('renaming steps, times and conditions of the stock flows leaves all their tests as they are', function () {
    this.timeout(60_000);
    let done = 0;
    fc.assert(
      fc.property(fc.constantFrom(...stockFlows), manyPicks, (flow, steps) => {
        const result = edited(flow, steps, renames);
        done += result.done;
        expectSameTests(result.value, flow);
      }),
      { numRuns: 25 },
    );
    expect(done).to.be.greaterThan(25);
  });

  it('grouping steps changes nothing for an account, and neither does dissolving the group', function () {
    this.timeout(60_000);
    let grouped = 0;
    fc.assert(
      fc.property(fc.constantFrom(...stockFlows), manyPicks, (flow, steps) => {
        const [numbers = []] = steps;
        const value = edited(flow, steps.slice(1), renames).value;
        const operation = someOperation(value, numbers, ['states.group']);
        const applied = operation && applyOperation(value, operation);
        if (!applied?.ok || operation?.op !== 'states.group') return;
        grouped += 1;
        expectSameTests(applied.value, flow);

        const back = applyOperation(applied.value, { op: 'state.ungroup', path: pathOfGroup(operation) });

        expect(back).to.have.property('ok', true);
        if (back.ok) expectSameTests(back.value, flow);
      }),
      { numRuns: 40 },
    );
    expect(grouped).to.be.greaterThan(8);
  });

  it('moving steps into a level made for them, and out again, leaves the tests as they are', () => {
    for (const flow of stockFlows) {
      const value = flow as unknown as JsonObject;
      const movable = [...chartOfValue(value).states.values()].filter(
        (state) => state.parent === '' && state.type !== 'final' && chartOfValue(value).states.get('')?.initial !== state.path,
      );
      for (const { path } of movable) {
        const operations: Operation[] = [
          { op: 'state.add', parent: '', name: 'aside', state: { initial: 'never', states: { never: {} } } },
          { op: 'states.move', paths: [path], parent: 'aside' },
        ];
        const there = applyOperation(value, { op: 'batch', operations });
        if (!there.ok) throw new Error(there.refusal);
        const back = applyOperation(there.value, {
          op: 'batch',
          operations: [
            { op: 'states.move', paths: [`aside.${path}`], parent: '' },
            { op: 'states.remove', paths: ['aside'] },
          ],
        });

        if (!back.ok) throw new Error(back.refusal);
        expectSameTests(back.value, flow);
      }
    }
  });
});

/** Where the group stands: beside what is in it now, by its name, even when one of its own had that name before. */
function pathOfGroup({ paths, name }: { readonly paths: readonly string[]; readonly name: string }): string {
  return [...(paths[0] ?? '').split('.').slice(0, -1), name].join('.');
}
