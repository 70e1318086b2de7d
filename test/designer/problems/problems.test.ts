import { expect } from 'chai';
import { type Chart, codes, type Diagnostic, diagnose, pointerKeys, valueAt } from '#engine';
import { applyOperation } from '../../../designer/document/apply.ts';
import { createDocumentStore } from '../../../designer/document/document-store.ts';
import { chartOfValue } from '../../../designer/document/flow-draft.ts';
import type { Json, JsonObject } from '../../../designer/document/json.ts';
import { replaceAt } from '../../../designer/document/replace-at.ts';
import { partsBetween } from '../../../designer/document/restore.ts';
import { fixOperation } from '../../../designer/problems/fix-operation.ts';
import { fixesFor, judgeFlow, testFlow } from '../../../designer/problems/judge-flow.ts';
import { type LintAnswer, type LintQuestion, problemKey } from '../../../designer/problems/lint-messages.ts';
import { type LintPort, reportOn, startLinter } from '../../../designer/problems/linter.ts';
import { plainRegistry, type RegistryNews, registryOf } from '../../../designer/problems/plain-registry.ts';
import { countsOf, placeOf, problemAt } from '../../../designer/problems/problem-place.ts';
import { problemDetails, problemName } from '../../../designer/problems/problem-words.ts';
import { createShapeCheck, wholeShape } from '../../../designer/problems/shape-check.ts';
import { stockFlow, stockRegistry, stockText } from '../schedule/stock-flows.ts';

const flow = stockFlow('strategies', 'past-due-escalation');
const chart: Chart = chartOfValue(flow);
const changed = (pointer: string, value?: JsonObject | string): JsonObject => {
  const applied = applyOperation(flow, { op: 'field.set', pointer, ...(value === undefined ? {} : { value }) });
  if (!applied.ok) throw new Error(applied.refusal);
  return applied.value;
};
const TEMPLATE = '/machine/states/chasing/states/reminded/entry/0/params/template';

describe('the worker', () => {
  it('judges with a registry that came through a message as with the one it was made of', () => {
    const sent = registryOf(structuredClone(plainRegistry(stockRegistry)));

    expect(judgeFlow(flow, sent)).to.deep.equal(judgeFlow(flow, stockRegistry));
    expect(testFlow(flow, judgeFlow(flow, sent), sent)?.tests.failed).to.equal(0);
  });

  it('tells the faults of the form where it has none of the form it should have', () => {
    const [fault] = judgeFlow(changed('/timers/day5/offset', 'soon'), stockRegistry);

    expect(fault?.pointer).to.equal('/timers/day5/offset');
    expect(testFlow(flow, [fault as Diagnostic], stockRegistry)).to.equal(undefined);
  });
});

describe('the check of the form', () => {
  const broken: readonly [string, Json | undefined][] = [
    ['/name', undefined],
    ['/machine/id', undefined],
    ['/machine/initial', 7],
    ['/machine/states/chasing/states/calling/entry', 'call'],
    ['/machine/states/chasing/states/calling/entry/0/type', undefined],
    ['/machine/states/chasing/states/calling/colour', 'red'],
    ['/machine/states/chasing/on/promise.made', []],
    ['/machine/states/promised', 'soon'],
    ['/timers/day5/offset', 'soon'],
    ['/timers/day5', undefined],
    ['/rules/chaseable', 5],
    ['/tests/0/expect/0/on', 'tomorrow'],
    ['/promises', []],
    ['/subject', 'nobody'],
    ['/x-mine', { at: 1 }],
  ];

  it('finds part by part, and again, what it finds in the whole', () => {
    for (const id of ['past-due-escalation', 'broken-promises']) {
      const check = createShapeCheck();
      const whole = stockFlow('strategies', id);
      expect(check(whole), id).to.deep.equal([]);
      for (const [pointer, value] of broken) {
        const applied = applyOperation(whole, { op: 'restore', parts: partsBetween(whole, breakAt(whole, pointer, value)) });
        if (!applied.ok) continue;
        expect(check(applied.value), `${id} ${pointer}`).to.deep.equal(wholeShape(applied.value));
        expect(check(applied.value), `${id} ${pointer} again`).to.deep.equal(wholeShape(applied.value));
      }
      expect(check(whole), `${id} mended`).to.deep.equal([]);
    }
  });

  function breakAt(value: JsonObject, pointer: string, broken: Json | undefined): JsonObject {
    const keys = pointerKeys(pointer);
    if (valueAt(value, pointer.slice(0, pointer.lastIndexOf('/'))) === undefined) return value;
    return replaceAt(value, keys, () => broken) as JsonObject;
  }
});

