import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { noPaint } from '../../../designer/canvas/canvas-paint.ts';
import { createCanvasGraph, type GraphOf } from '../../../designer/canvas/graph/canvas-graph.ts';
import { absolute } from '../../../designer/canvas/graph/flow-edges.ts';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import { createRegistry } from '../../../engine/registry/registry.ts';
import { projectFolder } from '../../../runtime/project-folder.ts';

const registry = createRegistry([]);

function stock(id: string): JsonObject {
  return JSON.parse(readFileSync(join(projectFolder(), 'definitions', 'strategies', `${id}.json`), 'utf8')) as JsonObject;
}

function of(value: JsonObject, more: Partial<GraphOf> = {}): GraphOf {
  return { value, registry, collapsed: new Set(), paint: noPaint, editable: true, ...more };
}

describe('createCanvasGraph', () => {
  for (const id of ['broken-promises', 'business-ladder', 'courtesy-reminders', 'past-due-escalation']) {
    it(`draws ${id} without boxes over each other`, () => {
      const graph = createCanvasGraph()(of(stock(id)));
      const places = [...absolute(graph?.boxes ?? []).values()];

      const pairs = places.flatMap((a) =>
        places.filter((b) => a !== b && a.box.node.parent === b.box.node.parent).map((b) => [a, b] as const),
      );
      for (const [a, b] of pairs) {
        const apart =
          a.x + a.box.size.width <= b.x ||
          b.x + b.box.size.width <= a.x ||
          a.y + a.box.size.height <= b.y ||
          b.y + b.box.size.height <= a.y;
        expect(apart, `${a.box.node.id} and ${b.box.node.id}`).to.equal(true);
      }
    });

    it(`draws every step of ${id} within its level`, () => {
      const graph = createCanvasGraph()(of(stock(id)));
      const places = absolute(graph?.boxes ?? []);

      for (const { box, x, y } of places.values()) {
        const outer = places.get(box.node.parent ?? '');
        if (!outer) continue;
        expect(x).to.be.least(outer.x);
        expect(y).to.be.least(outer.y + 40);
        expect(x + box.size.width).to.be.most(outer.x + outer.box.size.width);
        expect(y + box.size.height).to.be.most(outer.y + outer.box.size.height);
      }
    });
  }

  it('gives the same node for a box that has not changed', () => {
    const draw = createCanvasGraph();
    const value = stock('past-due-escalation');
    const before = draw(of(value));
    const applied = applyOperation(value, { op: 'field.set', pointer: '/machine/states/cured/description', value: 'Done' });

    const after = draw(of(applied.ok ? applied.value : value));

    const changed = after?.nodes.filter((node, index) => node !== before?.nodes[index]).map((node) => node.id);
    expect(changed).to.deep.equal(['cured']);
    expect(after?.edges.every((edge, index) => edge === before?.edges[index])).to.equal(true);
  });

  it('draws a folded level as one card that says what is inside', () => {
    const graph = createCanvasGraph()(of(stock('past-due-escalation'), { collapsed: new Set(['chasing']) }));

    const level = graph?.boxes.find(({ node }) => node.id === 'chasing');
    expect(level?.card?.lines).to.deep.equal(['4 steps inside']);
    expect(graph?.boxes.some(({ node }) => node.id.startsWith('chasing.'))).to.equal(false);
  });

  it('draws what an earlier version had as no longer there', () => {
    const earlier = stock('past-due-escalation');
    const applied = applyOperation(earlier, { op: 'states.remove', paths: ['suspended'] });

    const graph = createCanvasGraph()(of(applied.ok ? applied.value : earlier, { ghosts: earlier, editable: false }));

    const ghost = graph?.nodes.find((node) => node.id === 'suspended');
    expect(ghost?.data.ghost).to.equal(true);
    expect(ghost?.ariaLabel).to.match(/No longer there/);
  });

  it('tells a screen reader what a step is, does and leads to', () => {
    const graph = createCanvasGraph()(of(stock('past-due-escalation')));

    const name = graph?.nodes.find((node) => node.id === 'chasing.calling')?.ariaLabel;
    expect(name).to.equal(
      'Calling, step, step 3. Call task for standard collectors. 1 way out: 5 business days after this step began, 09:00 to Chasing › Escalated.',
    );
  });

  it('has no drawing of a machine that has no form', () => {
    expect(createCanvasGraph()(of({ kind: 'strategy', machine: { states: [] } }))).to.equal(undefined);
  });
});
