import { expect } from 'chai';
import fc from 'fast-check';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { CanvasNode, Projection } from '../../../designer/document/canvas.ts';
import { chartOfValue } from '../../../designer/document/flow-draft.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import type { Operation } from '../../../designer/document/operation.ts';
import { createProjection } from '../../../designer/document/project.ts';
import { documents } from '../../support/edited-documents.ts';
import { picks, someOperation } from '../../support/operation-picks.ts';

const note = { type: 'note.add', params: { text: 'n' } };
const value: JsonObject = {
  kind: 'strategy',
  id: 'f',
  name: 'F',
  timers: { week: { offset: 'P7D' } },
  rules: { large: { fact: 'account.openAmount', operator: 'greaterThan', value: 5 } },
  machine: {
    id: 'f',
    initial: 'sort',
    on: { 'account.settled': '.end' },
    states: {
      sort: { always: [{ guard: 'large', target: 'level' }, { target: 'wait' }] },
      arms: { always: [{ guard: { type: 'split', params: { experiment: 'e', arm: 'B' } }, target: 'wait' }, { target: 'level' }] },
      wait: { after: { week: 'level.call' } },
      level: {
        initial: 'call',
        on: { 'manual.stop': 'end' },
        states: { call: { entry: [note], after: { week: 'rest' } }, rest: {}, back: { type: 'history' } },
      },
      both: { type: 'parallel', states: { one: {}, two: { initial: 'a', states: { a: {} } } } },
      end: { type: 'final' },
    },
  },
  layout: {
    nodes: { sort: { x: 0, y: 0 }, wait: { x: 300, y: 0, pinned: true }, 'level.call': { x: 40, y: 72 } },
    notes: [{ id: 'n1', x: 5, y: 6, w: 200, h: 100, text: 'hello' }],
  },
};

function projected(of: JsonObject = value, collapsed: readonly string[] = []): Projection {
  return createProjection()({ chart: chartOfValue(of), value: of, collapsed: new Set(collapsed) });
}

function node(projection: Projection, id: string): CanvasNode {
  const found = projection.nodes.find((each) => each.id === id);
  if (!found) throw new Error(`no node ${id}`);
  return found;
}

function done(of: JsonObject, operation: Operation): JsonObject {
  const applied = applyOperation(of, operation);
  if (!applied.ok) throw new Error(applied.refusal);
  return applied.value;
}

