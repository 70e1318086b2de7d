import type { Newer } from '#engine';
import { getDefinition, versionOf } from '../store/definition-store.ts';
import { userNames } from '../store/user-store.ts';
import type { RequestContext } from './handler.ts';
import { ProblemError, problem } from './problem-answer.ts';
import { person } from './views/person.ts';

/** The revision the caller has changed; `*` is for a definition that does not exist yet. */
export function expectedRevision({ request }: RequestContext): number {
  const header = request.headers['if-match'];
  if (header === undefined) throw problem('revision.required', 'send If-Match with the revision, or * for a new definition');
  if (header.trim() === '*') return 0;
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (revision === undefined) throw problem('revision.required', 'If-Match takes the revision as it was given');
  return Number(revision);
}

/** Says that somebody was faster, with what he has made of it: the caller applies his own changes to that. */
export async function outdated({ runtime, params, response }: RequestContext): Promise<ProblemError> {
  const { kind = '', definitionId = '' } = params;
  const current = await getDefinition(runtime.store, kind, definitionId);
  if (!current) return problem('revision.outdated', 'there is no such definition any more; save it as a new one');
  response.setHeader('ETag', `"${current.revision}"`);
  const detail = `it is at revision ${current.revision} now; apply your change to that`;
  const newer = await newerOf(runtime.store, current);
  return new ProblemError({ code: 'revision.outdated', detail }, undefined, newer);
}

async function newerOf(
  store: RequestContext['runtime']['store'],
  { kind, id, draft, revision, version }: NonNullable<Awaited<ReturnType<typeof getDefinition>>>,
): Promise<Newer | undefined> {
  const names = await userNames(store);
  const authorOf = (id: string | undefined) => (id === undefined ? {} : { by: person(id, names) as NonNullable<Newer['by']> });
  if (draft) return { revision, draft: true, text: draft.text, at: draft.savedAt.toISOString(), ...authorOf(draft.by) };
  const published = version === undefined ? undefined : await versionOf(store, kind, id, version);
  return published && { revision, draft: false, text: published.text, at: published.publishedAt.toISOString(), ...authorOf(published.by) };
}
