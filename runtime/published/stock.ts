import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishDefinitions, type ReadDefinition, read } from '../commands/publish-definition.ts';
import { type Runtime, readWorld } from '../runtime.ts';

/** Folders of the stock that hold definitions. */
const NOT_DEFINITIONS: ReadonlySet<string> = new Set(['schema']);

/** Every definition file of a folder tree, by path, with its exact text. */
export async function readDefinitionFiles(folder: string): Promise<{ path: string; text: string }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return NOT_DEFINITIONS.has(entry.name) || entry.name.startsWith('.') ? [] : readDefinitionFiles(path);
        return entry.name.endsWith('.json') ? [{ path, text: await readFile(path, 'utf8') }] : [];
      }),
  );
  return found.flat();
}

/**
 * Publishes stock definitions this installation does not have yet. What it has is its own: a newer stock never
 * overwrites it. Answers how many were published.
 */
export async function publishStock(runtime: Runtime, folder: string): Promise<number> {
  const world = await readWorld(runtime);
  const drafts: ReadDefinition[] = [];
  for (const { path, text } of await readDefinitionFiles(folder)) {
    const parsed = read(text);
    if (!parsed.ok) throw new Error(`${path}: ${parsed.diagnostics.map((each) => `${each.pointer} ${each.message}`).join('; ')}`);
    const { kind, id } = parsed.value.definition;
    if (!world.published.versions.has(`${kind}/${id}`)) drafts.push(parsed.value);
  }
  if (drafts.length === 0) return 0;
  const outcome = await runtime.store.transaction((transaction) => publishDefinitions(runtime, world, drafts, undefined, transaction));
  if (!outcome.ok)
    throw new Error(
      `stock definitions have faults: ${[...outcome.faults].map(([name, list]) => `${name}: ${list[0]?.message}`).join('; ')}`,
    );
  return outcome.results.length;
}
