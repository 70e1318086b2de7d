import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../runtime/project-folder.ts';

export interface StockRule {
  readonly place: string;
  readonly conditions: unknown;
}

/** Every rule of the stock definitions, wherever it stands: named, in a guard, in a row, in a valuation. */
export function stockRules(): StockRule[] {
  const folder = join(projectFolder(), 'definitions');
  const kinds = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'schema');
  return kinds.flatMap(({ name }) =>
    readdirSync(join(folder, name)).flatMap((file) => {
      const definition = JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as Record<string, unknown>;
      const named = Object.entries((definition['rules'] ?? {}) as Record<string, unknown>);
      return [...named.map(([rule, conditions]) => ({ place: `${file} /rules/${rule}`, conditions })), ...inlineRules(definition, file)];
    }),
  );
}

function inlineRules(value: unknown, place: string): StockRule[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => {
    const at = `${place}/${key}`;
    const guard = held as { readonly type?: unknown; readonly params?: unknown } | null;
    if (key === 'when' && typeof held === 'object') return [{ place: at, conditions: held }];
    if (key === 'guard' && typeof held === 'object' && guard?.type === 'rule') return [{ place: at, conditions: guard.params }];
    return inlineRules(held, at);
  });
}