describe('problems', () => {
  it('are said in words of the page for every code a flow can have', () => {
    const elsewhere = /^(json|calendar|aging|segment|policy|field|template\.(syntax|tag|filter|variable)|definition\.kind)/;
    const unsaid = Object.keys(codes).filter((code) => !elsewhere.test(code) && problemName({ code, message: '' }) === undefined);

    expect(unsaid).to.deep.equal([]);
  });

  it('lead to the step, the path, the time, the rule or the test they lie in', () => {
    const at = (pointer: string): string | undefined => placeOf(pointer, chart).element ?? placeOf(pointer, chart).tab;

    expect(at(TEMPLATE)).to.equal('step:chasing.reminded');
    expect(at('/machine/states/promised/on/promise.broken/0/guard')).to.equal('path:/machine/states/promised/on/promise.broken/0');
    expect(at('/machine/states/promised/on/promise.broken')).to.equal('path:/machine/states/promised/on/promise.broken/0');
    expect(at('/timers/day5/offset')).to.equal('timer:day5');
    expect(at('/rules/chaseable/all/0')).to.equal('rule:chaseable');
    expect(at('/tests/0/expect/0')).to.equal('tests');
    expect(at('/machine')).to.equal(undefined);
  });

  it('are counted by what they concern, tests left aside', () => {
    const problems = [
      diagnose('template.unknown', TEMPLATE, 'x'),
      diagnose('timer.unused', '/timers/day5', 'x'),
      diagnose('test.failed', '/tests/0', 'x'),
    ];

    expect([...countsOf(problems, chart)]).to.deep.equal([
      ['step:chasing.reminded', { errors: 1, warnings: 0 }],
      ['timer:day5', { errors: 0, warnings: 1 }],
    ]);
  });

  it('name what is wrong by its own words', () => {
    const value = changed(TEMPLATE, 'frendly-reminder');
    const [problem] = judgeFlow(value, stockRegistry).filter(({ severity }) => severity === 'error');
    const details = problem && problemDetails(problem, value, chart, stockRegistry);

    expect(details).to.deep.include({ value: 'frendly-reminder', step: '“Chasing › Reminded”' });
  });

  it('that something is missing are told at the control that would fill it', () => {
    const value = changed('/machine/states/chasing/states/calling/entry/0/params/kind');
    const problems = judgeFlow(value, stockRegistry);

    expect(problemAt(problems, '/machine/states/chasing/states/calling/entry/0/params/kind')?.code).to.equal('effect.params_invalid');
    expect(problemAt(problems, '/machine/states/chasing/states/calling/entry/0/params/title')).to.equal(undefined);
  });

  it('are put right by a quick fix as one step that can be undone', () => {
    const store = createDocumentStore({
      kind: 'strategy',
      id: 'past-due-escalation',
      text: stockText('strategies', 'past-due-escalation'),
      revision: 1,
    });
    store.act({ op: 'field.set', pointer: TEMPLATE, value: 'frendly-reminder' }, 'Mistype');
    const before = store.getState().value;
    const [problem] = judgeFlow(before, stockRegistry).filter(({ code }) => code === 'template.unknown');
    const [fix] = fixesFor(problem ? [problem] : [], before, stockRegistry).get(problem ? problemKey(problem) : '') ?? [];
    if (!fix) throw new Error('there is no fix');

    expect(store.act(fixOperation(fix), fix.label)).to.deep.equal({ ok: true });
    expect(judgeFlow(store.getState().value, stockRegistry).map(({ code }) => code)).not.to.include('template.unknown');
    expect(store.getState().undoLabel).to.equal('Use “Friendly reminder”');
    store.undo();
    expect(store.getState().value).to.deep.equal(before);
  });
});

describe('the linter', () => {
  /** A worker that answers when it is told to. */
  class SlowWorker implements LintPort {
    readonly asked: (LintQuestion | RegistryNews)[] = [];
    private hear: (event: { readonly data: LintAnswer }) => void = () => undefined;
    postMessage(request: LintQuestion | RegistryNews): void {
      this.asked.push(request);
    }
    addEventListener(type: string, listener: (event: { readonly data: LintAnswer }) => void): void {
      if (type === 'message') this.hear = listener;
    }
    terminate(): void {
      this.asked.length = 0;
    }
    answer(data: LintAnswer): void {
      this.hear({ data });
    }
  }

  it('asks about the newest document only, and drops what is said about older ones', async () => {
    const store = createDocumentStore({
      kind: 'strategy',
      id: 'past-due-escalation',
      text: stockText('strategies', 'past-due-escalation'),
      revision: 1,
    });
    const worker = new SlowWorker();
    const stop = startLinter(store, stockRegistry, () => worker);
    const found = [diagnose('timer.unused', '/timers/day5', 'x')];
    expect(worker.asked.map(({ kind }) => kind)).to.deep.equal(['registry', 'check']);

    for (const name of ['One', 'Two', 'Three']) store.act({ op: 'field.set', pointer: '/name', value: name }, name);
    await new Promise((resolve) => setTimeout(resolve, 260));
    expect(worker.asked, 'one look is still under way').to.have.length(2);
    worker.answer({ kind: 'linted', number: 1, problems: found, ms: 1 });

    const last = worker.asked.at(-1);
    expect(last?.kind === 'check' && last.parts).to.deep.equal([{ pointer: '/name', value: 'Three' }]);
    worker.answer({ kind: 'tested', number: 1, failures: [], tests: { total: 9, failed: 0 } });
    expect(reportOn(store).getState().tests).to.equal(undefined);
    worker.answer({ kind: 'linted', number: 2, problems: [], ms: 1 });
    worker.answer({ kind: 'tested', number: 2, failures: [], tests: { total: 3, failed: 0 } });
    expect(reportOn(store).getState()).to.deep.include({ problems: [], tests: { total: 3, failed: 0 }, status: 'known' });
    stop();
  });
});
