import {
  checkDefinition,
  type Definition,
  type DefinitionKind,
  type DefinitionReport,
  type Diagnostic,
  definitionLimits,
  diagnose,
  hasErrors,
  lint,
  readJson,
  spelled,
} from '#engine';
import { read, registryWith } from '../commands/publish-definition.ts';
import type { RequestContext } from './handler.ts';
import { definitionProblem, problem } from './problem-answer.ts';
import { unreadablePlaces } from './readable-text.ts';

type OfKind<K extends DefinitionKind> = Extract<Definition, { readonly kind: K }>;

/** A draft that is looked at, with its faults as lint sees them. */
export interface LookedAt<K extends DefinitionKind> {
  readonly definition: OfKind<K>;
  readonly faults: readonly Diagnostic[];
}

/** Reads a draft of a kind; what cannot be read, or is of another kind, is refused. */
export function draftOf<K extends DefinitionKind>(
  kind: K,
  text: string,
  { runtime, world }: Pick<RequestContext, 'runtime' | 'world'>,
): LookedAt<K> {
  const parsed = read(text);
  if (!parsed.ok) throw definitionProblem(parsed.diagnostics);
  const { definition } = parsed.value;
  if (!isOfKind(definition, kind))
    throw definitionProblem([diagnose('definition.value_refused', '/kind', `"${definition.kind}", where "${kind}" is wanted`)]);
  return { definition, faults: lint(definition, registryWith(runtime, world.published, [definition])) };
}

/** The same, refused with the faults `matters` names if there is an error among them. */
export function soundDraftOf<K extends DefinitionKind>(
  kind: K,
  text: string,
  context: Pick<RequestContext, 'runtime' | 'world'>,
  matters: (fault: Diagnostic) => boolean = () => true,
): OfKind<K> {
  const { definition, faults } = draftOf(kind, text, context);
  const found = faults.filter(matters);
  if (hasErrors(found)) throw definitionProblem(found);
  return definition;
}

/** What is known of a draft that is to be kept: what it is called in lists, and its faults. */
export interface KeptDraft {
  readonly name: string;
  readonly description?: string | undefined;
  readonly report: DefinitionReport;
}

/**
 * Judges a draft before it is kept. One with faults is refused; an unfinished one only if it is no JSON at all,
 * or is not the definition it is saved as: what somebody has typed so far must not be lost.
 */
export function keptDraft(
  text: string,
  { kind, id }: { readonly kind: string; readonly id: string },
  { runtime, world }: Pick<RequestContext, 'runtime' | 'world'>,
  unfinished: boolean,
): KeptDraft {
  const parsed = read(text);
  if (!parsed.ok) {
    const started = unfinished ? startedDefinition(text) : undefined;
    if (!started) throw definitionProblem(parsed.diagnostics);
    refuseOther(started, kind, id);
    return { name: nameOf(started) ?? id, report: { diagnostics: parsed.diagnostics, tests: { total: 0, failed: 0 } } };
  }
  const { definition } = parsed.value;
  refuseOther(definition, kind, id);
  const report = checkDefinition(definition, registryWith(runtime, world.published, [definition]));
  if (hasErrors(report.diagnostics) && !unfinished) throw definitionProblem(report.diagnostics);
  return { name: definition.name, description: definition.description, report };
}

interface Started {
  readonly kind?: unknown;
  readonly id?: unknown;
  readonly name?: unknown;
}

/** An object that can be read, whether or not it fits the schema of its kind yet. */
function startedDefinition(text: string): Started | undefined {
  const reading = readJson(text, definitionLimits);
  return reading.ok && typeof reading.value === 'object' && reading.value !== null ? reading.value : undefined;
}

function refuseOther(definition: Started, kind: string, id: string): void {
  if (definition.kind !== kind || definition.id !== id)
    throw problem('definition.id_mismatch', `the document is ${spelled(definition.kind)}/${spelled(definition.id)}`);
}

function nameOf({ name }: Started): string | undefined {
  const fits = typeof name === 'string' && name.trim() !== '' && unreadablePlaces(name).length === 0;
  return fits ? name.slice(0, LONGEST_NAME) : undefined;
}

/** Names that are too long are a fault of the draft; a list shows how they begin. */
const LONGEST_NAME = 120;

function isOfKind<K extends DefinitionKind>(definition: Definition, kind: K): definition is OfKind<K> {
  return definition.kind === kind;
}
