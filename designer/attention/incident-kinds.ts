import type { AnswerOf } from '#engine';

export type Incident = AnswerOf<'incidents.list'>['items'][number];

const kinds = ['strategy', 'notice', 'effect', 'alert', 'night', 'import'] as const;
export type IncidentKind = (typeof kinds)[number];

/** What has stopped; of a kind that is not known here, that an action has. */
export function kindOf(incident: Incident): IncidentKind {
  return kinds.find((kind) => kind === incident.kind) ?? 'effect';
}

/** Whether trying again lets what was stopped go on. */
export function canRetry(kind: IncidentKind): boolean {
  return kind === 'strategy' || kind === 'effect';
}
