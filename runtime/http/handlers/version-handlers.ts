import { done } from '#engine';
import { read } from '../../commands/publish-definition.ts';
import { accountsByVersion, discardDraft, getDefinition, versionOf, versionsOf } from '../../store/definition-store.ts';
import { userNames } from '../../store/user-store.ts';
import { tellDefinitionChanged } from '../definition-hint.ts';
import type { Handlers } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { expectedRevision, outdated } from '../revision.ts';
import { runs, versionView } from '../views/definition-view.ts';

export const versionHandlers = {
  'definitions.discard': {
    async write(context, transaction) {
      const { runtime, params } = context;
      const { kind = '', definitionId = '' } = params;
      const current = await getDefinition(runtime.store, kind, definitionId, transaction);
      if (!current) throw problem('resource.unknown', 'there is no such definition');
      if (current.revision !== expectedRevision(context)) throw await outdated(context);
      if (!current.draft) throw problem('draft.missing', 'there is no draft to throw away');
      const published = current.version === undefined ? undefined : await versionOf(runtime.store, kind, definitionId, current.version);
      const reading = published && read(published.text);
      const revision = await discardDraft(runtime.store, current, reading?.ok ? reading.value.definition : undefined, transaction);
      if (revision === undefined) throw await outdated(context);
      if (revision > 0) context.response.setHeader('ETag', `"${revision}"`);
      return done(revision > 0 ? { revision } : {});
    },
    after: tellDefinitionChanged,
  },
  'definitions.versions': {
    async read({ runtime, caller, params }) {
      const { kind = '', definitionId = '' } = params;
      const definition = await getDefinition(runtime.store, kind, definitionId);
      if (!definition) throw problem('resource.unknown', 'there is no such definition');
      const names = await userNames(runtime.store);
      const running = runs(kind) ? await accountsByVersion(runtime.store, kind, definitionId, caller.units) : undefined;
      const versions = await versionsOf(runtime.store, kind, definitionId);
      return {
        items: versions.map((each) => ({
          ...versionView(each, names),
          current: each.version === definition.version,
          ...(running ? { accounts: running.get(each.version) ?? 0 } : {}),
        })),
      };
    },
  },
  'definitions.version': {
    async read({ runtime, params }) {
      const { kind = '', definitionId = '', version = '' } = params;
      const definition = await getDefinition(runtime.store, kind, definitionId);
      const found = /^\d{1,9}$/.test(version) ? await versionOf(runtime.store, kind, definitionId, Number(version)) : undefined;
      if (!definition || !found) throw problem('resource.unknown', 'there is no such version');
      const names = await userNames(runtime.store);
      return { kind, id: definitionId, ...versionView(found, names), current: found.version === definition.version, text: found.text };
    },
  },
} satisfies Partial<Handlers>;
