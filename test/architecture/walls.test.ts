import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { WallTree } from '../support/wall-tree.ts';

type Tool = 'linter' | 'compiler';

/** One forbidden line, where it stands, and the tools that must go red at it. */
interface Wall {
  readonly what: string;
  readonly file: string;
  readonly line: string;
  readonly by: readonly Tool[];
}

const uses = (clause: string, from: string): string =>
  `import ${clause} from '${from}';\nexport const used: unknown = ${/\w+(?=\W*$)/.exec(clause)?.[0]};`;
const value = (expression: string): string => `export const value: unknown = ${expression};`;
const both: readonly Tool[] = ['linter', 'compiler'];

const walls: readonly Wall[] = [
  ...['node:fs', 'fs', 'node:crypto'].map((name) => inEngine(`imports ${name}`, uses('* as thing', name), both)),
  inEngine('imports the runtime', uses('{ door }', '../../runtime/door.ts'), both),
  inEngine('imports the connectors', uses('{ door }', '#connectors'), both),
  inEngine('imports the designer', uses('{ door }', '../../designer/door.ts'), both),
  inEngine('imports the tests', uses('{ door }', '../../test/door.ts'), both),
  ...['mongoose', 'mongodb', 'react', 'express', 'xstate/actors'].map((name) =>
    inEngine(`imports ${name}`, uses('* as thing', name), ['linter']),
  ),
  inEngine('imports a library when it runs', value(`await import('mongoose')`), ['linter']),
  inEngine('passes a library on', `export { Schema } from 'mongoose';`, ['linter']),
  inEngine('imports a type of the database', `import type { Schema } from 'mongoose';\nexport type Used = Schema;`, ['linter']),
  ...[
    'document',
    'window',
    'localStorage',
    `setTimeout(() => {}, 1)`,
    `setInterval(() => {}, 1)`,
    'queueMicrotask',
    'console',
    'process',
    'Buffer',
    `fetch('/')`,
    'require',
    'navigator',
  ].map((thing) => inEngine(`uses ${thing}`, value(thing), ['compiler'])),
  ...[
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'globalThis.Date.now()',
    'new globalThis.Date()',
    'Date.now',
    'Math.random',
    '[1].map(Math.random)',
  ].map((call) => inEngine(`asks ${call}`, value(call), ['linter'])),
  ...['performance.now()', 'crypto.randomUUID()', 'crypto.getRandomValues(new Uint8Array(1))'].map((call) =>
    inEngine(`asks ${call}`, value(call), both),
  ),
  ...['DateTime.now()', 'DateTime.local()', 'DateTime.utc()'].map((call) =>
    inEngine(`asks ${call}`, `import { DateTime } from 'luxon';\n${value(call)}`, ['linter']),
  ),
  wall('connectors import the runtime', 'connectors', uses('{ door }', '../runtime/door.ts'), both),
  wall('connectors import the designer', 'connectors', uses('{ door }', '../designer/door.ts'), both),
  wall('connectors import mongoose', 'connectors', uses('* as thing', 'mongoose'), ['linter']),
  wall('connectors import mongodb', 'connectors', uses('* as thing', 'mongodb'), ['linter']),
  wall('connectors reach into the engine', 'connectors', uses('{ inner }', '../engine/base/inner.ts'), ['linter']),
  wall('the runtime imports the designer', 'runtime/commands', uses('{ door }', '../../designer/door.ts'), both),
  wall('the runtime speaks Mongoose outside the store', 'runtime/commands', uses('* as thing', 'mongoose'), ['linter']),
  wall('the runtime speaks to MongoDB outside the store', 'runtime/http', uses('* as thing', 'mongodb'), ['linter']),
  wall(
    'the runtime names Mongoose types outside the store',
    'runtime/http',
    `import type { Schema } from 'mongoose';\nexport type Used = Schema;`,
    ['linter'],
  ),
  wall('the runtime reaches into the engine', 'runtime/commands', uses('{ inner }', '../../engine/base/inner.ts'), ['linter']),
  wall('the store reaches into the engine', 'runtime/store', uses('{ inner }', '../../engine/base/inner.ts'), ['linter']),
  wall('the runtime reaches into the connectors', 'runtime/commands', uses('{ inner }', '../../connectors/inner.ts'), ['linter']),
  wall('the designer imports the runtime', 'designer/app', uses('{ door }', '../../runtime/door.ts'), both),
  wall('the designer imports the connectors', 'designer/app', uses('{ door }', '#connectors'), both),
  wall('the designer reaches into the connectors', 'designer/app', uses('{ inner }', '../../connectors/inner.ts'), both),
  wall('the designer imports node:fs', 'designer/app', uses('* as thing', 'node:fs'), ['linter']),
  wall('the designer reaches into the engine', 'designer/app', uses('{ inner }', '../../engine/base/inner.ts'), ['linter']),
  wall('engine tests import mongoose', 'test/engine', uses('* as thing', 'mongoose'), ['linter']),
  wall('engine tests import mongodb', 'test/engine', uses('* as thing', 'mongodb'), ['linter']),
];

