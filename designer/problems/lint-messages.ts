import {
  type Calendar,
  createRegistry,
  type Diagnostic,
  defineFacts,
  type EffectKind,
  type EventKind,
  type Fact,
  type QuickFix,
  type Registry,
  type Template,
} from '#engine';
import type { RestorePart } from '../document/operation.ts';

/** A registry as it can be handed to a worker: everything of it that is data. */
export interface PlainRegistry {
  readonly facts: readonly Fact[];
  readonly events: ReadonlyMap<string, EventKind>;
  readonly effects: ReadonlyMap<string, EffectKind>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly strategies: ReadonlySet<string>;
  readonly channels: ReadonlySet<string>;
}

/**
 * What the page asks the worker for. `check` carries what has changed since the one before it (since nothing, at first)
 * and a number, which comes back with its answers.
 */
export type LintRequest =
  | { readonly kind: 'registry'; readonly registry: PlainRegistry }
  | { readonly kind: 'check'; readonly number: number; readonly parts: readonly RestorePart[] };

export interface TestCount {
  readonly total: number;
  readonly failed: number;
}

/** Remedies by the problem they are for. */
export type Fixes = ReadonlyMap<string, readonly QuickFix[]>;

/** What a problem is known by among all of a document. */
export function problemKey({ code, pointer, message }: Diagnostic): string {
  return `${code} ${pointer} ${message}`;
}

/**
 * `linted` comes at once, `fixable` right after it. `tested` comes a moment later when there are no errors, and nothing
 * newer has been asked for.
 */
export type LintAnswer =
  | { readonly kind: 'linted'; readonly number: number; readonly problems: readonly Diagnostic[]; readonly ms: number }
  | { readonly kind: 'fixable'; readonly number: number; readonly fixes: Fixes }
  | { readonly kind: 'tested'; readonly number: number; readonly failures: readonly Diagnostic[]; readonly tests: TestCount };

export function plainRegistry(registry: Registry): PlainRegistry {
  const { catalog, ...rest } = registry;
  return { ...rest, facts: [...catalog.facts.values()] };
}

/** The registry a plain one was made of. */
export function registryOf({ facts, ...rest }: PlainRegistry): Registry {
  return { ...createRegistry([]), ...rest, catalog: defineFacts(facts) };
}
