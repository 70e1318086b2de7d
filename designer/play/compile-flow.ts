import { type CompiledStrategy, checkShape, compileStrategy, type Diagnostic, type Flow, lint, type Registry } from '#engine';
import type { JsonObject } from '../document/json.ts';

export type Compiled =
  | { readonly ok: true; readonly compiled: CompiledStrategy }
  /** The errors that keep it from being played; warnings do not, nor do faults of its tests. */
  | { readonly ok: false; readonly errors: readonly Diagnostic[] };

const last = new WeakMap<Registry, { readonly parts: JsonObject; readonly outcome: Compiled }>();

/** A flow ready to be played. The same object again as long as nothing has changed that decides how it plays. */
export function compileFlow(value: JsonObject, registry: Registry): Compiled {
  const { layout: _, tests: __, ...parts } = value;
  const known = last.get(registry);
  if (known && isSame(known.parts, parts)) return known.outcome;
  const outcome = compile(parts, registry);
  last.set(registry, { parts, outcome });
  return outcome;
}

function compile(parts: JsonObject, registry: Registry): Compiled {
  const shape = checkShape(parts);
  const problems = shape.ok ? lint(shape.definition, registry) : shape.diagnostics;
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, compiled: compileStrategy(parts as unknown as Flow, registry) };
}

function isSame(a: JsonObject, b: JsonObject): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
