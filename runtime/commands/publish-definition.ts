import { createHash } from 'node:crypto';
import {
  checkDefinition,
  createRegistry,
  type Definition,
  type DefinitionReport,
  type Diagnostic,
  hasErrors,
  hashedText,
  parseDefinition,
  type Registry,
} from '#engine';
import type { Published } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import { getDefinition, insertVersion } from '../store/definition-store.ts';
import { bumpPublishedStamp } from '../store/settings.ts';
import type { Transaction } from '../store/store.ts';
import { ADMIN_CHAIN, appendEntries } from '../store/timeline-store.ts';

/** A definition that was read, with its text as it came. */
export interface ReadDefinition {
  readonly definition: Definition;
  readonly text: string;
}

/** The hash a version is known by. */
export function hashOf(definition: Definition): string {
  return createHash('sha256').update(hashedText(definition)).digest('hex');
}

export function read(
  text: string,
): { readonly ok: true; readonly value: ReadDefinition } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = parseDefinition(text);
  return parsed.ok ? { ok: true, value: { definition: parsed.definition, text } } : parsed;
}

/** What a definition may refer to: all that is published, with those being looked at in place of their older selves. */
export function registryWith(runtime: Pick<Runtime, 'connectors'>, published: Published, drafts: readonly Definition[]): Registry {
  const replaced = new Set(drafts.map((draft) => `${draft.kind}/${draft.id}`));
  const others = published.definitions.filter((each) => !replaced.has(`${each.kind}/${each.id}`));
  return createRegistry([...others, ...drafts], runtime.connectors.offerings());
}

export interface PublishResult {
  readonly version: number;
  readonly hash: string;
  readonly unchanged: boolean;
  readonly report: DefinitionReport;
}

/**
 * Publishes definitions together, all or none: each is linted and its tests are run against the others, then
 * frozen as a version under its hash. One whose content is published already stays as it is. Diagnostics by
 * `kind/id` when anything is wrong.
 */
export async function publishDefinitions(
  runtime: Pick<Runtime, 'store' | 'connectors'>,
  world: World,
  drafts: readonly ReadDefinition[],
  by: { readonly id: string; readonly changeId: string; readonly comment?: string | undefined } | undefined,
  transaction: Transaction,
): Promise<
  | { readonly ok: true; readonly results: readonly PublishResult[] }
  | { readonly ok: false; readonly faults: ReadonlyMap<string, readonly Diagnostic[]> }
> {
  const registry = registryWith(
    runtime,
    world.published,
    drafts.map((draft) => draft.definition),
  );
  const reports = drafts.map(({ definition }) => checkDefinition(definition, registry));
  const faulty = drafts.flatMap(({ definition }, index) => {
    const diagnostics = reports[index]?.diagnostics ?? [];
    return hasErrors(diagnostics) ? [[`${definition.kind}/${definition.id}`, diagnostics] as const] : [];
  });
  if (faulty.length > 0) return { ok: false, faults: new Map(faulty) };

  const results: PublishResult[] = [];
  for (const [index, { definition, text }] of drafts.entries()) {
    const { kind, id, name, description } = definition;
    const hash = hashOf(definition);
    const report = reports[index] as DefinitionReport;
    const current = await getDefinition(runtime.store, kind, id, transaction);
    const draftDiffers = current?.draft !== undefined;
    if (current?.hash === hash && current.version !== undefined && !draftDiffers) {
      results.push({ version: current.version, hash, unchanged: true, report });
      continue;
    }
    const version = await insertVersion(
      runtime.store,
      { kind, id, name, description, text, hash, by: by?.id, comment: by?.comment },
      transaction,
    );
    results.push({ version, hash, unchanged: false, report });
    await appendEntries(
      runtime.store,
      [
        {
          key: `published:${kind}/${id}@${version}`,
          chain: ADMIN_CHAIN,
          at: world.now,
          type: 'definition.published',
          data: { kind, id, version, hash, ...(by?.comment === undefined ? {} : { comment: by.comment }) },
          by: by?.id,
        },
      ],
      transaction,
    );
  }
  if (results.some((result) => !result.unchanged)) await bumpPublishedStamp(runtime.store, transaction);
  return { ok: true, results };
}
