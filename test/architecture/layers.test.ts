import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect } from 'chai';
import { importsOf, typescriptFiles } from '../support/import-scan.ts';

const ENGINE = join(import.meta.dirname ?? __dirname, '../../engine');

/** Folders of the engine from the ground up; those on one line know nothing of each other. */
const layers: readonly (readonly string[])[] = [
  ['base'],
  ['diagnostics'],
  ['model'],
  ['facts'],
  ['registry'],
  ['rules'],
  ['timers'],
  ['ledger'],
  ['policy', 'templates', 'scoring'],
  ['machine'],
  ['words'],
  ['lint', 'compare'],
  ['fixes'],
  ['simulate'],
  ['contract'],
];

function levelOf(folder: string): number {
  return layers.findIndex((names) => names.includes(folder));
}

/** What a file of the engine imports that does not lie below it. */
function upward(path: string, text: string): string[] {
  const [folder = ''] = path.split('/');
  return importsOf(text)
    .filter((name) => name.startsWith('.') || name.startsWith('#'))
    .filter((name) => {
      const target = name.startsWith('#') ? name : posix.normalize(posix.join(posix.dirname(path), name));
      const [other = ''] = target.split('/');
      return other !== folder && (levelOf(other) < 0 || levelOf(other) >= levelOf(folder));
    });
}

describe('the folders of the engine', () => {
  const files = typescriptFiles(ENGINE).filter((path) => path !== 'index.ts');

  it('are all in the order of layers', () => {
    expect(files.length).to.be.above(60);
    expect([...new Set(files.map((path) => path.split('/')[0] ?? ''))].filter((folder) => levelOf(folder) < 0)).to.deep.equal([]);
  });

  it('import only downward', () => {
    const found = files.flatMap((path) => upward(path, readFileSync(join(ENGINE, path), 'utf8')).map((name) => `${path} imports ${name}`));

    expect(found).to.deep.equal([]);
  });

  it('have imports at all, so that the scan has something to find', () => {
    const counted = files.map((path) => importsOf(readFileSync(join(ENGINE, path), 'utf8')).length);

    expect(counted.reduce((sum, count) => sum + count, 0)).to.be.above(200);
  });
});

describe('the scan of imports', () => {
  const canaries: readonly (readonly [string, string])[] = [
    ['base/x.ts', `import { standingOf } from '../ledger/standing.ts';`],
    ['base/x.ts', `import type { Book } from '../ledger/book.ts';`],
    ['ledger/x.ts', `export * from '../machine/step.ts';`],
    ['ledger/x.ts', `export { lint } from "../lint/lint.ts";`],
    ['rules/x.ts', `const late = await import('../timers/due-at.ts');`],
    ['rules/x.ts', `import {\n  dueAt,\n  type DueTime,\n} from '../timers/due-at.ts';`],
    ['model/x.ts', `import '../facts/catalog.ts';`],
    ['policy/x.ts', `import { renderTemplate } from '../templates/render.ts';`],
    ['templates/x.ts', `import { compileRanking } from '../scoring/rank.ts';`],
    ['simulate/x.ts', `import { routes } from '../contract/api.ts';`],
    ['lint/x.ts', `import { everything } from '../index.ts';`],
    ['lint/x.ts', `import { everything } from '#engine';`],
    ['contract/x.ts', `import { app } from '../../runtime/main.ts';`],
  ];
  for (const [path, text] of canaries) {
    it(`bites at ${path}: ${text.replaceAll('\n', ' ')}`, () => {
      expect(upward(path, text)).to.have.length(1);
    });
  }

  it('lets pass what is allowed, and what only a comment says', () => {
    expect(
      upward(
        'ledger/x.ts',
        `import { put } from './book.ts';\nimport { addDays } from '../base/local-date.ts';\nimport { DateTime } from 'luxon';`,
      ),
    ).to.deep.equal([]);
    expect(
      upward('base/x.ts', `/** import { Book } from '../ledger/book.ts' */\n// import '../ledger/book.ts'\nexport const x = 1;`),
    ).to.deep.equal([]);
  });
});
