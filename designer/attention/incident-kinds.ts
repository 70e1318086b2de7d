import type { AnswerOf, IncidentKind } from '#engine';

export type Incident = AnswerOf<'incidents.list'>['items'][number];

/** Kinds that trying again lets go on; the others are settled, or tried again by themselves. */
const retried: ReadonlySet<IncidentKind> = new Set(['strategy', 'effect', 'night']);

/** Whether trying again lets what was stopped go on. */
export function canRetry(kind: IncidentKind): boolean {
  return retried.has(kind);
}
