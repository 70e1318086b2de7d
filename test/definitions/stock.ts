import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRegistry, type Definition, type Flow, parseDefinition, type Registry } from '#engine';

/** A stock definition and the file it stands in. */
export interface StockFile {
  /** Below `definitions/`, with slashes: `strategies/business-ladder.json`. */
  readonly path: string;
  readonly text: string;
  readonly definition: Definition;
}

const ROOM = join(import.meta.dirname, '../../definitions');

/** Every stock definition, in order of its path. A file that cannot be read fails here with its faults. */
export const stock: readonly StockFile[] = jsonFilesIn('').map((path) => {
  const text = readFileSync(join(ROOM, path), 'utf8');
  const parsed = parseDefinition(text);
  if (!parsed.ok) throw new Error(`${path}: ${JSON.stringify(parsed.diagnostics, undefined, 2)}`);
  return { path, text, definition: parsed.definition };
});

export const stockDefinitions: readonly Definition[] = stock.map((file) => file.definition);

/** The stock strategies and resolution paths. */
export const stockFlows: readonly Flow[] = stockDefinitions.filter(isFlow);

/** One file of each kind with its first test only: small enough to try every place of it. */
export const oneOfEachKind: readonly StockFile[] = [...new Map(stock.map((file) => [file.definition.kind, file])).values()].map(
  ({ path, text, definition }) => ({ path, text, definition: withFirstTest(definition) }),
);

/** The registry of an installation with the stock definitions and a connector for email. */
export const stockRegistry: Registry = createRegistry(stockDefinitions, [{ channels: ['email'] }]);

export function isFlow(definition: Definition): definition is Flow {
  return definition.kind === 'strategy' || definition.kind === 'resolution';
}

/** The generated schemas beside the definitions are no definitions. */
function jsonFilesIn(folder: string): string[] {
  return readdirSync(join(ROOM, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return path === 'schema' ? [] : jsonFilesIn(path);
      return path.endsWith('.json') ? [path] : [];
    })
    .sort();
}

function withFirstTest(definition: Definition): Definition {
  return 'tests' in definition ? ({ ...definition, tests: definition.tests?.slice(0, 1) } as Definition) : definition;
}