/** What the walls let pass. */
const doors: Readonly<Record<string, string>> = {
  'engine/index.ts': `export * from './base/inner.ts';\n`,
  'engine/base/inner.ts': `export const inner = 1;\n`,
  'engine/ledger/allowed.ts': `import { Engine } from 'json-rules-engine';\nimport { Liquid } from 'liquidjs';\nimport { IANAZone } from 'luxon';\nimport Type from 'typebox';\nimport Value from 'typebox/value';\nimport { createMachine } from 'xstate';\nimport { inner } from '../base/inner.ts';\nexport const allowed: unknown = [inner, new Date(0), IANAZone, Engine, Liquid, Type, Value, createMachine];\n`,
  'connectors/index.ts': `export const door = 1;\n`,
  'connectors/inner.ts': `import { readFileSync } from 'node:fs';\nimport { inner } from '#engine';\nexport const used = [inner, readFileSync];\n`,
  'runtime/door.ts': `import { door as connectors } from '#connectors';\nimport { inner } from '#engine';\nexport const door = [connectors, inner, Date.now()];\n`,
  'runtime/store/allowed.ts': `import mongoose from 'mongoose';\nexport const allowed: unknown = mongoose;\n`,
  'designer/door.ts': `import { inner } from '#engine';\nexport const door = [inner, document.title];\n`,
  'test/door.ts': `import { inner } from '#engine';\nexport const door = inner;\n`,
};

const control = 'export const nothing = 0;\n';
/** TS6305 says no more than that another room, red itself, was not built. */
const rulesOf: Readonly<Record<Tool, RegExp>> = { linter: /noRestrictedImports|noNodejsModules|plugin/, compiler: /^TS(?!6305)/ };

describe('the walls between the rooms', function () {
  this.timeout(180_000);
  // One tree a tool: a library that only the linter refuses would bring the compiler the types of Node.
  const trees = {
    green: new WallTree({ ...doors, ...contents(walls, () => control) }),
    linter: new WallTree({ ...doors, ...contents(walls, (wall) => `${wall.line}\n`) }),
    compiler: new WallTree({ ...doors, ...contents(against('compiler'), (wall) => `${wall.line}\n`) }),
  };
  let linted: Map<string, string[]>;
  let compiled: Map<string, string[]>;

  before('one run of each tool over all forbidden lines', () => {
    linted = trees.linter.lint().faults;
    compiled = trees.compiler.compile();
  });
  after(() => {
    for (const tree of Object.values(trees)) tree.remove();
  });

  it('let everything pass that is allowed, and have looked at every file', () => {
    const { faults, scanned } = trees.green.lint();

    expect([...faults].filter(([, rules]) => rules.some((rule) => rulesOf.linter.test(rule)))).to.deep.equal([]);
    expect(scanned).to.be.at.least(walls.length + Object.keys(doors).length);
    expect([...trees.green.compile()]).to.deep.equal([]);
    for (const { file } of walls) expect(existsSync(join(trees.green.folder, emitted(file))), file).to.equal(true);
  });

  for (const { what, file, by } of walls) {
    for (const tool of by) {
      it(`${what}: the ${tool} goes red`, () => {
        const faults = (tool === 'linter' ? linted : compiled).get(file);

        expect(faults ?? [], `${file} is not named`).to.satisfy((found: string[]) => found.some((fault) => rulesOf[tool].test(fault)));
      });
    }
  }
});

function inEngine(what: string, line: string, by: readonly Tool[]): Wall {
  return wall(`the engine ${what}`, 'engine/ledger', line, by);
}

function wall(what: string, folder: string, line: string, by: readonly Tool[]): Wall {
  const name = what
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  // Date.now and Date.now() are two walls.
  const form = line.includes('()') ? 'called' : 'named';
  return { what, file: `${folder}/wall-${name}-${form}.ts`, line, by };
}

function against(tool: Tool): Wall[] {
  return walls.filter((each) => each.by.includes(tool));
}

function contents(list: readonly Wall[], content: (of: Wall) => string): Record<string, string> {
  return Object.fromEntries(list.map((each) => [each.file, content(each)]));
}

/** Where the compiler leaves the types of a file. */
function emitted(file: string): string {
  return join('dist', file.replace(/\.ts$/, '.d.ts'));
}
