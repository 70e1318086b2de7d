import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { checkShape, type DefinitionKind, definitionKinds } from '#engine';
import { SCHEMA_FOLDER, schemaFiles } from '../support/write-schemas.ts';
import { junkAt, placesIn } from './junk.ts';
import { oneOfEachKind, stock, stockDefinitions } from './stock.ts';

const options: Options = { strict: true, allErrors: true, strictTypes: false };

/** Reads one file and nothing else: it must stand alone. */
function validatorOf(kind: DefinitionKind): ValidateFunction {
  const ajv = new Ajv2020(options);
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(SCHEMA_FOLDER, `${kind}.schema.json`), 'utf8')));
}

const validators = new Map(definitionKinds.map((kind) => [kind, validatorOf(kind)]));

function fits(kind: DefinitionKind, document: unknown): boolean {
  return validators.get(kind)?.(document) ?? false;
}

describe('the JSON Schema files', () => {
  it('are those of the engine: run test/support/write-schemas.ts when this fails', () => {
    const files = schemaFiles();

    expect(readdirSync(SCHEMA_FOLDER).sort()).to.deep.equal([...files.keys()].sort());
    for (const [name, text] of files) expect(readFileSync(join(SCHEMA_FOLDER, name), 'utf8'), name).to.equal(text);
  });

  it('refer to nothing outside themselves', () => {
    for (const [name, text] of schemaFiles()) {
      for (const [, target] of text.matchAll(/"\$ref": "([^"]*)"/g)) expect(target, name).to.match(/^#\/\$defs\/[A-Za-z]+$/);
    }
  });

  for (const { path, definition } of stock) {
    it(`find nothing wrong with ${path}`, () => {
      expect(fits(definition.kind, definition), JSON.stringify(validators.get(definition.kind)?.errors)).to.equal(true);
    });
  }

  it('are named by an editor in "$schema", which the engine keeps and does not read', () => {
    for (const definition of stockDefinitions) {
      const marked = { $schema: `../schema/${definition.kind}.schema.json`, ...definition };

      expect(fits(definition.kind, marked)).to.equal(true);
      expect(checkShape(marked).ok).to.equal(true);
    }
  });
});

describe('a second opinion on definitions that are wrong', () => {
  const base = { kind: 'strategy', id: 'red', name: 'Red', machine: { id: 'red', initial: 'a', states: { a: {} } } };
  const red: Readonly<Record<string, unknown>> = {
    'without a machine': { ...base, machine: undefined },
    'of another kind': { ...base, kind: 'segment' },
    'with a name nobody reads': { ...base, timer: {} },
    'with an id in capitals': { ...base, id: 'Red' },
    'with a misspelled key deep inside': {
      ...base,
      machine: { ...base.machine, states: { a: { initial: 'b', states: { b: { onn: {} } } } } },
    },
    'with a state that is a number': { ...base, machine: { ...base.machine, states: { a: 5 } } },
    'with a null path': { ...base, machine: { ...base.machine, states: { a: { on: { 'manual.go': null } } } } },
    'with an event of two words': { ...base, machine: { ...base.machine, states: { a: { on: { 'manual go': 'a' } } } } },
    'with a delay in milliseconds': { ...base, machine: { ...base.machine, states: { a: { after: { 1000: 'a' } } } } },
    'with an offset of 100,000 days': { ...base, timers: { soon: { offset: 'P100000D' } } },
    'with a test on February 30th': { ...base, tests: [{ name: 'x', expect: [{ on: '2026-02-30' }] }] },
  };
  for (const [name, document] of Object.entries(red)) {
    it(`${name}: both refuse it`, () => {
      const plain: unknown = JSON.parse(JSON.stringify(document));

      expect(fits('strategy', plain)).to.equal(false);
      expect(checkShape(plain).ok && (plain as { kind: string }).kind === 'strategy').to.equal(false);
    });
  }

  it('both say the same, whatever is put in whatever place of a stock definition', () => {
    let [accepted, refused] = [0, 0];
    for (const { path, definition } of oneOfEachKind) {
      for (const [index, place] of placesIn(definition).entries()) {
        if (place.length === 0 || place[0] === 'kind') continue;
        const { document, value } = junkAt(definition, place, index);
        const ok = checkShape(document).ok;

        expect(fits(definition.kind, document), `${path} /${place.join('/')} ${JSON.stringify(value)}`).to.equal(ok);
        if (ok) accepted += 1;
        else refused += 1;
      }
    }

    expect(accepted).to.be.greaterThan(100);
    expect(refused).to.be.greaterThan(300);
  });
});
