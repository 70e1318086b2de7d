import { checkDefinition, type Diagnostic, hasErrors } from '#engine';
import { publishDefinitions, type ReadDefinition, read, registryWith } from '../../commands/publish-definition.ts';
import { countRunning, getDefinition, listDefinitions, publishedVersions, saveDraft, versionsOf } from '../../store/definition-store.ts';
import type { DefinitionDocument } from '../../store/system-documents.ts';
import { userNames } from '../../store/user-store.ts';
import type { Handlers, RequestContext } from '../handler.ts';
import { definitionProblem, type ProblemError, problem } from '../problem-answer.ts';
import { person } from '../views/person.ts';
import { known } from '../views/wire.ts';

const MACHINES: ReadonlySet<string> = new Set(['strategy', 'resolution']);

export const definitionHandlers = {
  'definitions.list': {
    async read({ runtime, query }) {
      const found = await listDefinitions(runtime.store, query.kind);
      return { items: found.map((definition) => summary(definition)) };
    },
  },
  'definitions.check': {
    async read({ runtime, world, text }) {
      const parsed = read(text);
      if (!parsed.ok) throw definitionProblem(parsed.diagnostics);
      const { definition } = parsed.value;
      return reportView(checkDefinition(definition, registryWith(runtime, world.published, [definition])));
    },
  },
  'definitions.bundle': {
    async read({ runtime }) {
      const versions = await publishedVersions(runtime.store);
      return { files: Object.fromEntries(versions.map(({ kind, id, text }) => [`${kind}/${id}.json`, text])) };
    },
  },
  'definitions.import': {
    async write({ runtime, world, caller, body, changeId }, transaction) {
      const drafts: ReadDefinition[] = [];
      const faults: Diagnostic[] = [];
      for (const [name, text] of Object.entries(body.files).sort(([a], [b]) => (a < b ? -1 : 1))) {
        const parsed = read(text);
        if (parsed.ok) drafts.push(parsed.value);
        else faults.push(...parsed.diagnostics.map((each) => ({ ...each, message: `${name}: ${each.message}` })));
      }
      if (faults.length > 0) throw definitionProblem(faults);
      const outcome = await publishDefinitions(runtime, world, drafts, { id: caller.actor.id, changeId }, transaction);
      if (!outcome.ok)
        throw definitionProblem(
          [...outcome.faults].flatMap(([name, list]) => list.map((each) => ({ ...each, message: `${name}: ${each.message}` }))),
        );
      const published = outcome.results.filter((result) => !result.unchanged).length;
      return { ok: true, value: { published, unchanged: outcome.results.length - published } };
    },
  },
  'definitions.get': {
    async read({ runtime, params, response }) {
      const { kind = '', definitionId = '' } = params;
      const definition = await getDefinition(runtime.store, kind, definitionId);
      if (!definition) throw problem('resource.unknown', 'there is no such definition');
      response.setHeader('ETag', `"${definition.revision}"`);
      const versions = await versionsOf(runtime.store, kind, definitionId);
      const names = await userNames(runtime.store);
      const { draft } = definition;
      return known({
        ...(summary({ ...definition, running: await countRunning(runtime.store, kind, definitionId) }) as object),
        hash: definition.hash,
        text: versions.find((each) => each.version === definition.version)?.text,
        draft:
          draft && known({ revision: draft.revision, text: draft.text, savedAt: draft.savedAt.toISOString(), by: person(draft.by, names) }),
        versions: versions.map((each) =>
          known({ version: each.version, hash: each.hash, publishedAt: each.publishedAt.toISOString(), by: person(each.by, names) }),
        ),
      }) as never;
    },
  },
  'definitions.save': {
    async write(context, transaction) {
      const { runtime, world, caller, params, text, query } = context;
      const { kind = '', definitionId = '' } = params;
      const parsed = read(text);
      if (!parsed.ok) throw definitionProblem(parsed.diagnostics);
      const { definition } = parsed.value;
      if (definition.kind !== kind || definition.id !== definitionId) {
        throw problem('definition.id_mismatch', `the document is ${definition.kind}/${definition.id}`);
      }
      const report = checkDefinition(definition, registryWith(runtime, world.published, [definition]));
      if (hasErrors(report.diagnostics) && !query.unfinished) throw definitionProblem(report.diagnostics);
      const revision = await saveDraft(
        runtime.store,
        { kind, id: definitionId, name: definition.name, description: definition.description, text, by: caller.actor.id },
        expectedRevision(context),
        transaction,
      );
      if (revision === undefined) throw await outdated(context);
      context.response.setHeader('ETag', `"${revision}"`);
      return { ok: true, value: { revision, ...reportView(report) } };
    },
  },
  'definitions.publish': {
    async write(context, transaction) {
      const { runtime, world, caller, params, changeId } = context;
      const { kind = '', definitionId = '' } = params;
      const current = await getDefinition(runtime.store, kind, definitionId, transaction);
      if (!current) throw problem('resource.unknown', 'there is no such definition');
      if (!current.draft) throw problem('draft.missing', 'save a draft first');
      if (current.revision !== expectedRevision(context)) throw await outdated(context);
      const parsed = read(current.draft.text);
      if (!parsed.ok) throw definitionProblem(parsed.diagnostics);
      const outcome = await publishDefinitions(runtime, world, [parsed.value], { id: caller.actor.id, changeId }, transaction);
      if (!outcome.ok) throw definitionProblem([...outcome.faults.values()].flat());
      const [result] = outcome.results;
      if (!result) throw problem('draft.missing', 'save a draft first');
      const { version, hash, unchanged, report } = result;
      return { ok: true, value: { version, hash, unchanged, ...reportView(report) } };
    },
  },
} satisfies Partial<Handlers>;

function summary(definition: DefinitionDocument & { running?: number }) {
  return known({
    kind: definition.kind,
    id: definition.id,
    name: definition.name,
    description: definition.description,
    version: definition.version,
    publishedAt: definition.publishedAt?.toISOString(),
    hasDraft: definition.draft !== undefined,
    running: MACHINES.has(definition.kind) ? (definition.running ?? 0) : undefined,
  }) as never;
}

function reportView(report: ReturnType<typeof checkDefinition>) {
  const { states, transitions } = report.coverage ?? {};
  return {
    diagnostics: report.diagnostics.map((each) => ({ ...each })),
    tests: { ...report.tests },
    ...(states && transitions
      ? {
          coverage: {
            states: { ...states, missing: [...states.missing] },
            transitions: { ...transitions, missing: [...transitions.missing] },
          },
        }
      : {}),
  };
}

/** The revision the caller has changed; `*` is for a definition that does not exist yet. */
function expectedRevision({ request }: RequestContext): number {
  const header = request.headers['if-match'];
  if (header === undefined) throw problem('revision.required', 'send If-Match with the revision, or * for a new definition');
  if (header.trim() === '*') return 0;
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (revision === undefined) throw problem('revision.required', 'If-Match takes the revision as it was given');
  return Number(revision);
}

async function outdated({ runtime, params, response }: RequestContext): Promise<ProblemError> {
  const current = await getDefinition(runtime.store, params['kind'] ?? '', params['definitionId'] ?? '');
  if (current) response.setHeader('ETag', `"${current.revision}"`);
  return problem('revision.outdated', `it is at revision ${current?.revision ?? 0} now; fetch it and apply your change to that`);
}
