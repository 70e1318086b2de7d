import type { AnswerOf, Segment, SegmentRow } from '#engine';
import type { World } from '../../runtime.ts';
import type { DefinitionDocument, DefinitionVersionDocument } from '../../store/system-documents.ts';
import { person } from './person.ts';
import { iso, known } from './wire.ts';

const MACHINES: ReadonlySet<string> = new Set(['strategy', 'resolution']);

type Summary = AnswerOf<'definitions.list'>['items'][number];

/** What a line of the list knows beside the definition. */
export interface SummaryContext {
  readonly names: ReadonlyMap<string, string>;
  readonly running: number;
  readonly inside?: Summary['inside'];
  readonly fedBy?: Summary['fedBy'];
  readonly paused?: Summary['paused'];
}

export function runs(kind: string): boolean {
  return MACHINES.has(kind);
}

export function definitionSummary(definition: DefinitionDocument, context: SummaryContext): Summary {
  const { draft, publishedAt, publishedBy } = definition;
  // Who saves or publishes later is the one who changed it.
  const isDraftLater = draft !== undefined && (publishedAt === undefined || draft.savedAt >= publishedAt);
  return known({
    kind: definition.kind,
    id: definition.id,
    name: definition.name,
    description: definition.description,
    version: definition.version,
    publishedAt: publishedAt?.toISOString(),
    hasDraft: draft !== undefined,
    changedAt: (isDraftLater ? draft.savedAt : publishedAt)?.toISOString(),
    changedBy: person(isDraftLater ? draft.by : publishedBy, context.names),
    running: runs(definition.kind) ? context.running : undefined,
    inside: context.inside,
    fedBy: context.fedBy,
    paused: context.paused,
  }) as Summary;
}

export function versionView(version: DefinitionVersionDocument, names: ReadonlyMap<string, string>) {
  return known({
    version: version.version,
    hash: version.hash,
    publishedAt: version.publishedAt.toISOString(),
    by: person(version.by, names),
    comment: version.comment,
  }) as AnswerOf<'definitions.get'>['versions'][number];
}

/** The segments by which accounts are told apart now, and the rows of them that name a strategy. */
export function segmentInForce({ published, settings }: Pick<World, 'published' | 'settings'>): Segment | undefined {
  return published.definitions.find((each): each is Segment => each.kind === 'segment' && each.id === settings.installation.segment);
}

/** Pauses of a strategy that hold; one that is being ended holds nothing back any more. */
export function pausesOf({ settings }: Pick<World, 'settings'>, strategyId: string): NonNullable<Summary['paused']> {
  return settings.pauses
    .filter((pause) => pause.strategyId === strategyId && pause.resumption === undefined)
    .map(({ step, reason, by, byName, at }) => ({ ...(step === '' ? {} : { step }), reason, by: { id: by, name: byName }, at: iso(at) }));
}

export function rowsNaming(segment: Segment | undefined, strategyId: string): SegmentRow[] {
  return (segment?.rows ?? []).filter((row) => row.strategy === strategyId);
}
