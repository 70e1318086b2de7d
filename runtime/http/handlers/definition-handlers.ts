import { checkDefinition, type Diagnostic } from '#engine';
import { publishDefinitions, type ReadDefinition, read, registryWith } from '../../commands/publish-definition.ts';
import { insideStrategies } from '../../insight/inside-strategies.ts';
import { Tally } from '../../insight/tally.ts';
import type { World } from '../../runtime.ts';
import { countRunning, getDefinition, listDefinitions, publishedVersions, saveDraft, versionsOf } from '../../store/definition-store.ts';
import type { DefinitionDocument } from '../../store/system-documents.ts';
import { userNames } from '../../store/user-store.ts';
import { tellDefinitionChanged } from '../definition-hint.ts';
import { keptDraft } from '../draft.ts';
import type { Handlers } from '../handler.ts';
import { definitionProblem, problem } from '../problem-answer.ts';
import { expectedRevision, outdated } from '../revision.ts';
import { definitionSummary, pausesOf, rowsNaming, segmentInForce, versionView } from '../views/definition-view.ts';
import { person } from '../views/person.ts';
import { known } from '../views/wire.ts';

export const definitionHandlers = {
  'definitions.list': {
    async read({ runtime, world, caller, query }) {
      const found = await listDefinitions(runtime.store, query.kind);
      const names = await userNames(runtime.store);
      const strategies = found.flatMap(({ kind, id }) => (kind === 'strategy' ? [id] : []));
      const inside = await insideStrategies(runtime.store, world, strategies, caller.units);
      return {
        items: found.map(({ running, ...definition }) =>
          definitionSummary(definition, { names, running, ...strategyContext(definition, world, inside) }),
        ),
      };
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
    async read({ runtime, world, caller, params, response }) {
      const { kind = '', definitionId = '' } = params;
      const definition = await getDefinition(runtime.store, kind, definitionId);
      if (!definition) throw problem('resource.unknown', 'there is no such definition');
      response.setHeader('ETag', `"${definition.revision}"`);
      const versions = await versionsOf(runtime.store, kind, definitionId);
      const names = await userNames(runtime.store);
      const { draft } = definition;
      return known({
        ...definitionSummary(definition, {
          names,
          running: await countRunning(runtime.store, kind, definitionId),
          ...strategyContext(
            definition,
            world,
            await insideStrategies(runtime.store, world, runsAccounts(kind, definitionId), caller.units),
          ),
        }),
        hash: definition.hash,
        text: versions.find((each) => each.version === definition.version)?.text,
        draft:
          draft && known({ revision: draft.revision, text: draft.text, savedAt: draft.savedAt.toISOString(), by: person(draft.by, names) }),
        versions: versions.map((each) => versionView(each, names)),
      }) as never;
    },
  },
  'definitions.save': {
    async write(context, transaction) {
      const { runtime, caller, params, text, query } = context;
      const { kind = '', definitionId = '' } = params;
      const { name, description, report } = keptDraft(text, { kind, id: definitionId }, context, query.unfinished === true);
      const revision = await saveDraft(
        runtime.store,
        { kind, id: definitionId, name, description, text, by: caller.actor.id },
        expectedRevision(context),
        transaction,
      );
      if (revision === undefined) throw await outdated(context);
      context.response.setHeader('ETag', `"${revision}"`);
      return { ok: true, value: { revision, ...reportView(report) } };
    },
    after: tellDefinitionChanged,
  },
  'definitions.publish': {
    async write(context, transaction) {
      const { runtime, world, caller, params, body, changeId } = context;
      const { kind = '', definitionId = '' } = params;
      const current = await getDefinition(runtime.store, kind, definitionId, transaction);
      if (!current) throw problem('resource.unknown', 'there is no such definition');
      // First, so that whoever is second learns who has published it and not that nothing is left to publish.
      if (current.revision !== expectedRevision(context)) throw await outdated(context);
      if (!current.draft) throw problem('draft.missing', 'save a draft first');
      const parsed = read(current.draft.text);
      if (!parsed.ok) throw definitionProblem(parsed.diagnostics);
      const by = { id: caller.actor.id, changeId, comment: body.comment };
      const outcome = await publishDefinitions(runtime, world, [parsed.value], by, transaction);
      if (!outcome.ok) throw definitionProblem([...outcome.faults.values()].flat());
      const [result] = outcome.results;
      if (!result) throw problem('draft.missing', 'save a draft first');
      const { version, hash, unchanged, report } = result;
      return { ok: true, value: { version, hash, unchanged, ...reportView(report) } };
    },
    after: tellDefinitionChanged,
  },
} satisfies Partial<Handlers>;

function runsAccounts(kind: string, id: string): string[] {
  return kind === 'strategy' ? [id] : [];
}

/** Whom a strategy works on, and which segments lead to it. */
function strategyContext({ kind, id }: DefinitionDocument, world: World, inside: ReadonlyMap<string, Tally>) {
  if (kind !== 'strategy') return {};
  const rows = rowsNaming(segmentInForce(world), id);
  return {
    inside: (inside.get(id) ?? new Tally()).part(),
    fedBy: rows.map((row) => ({ row: row.id, name: row.name })),
    paused: pausesOf(world, id),
  };
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
