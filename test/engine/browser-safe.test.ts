import { once } from 'node:events';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import * as engine from '#engine';
import { type Bundle, bundleEngine } from '../support/browser-bundle.ts';
import { usDays } from '../support/calendars.ts';
import { designExample } from '../support/design-example.ts';
import { anEmail, blueRidge } from '../support/template-builder.ts';

const ROOT = join(import.meta.dirname ?? __dirname, '../..');
type Engine = typeof engine;

/** Something of everything the designer does with the engine: parse, lint, test, decide, explain, render. */
async function exercise(of: Engine, example: string, parts: string): Promise<string> {
  const { calendar, template, view } = JSON.parse(parts);
  const templates = ['friendly-reminder', 'suspension'].map((id) => ({ ...template, id }));
  const registry = of.createRegistry([calendar, ...templates], [{ channels: ['email'] }]);
  const parsed = of.parseDefinition(example);
  if (!parsed.ok || parsed.definition.kind !== 'strategy') return JSON.stringify(parsed);
  const conditions = { not: { all: [{ fact: 'account.openAmount', operator: 'lessThan', value: 5 }] } };
  const facts = { 'account.openAmount': 7 };
  return JSON.stringify([
    of.lint(parsed.definition, registry),
    of.runFlowTests(parsed.definition, registry),
    of.compileRule(conditions, registry.catalog)(facts),
    await of.explainRule(conditions, facts, registry.catalog),
    of.renderTemplate(template, view),
    of.toInstant('2026-10-04', '02:15', 'Australia/Lord_Howe'),
  ]);
}

const example = JSON.stringify(designExample);
const parts = JSON.stringify({
  calendar: usDays,
  template: anEmail('{{ account.name }} {{ total | money }} {{ today | date }}'),
  view: blueRidge,
});

describe('the engine outside Node', () => {
  let bundle: Bundle;
  let here: string;

  before('bundle it for the browser', async function () {
    this.timeout(120_000);
    bundle = await bundleEngine(ROOT);
    here = await exercise(engine, example, parts);
  });

  it('is one script that asks for nothing of Node', () => {
    expect(bundle.builtins).to.deep.equal([]);
    expect(bundle.outside).to.deep.equal([]);
    expect(bundle.modules.filter((id) => id.includes('/engine/')).length).to.be.above(50);
    expect(bundle.modules.filter((id) => /[\\/](runtime|connectors|designer|test)[\\/]/.test(id.replace(ROOT, '')))).to.deep.equal([]);
    expect(bundle.code).not.to.match(/__vite-browser-external|require\(["']node:|from ["']node:/);
  });

  it('brings only the libraries it may have', () => {
    const packages = new Set(bundle.modules.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []));

    expect([...packages].sort()).to.deep.equal([
      'clone',
      'eventemitter2',
      'hash-it',
      'json-rules-engine',
      'jsonpath-plus',
      'liquidjs',
      'luxon',
      'typebox',
      'xstate',
    ]);
  });

  it('gives the same answers where there is little beside the language, and code may not be made from text', async () => {
    const bare = createContext({ TextEncoder, setTimeout }, { codeGeneration: { strings: false, wasm: false } });
    runInContext(`${bundle.code}\nglobalThis.engine = engine;`, bare);
    expect(() => runInContext('new Function("return 1")', bare)).to.throw('Code generation from strings disallowed');

    const there = await runInContext(`(${exercise.toString()})(engine, ${JSON.stringify(example)}, ${JSON.stringify(parts)})`, bare);
    expect(JSON.parse(there)).to.deep.equal(JSON.parse(here));
  });

  it('runs in a worker without Node’s own globals', async () => {
    const code = `
      const { parentPort } = require('node:worker_threads');
      for (const name of ['process', 'Buffer', 'global', 'setImmediate', 'fetch']) delete globalThis[name];
      ${bundle.code}
      (${exercise.toString()})(engine, ${JSON.stringify(example)}, ${JSON.stringify(parts)}).then((answer) => parentPort.postMessage(answer));`;
    const worker = new Worker(code, { eval: true });

    const [there] = (await once(worker, 'message')) as [string];
    await worker.terminate();
    expect(JSON.parse(there)).to.deep.equal(JSON.parse(here));
  });
});