describe('the canvas of a document', function () {
  this.timeout(60_000);
  const canvas = projected();

  it('knows what each step is', () => {
    const kinds = Object.fromEntries(canvas.nodes.map(({ id, kind }) => [id, kind]));

    expect(kinds).to.deep.equal({
      '|start': 'start',
      sort: 'decision',
      arms: 'split',
      wait: 'wait',
      level: 'level',
      'level|start': 'start',
      'level.call': 'step',
      'level.rest': 'wait',
      'level.back': 'back',
      both: 'level',
      'both.one': 'region',
      'both.two': 'region',
      'both.two|start': 'start',
      'both.two.a': 'wait',
      end: 'end',
      'note|n1': 'note',
    });
  });

  it('puts what has a place there, and the rest beside what leads to it', () => {
    expect(node(canvas, 'wait')).to.deep.include({ position: { x: 300, y: 0 }, placed: true, pinned: true });
    expect(node(canvas, 'level')).to.deep.include({ placed: false, parent: undefined });
    expect(node(canvas, 'level').position.x).to.be.greaterThan(node(canvas, 'sort').position.x);
    expect(node(canvas, 'level.rest')).to.deep.include({ placed: false, parent: 'level', position: { x: 40 + 304, y: 72 } });
  });

  it('numbers the ways of one trigger in the order they are looked at', () => {
    const ways = canvas.edges.filter((edge) => edge.source === 'sort');

    expect(ways.map(({ key, order, siblings, guard, target }) => ({ key, order, siblings, guard, target }))).to.deep.equal([
      { key: 'sort|always|0', order: 1, siblings: 2, guard: 'large', target: 'level' },
      { key: 'sort|always|1', order: 2, siblings: 2, guard: undefined, target: 'wait' },
    ]);
  });

  it('leads from the start what may happen anywhere', () => {
    expect(canvas.edges.filter((edge) => edge.source === '|start').map((edge) => [edge.key, edge.target])).to.deep.equal([
      ['|start', 'sort'],
      ['|account.settled|0', 'end'],
    ]);
  });

  it('hides what lies in a collapsed level, and leads to the level instead', () => {
    const folded = projected(value, ['level']);

    expect(folded.nodes.filter((each) => each.parent === 'level')).to.deep.equal([]);
    expect(node(folded, 'level').collapsed).to.equal(true);
    expect(folded.edges.filter((edge) => edge.source === 'wait').map((edge) => edge.target)).to.deep.equal(['level']);
    expect(folded.edges.some((edge) => edge.source === edge.target)).to.equal(false);
  });

  it('gives the same objects for what has not changed', () => {
    const project = createProjection();
    const before = project({ chart: chartOfValue(value), value });
    const changed = done(value, { op: 'field.set', pointer: '/machine/states/wait/description', value: 'w' });
    const after = project({ chart: chartOfValue(changed), value: changed });

    expect(after.nodes.filter((each) => !before.nodes.includes(each)).map((each) => each.id)).to.deep.equal(['wait']);
    expect(after.edges).to.equal(before.edges);
    const again = project({ chart: chartOfValue(structuredClone(changed)), value: changed });
    expect(again.nodes.map((each) => each.id)).to.deep.equal(after.nodes.map((each) => each.id));
    expect(project({ chart: chartOfValue(changed), value: changed }).nodes).to.equal(
      project({ chart: chartOfValue(changed), value: changed }).nodes,
    );
  });

  it('moves one box when one is moved', () => {
    const project = createProjection();
    const before = project({ chart: chartOfValue(value), value });
    const moved = done(value, { op: 'layout.move', positions: { 'level.call': { x: 60, y: 80 } } });
    const after = project({ chart: chartOfValue(moved), value: moved });
    const changed = after.nodes.filter((each) => !before.nodes.includes(each)).map((each) => each.id);

    expect(changed).to.include('level.call');
    expect(changed).not.to.include.members(['sort']);
    expect(after.edges).to.equal(before.edges);
  });

  it('of anything: each box once, after the one it lies in, none upon another, each way between two of them', () => {
    fc.assert(
      fc.property(documents, picks, (document, numbers) => {
        const operation = someOperation(document, numbers);
        const applied = operation && applyOperation(document, operation);
        const of = applied?.ok ? applied.value : document;
        const { layout: _, ...bare } = of;
        const { nodes, edges } = projected(bare);
        const ids = nodes.map((each) => each.id);

        expect(new Set(ids).size).to.equal(ids.length);
        for (const [index, each] of nodes.entries()) if (each.parent !== undefined) expect(ids.slice(0, index)).to.include(each.parent);
        for (const edge of edges) expect(ids).to.include.members([edge.source, edge.target]);
        expect(new Set(edges.map((edge) => edge.key)).size).to.equal(edges.length);
        expect(nodes.flatMap((each) => upon(each, nodes))).to.deep.equal([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** The neighbors a box that was placed by itself lies upon. */
function upon(box: CanvasNode, nodes: readonly CanvasNode[]): string[] {
  if (box.kind === 'start') return [];
  const { position: at, size } = box;
  return nodes
    .filter((other) => other.id !== box.id && other.parent === box.parent && other.kind !== 'start')
    .filter(({ position, size: own }) => {
      const besides = at.x >= position.x + own.width || position.x >= at.x + size.width;
      return !besides && at.y < position.y + own.height && position.y < at.y + size.height;
    })
    .map((other) => `${box.id} on ${other.id}`);
}
