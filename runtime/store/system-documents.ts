import { Type } from 'typebox';
import { roles } from '#engine';
import { Choice, type DocumentOf, defineCollection, Moment } from './define-collection.ts';

const Text = Type.String();
const Optional = Type.Optional;
const Any = Type.Unknown();

/** A definition by kind and id: its draft, and which version is published. */
export const definitions = defineCollection('definitions', {
  _id: Text,
  kind: Text,
  id: Text,
  name: Text,
  description: Optional(Text),
  draft: Optional(Type.Object({ text: Text, revision: Type.Integer(), savedAt: Moment, by: Optional(Text) })),
  revision: Type.Integer(),
  version: Optional(Type.Integer()),
  hash: Optional(Text),
  publishedAt: Optional(Moment),
  publishedBy: Optional(Text),
});
export type DefinitionDocument = DocumentOf<typeof definitions>;

/** A published version: the exact text, never changed. */
export const definitionVersions = defineCollection(
  'definitionVersions',
  {
    _id: Text,
    kind: Text,
    id: Text,
    version: Type.Integer(),
    hash: Text,
    text: Text,
    publishedAt: Moment,
    by: Optional(Text),
    comment: Optional(Text),
  },
  [{ key: { kind: 1, id: 1, version: 1 }, unique: true }],
);
export type DefinitionVersionDocument = DocumentOf<typeof definitionVersions>;

/** The first answer given under an idempotency key. */
export const answers = defineCollection('answers', { _id: Text, requestHash: Text, status: Type.Integer(), body: Any, createdAt: Moment }, [
  { key: { createdAt: 1 }, expireAfterSeconds: 7 * 24 * 3600 },
]);
export type AnswerDocument = DocumentOf<typeof answers>;

export const sessions = defineCollection('sessions', { _id: Text, userId: Text, createdAt: Moment, expiresAt: Moment }, [
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  { key: { userId: 1 } },
]);
export type SessionDocument = DocumentOf<typeof sessions>;

/** A machine key; only its hash is kept. */
export const apiKeys = defineCollection(
  'apiKeys',
  {
    _id: Text,
    name: Text,
    role: Choice(roles),
    keyHash: Text,
    createdAt: Moment,
  },
  [{ key: { keyHash: 1 }, unique: true }],
);
export type ApiKeyDocument = DocumentOf<typeof apiKeys>;

/** Single documents: the clock, installation settings, channels. */
export const settings = defineCollection('settings', { _id: Text, value: Any });
export type SettingDocument = DocumentOf<typeof settings>;

/** A source of ledger records and how far it is current. A live one always is. */
export const feeds = defineCollection('feeds', {
  _id: Text,
  name: Text,
  mode: Choice(['live', 'batch']),
  currentThrough: Optional(Text),
});
export type FeedDocument = DocumentOf<typeof feeds>;

/** Settings of an installed connector; secrets are encrypted and never leave. */
export const connectorSettings = defineCollection('connectorSettings', {
  _id: Text,
  enabled: Type.Boolean(),
  settings: Type.Record(Text, Any),
  secrets: Type.Record(Text, Text),
});
export type ConnectorSettingsDocument = DocumentOf<typeof connectorSettings>;

export const imports = defineCollection(
  'imports',
  {
    _id: Text,
    status: Text,
    mapping: Any,
    /** Only reads the file. */
    trial: Optional(Type.Boolean()),
    sourceId: Text,
    startedAt: Moment,
    finishedAt: Optional(Moment),
    failure: Optional(Text),
    counts: Any,
    assumptions: Type.Array(Text),
  },
  [
    // Two files at once would book one account from two sides.
    { key: { status: 1 }, unique: true, partialFilterExpression: { status: 'running' }, name: 'one_at_a_time' },
  ],
);
export type ImportDocument = DocumentOf<typeof imports>;

export const refusedRows = defineCollection(
  'refusedRows',
  { _id: Text, importId: Text, line: Type.Integer(), column: Text, value: Text, reason: Text },
  [{ key: { importId: 1, line: 1 } }],
);
export type RefusedRowDocument = DocumentOf<typeof refusedRows>;
