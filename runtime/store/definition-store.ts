import { collectionsOf } from './collections.ts';
import { type Store, type Transaction, within } from './store.ts';
import type { DefinitionDocument, DefinitionVersionDocument } from './system-documents.ts';
import { type Units, withinUnits } from './unit-scope.ts';

/** The versions that are published now. */
export async function publishedVersions(store: Store): Promise<DefinitionVersionDocument[]> {
  const { definitions, definitionVersions } = collectionsOf(store);
  const heads = await definitions.find({ version: { $gt: 0 } }).toArray();
  if (heads.length === 0) return [];
  return definitionVersions.find({ $or: heads.map(({ kind, id, version }) => ({ kind, id, version: version as number })) }).toArray();
}

/** The text of a published flow by its hash; undefined when there is none. */
export async function flowTextByHash(store: Store, hash: string): Promise<string | undefined> {
  const version = await collectionsOf(store).definitionVersions.findOne({ hash, kind: { $in: ['strategy', 'resolution'] } });
  return version?.text;
}

export async function getDefinition(
  store: Store,
  kind: string,
  id: string,
  transaction?: Transaction,
): Promise<DefinitionDocument | undefined> {
  return (await collectionsOf(store).definitions.findOne({ _id: `${kind}/${id}` }, within(transaction))) ?? undefined;
}

export async function listDefinitions(store: Store, kind: string | undefined): Promise<(DefinitionDocument & { running: number })[]> {
  const { definitions, enrollments } = collectionsOf(store);
  const found = await definitions
    .find(kind === undefined ? {} : { kind })
    .sort({ kind: 1, name: 1 })
    .toArray();
  const running = await enrollments
    .aggregate<{ _id: { kind: string; id: string }; count: number }>([
      { $match: { status: { $in: ['active', 'parked'] } } },
      { $group: { _id: { kind: '$kind', id: '$definitionId' }, count: { $sum: 1 } } },
    ])
    .toArray();
  return found.map((definition) => ({
    ...definition,
    running: running.find((row) => row._id.kind === definition.kind && row._id.id === definition.id)?.count ?? 0,
  }));
}

/** How many subjects are on a strategy or path now, on any version. */
export async function countRunning(store: Store, kind: string, definitionId: string): Promise<number> {
  return collectionsOf(store).enrollments.countDocuments({
    kind: kind as 'strategy',
    definitionId,
    status: { $in: ['active', 'parked'] },
  });
}

export async function versionsOf(store: Store, kind: string, id: string): Promise<DefinitionVersionDocument[]> {
  return collectionsOf(store).definitionVersions.find({ kind, id }).sort({ version: -1 }).toArray();
}

export async function versionOf(store: Store, kind: string, id: string, version: number): Promise<DefinitionVersionDocument | undefined> {
  return (await collectionsOf(store).definitionVersions.findOne({ kind, id, version })) ?? undefined;
}

/** How many accounts run on each version of a flow now. */
export async function accountsByVersion(
  store: Store,
  kind: string,
  definitionId: string,
  units: Units,
): Promise<ReadonlyMap<number, number>> {
  const rows = await collectionsOf(store)
    .enrollments.aggregate<{ _id: number; accounts: number }>([
      { $match: { definitionId, status: { $in: ['active', 'parked'] }, kind, ...(await withinUnits(store, units, 'accountId')) } },
      { $group: { _id: { version: '$definitionVersion', account: '$accountId' } } },
      { $group: { _id: '$_id.version', accounts: { $sum: 1 } } },
    ])
    .toArray();
  return new Map(rows.map((row) => [row._id, row.accounts]));
}

/** Saves a draft if its revision is still the one that was changed; the new revision, or undefined. */
export async function saveDraft(
  store: Store,
  draft: {
    readonly kind: string;
    readonly id: string;
    readonly name: string;
    readonly description?: string | undefined;
    readonly text: string;
    readonly by?: string | undefined;
  },
  expected: number,
  transaction: Transaction,
): Promise<number | undefined> {
  const { definitions } = collectionsOf(store);
  const { kind, id, name, description, text, by } = draft;
  const revision = expected + 1;
  const content = { text, revision, savedAt: new Date(), ...(by === undefined ? {} : { by }) };
  const fields = { draft: content, revision, name, ...(description === undefined ? {} : { description }) };
  if (expected === 0 && !(await definitions.findOne({ _id: `${kind}/${id}` }, { session: transaction }))) {
    await definitions.insertOne({ _id: `${kind}/${id}`, kind, id, ...fields }, { session: transaction });
    return revision;
  }
  const { matchedCount } = await definitions.updateOne(
    { _id: `${kind}/${id}`, revision: expected },
    { $set: fields },
    { session: transaction },
  );
  return matchedCount === 1 ? revision : undefined;
}

/**
 * Throws a draft away if it is still the one that was looked at; what was never published is gone with it.
 * `name` and `description` become those of the published text. The new revision, 0 when nothing is left, undefined
 * when somebody was faster.
 */
export async function discardDraft(
  store: Store,
  definition: DefinitionDocument,
  published: { readonly name: string; readonly description?: string | undefined } | undefined,
  transaction: Transaction,
): Promise<number | undefined> {
  const { definitions } = collectionsOf(store);
  const { _id, revision } = definition;
  const options = { session: transaction };
  if (!published) return (await definitions.deleteOne({ _id, revision }, options)).deletedCount === 1 ? 0 : undefined;
  const { name, description } = published;
  const { matchedCount } = await definitions.updateOne(
    { _id, revision },
    {
      $set: { name, revision: revision + 1, ...(description === undefined ? {} : { description }) },
      $unset: { draft: '', ...(description === undefined ? { description: '' } : {}) },
    },
    options,
  );
  return matchedCount === 1 ? revision + 1 : undefined;
}

/** Freezes a text as the next version and makes it the published one. */
export async function insertVersion(
  store: Store,
  version: {
    readonly kind: string;
    readonly id: string;
    readonly name: string;
    readonly description?: string | undefined;
    readonly text: string;
    readonly hash: string;
    readonly by?: string | undefined;
    readonly comment?: string | undefined;
  },
  transaction: Transaction,
): Promise<number> {
  const { definitions, definitionVersions } = collectionsOf(store);
  const { kind, id, name, description, text, hash, by, comment } = version;
  const _id = `${kind}/${id}`;
  const current = await definitions.findOne({ _id }, { session: transaction });
  const number = (current?.version ?? 0) + 1;
  const publishedAt = new Date();
  await definitionVersions.insertOne(
    {
      _id: `${_id}@${number}`,
      kind,
      id,
      version: number,
      hash,
      text,
      publishedAt,
      ...(by === undefined ? {} : { by }),
      ...(comment === undefined ? {} : { comment }),
    },
    { session: transaction },
  );
  await definitions.updateOne(
    { _id },
    {
      $set: {
        kind,
        id,
        name,
        ...(description === undefined ? {} : { description }),
        version: number,
        hash,
        publishedAt,
        ...(by === undefined ? {} : { publishedBy: by }),
      },
      $unset: { draft: '', ...(by === undefined ? { publishedBy: '' } : {}) },
      $inc: { revision: 1 },
    },
    { session: transaction, upsert: true },
  );
  return number;
}
