import { applyPatch, type PatchPart } from '../base/json-patch.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lint } from '../lint/lint.ts';
import { checkShape } from '../lint/parse-definition.ts';
import type { Registry } from '../registry/registry.ts';
import { type FixContext, fixContext, type Remedy } from './fix-context.ts';
import { nameRemedies } from './name-remedies.ts';
import { pathRemedies } from './path-remedies.ts';
import { plainRemedies } from './plain-remedies.ts';
import { standingRemedies } from './standing-remedies.ts';
import { stateRemedies } from './state-remedies.ts';

/** A remedy with one press, as changes to the document. */
export interface QuickFix {
  readonly label: string;
  readonly patch: readonly PatchPart[];
}

const remedies: Partial<Record<DiagnosticCode, (context: FixContext) => readonly Remedy[]>> = {
  ...nameRemedies,
  ...pathRemedies,
  ...plainRemedies,
  ...stateRemedies,
  ...standingRemedies,
};

/**
 * What can be done about a diagnostic of a definition with one press, the most likely first. Each is tried before
 * it is offered: the diagnostic is gone after it, and no error is there that was not there before.
 */
export function quickFixes(diagnostic: Diagnostic, definition: unknown, registry: Registry): QuickFix[] {
  const remedy = remedies[diagnostic.code];
  const context = remedy ? fixContext(diagnostic, definition, registry) : undefined;
  if (!remedy || !context) return [];
  const before = counted(faultsOf(definition, registry));
  return remedy(context)
    .flatMap(({ label, patch }) => (patch === undefined ? [] : [{ label, patch }]))
    .filter(({ patch }) => mends(diagnostic, before, faultsOf(applyPatch(definition, patch), registry)));
}

function faultsOf(definition: unknown, registry: Registry): readonly Diagnostic[] {
  const shape = checkShape(definition);
  return shape.ok ? lint(shape.definition, registry) : shape.diagnostics;
}

/** Errors by what they are and what they say: a place may have moved without becoming worse. */
function counted(faults: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code, message } of faults) counts.set(`${code} ${message}`, (counts.get(`${code} ${message}`) ?? 0) + 1);
  return counts;
}

function mends({ code, message }: Diagnostic, before: ReadonlyMap<string, number>, faults: readonly Diagnostic[]): boolean {
  const after = counted(faults);
  if ((after.get(`${code} ${message}`) ?? 0) >= (before.get(`${code} ${message}`) ?? 1)) return false;
  const errors = counted(faults.filter((fault) => fault.severity === 'error'));
  return [...errors].every(([said, count]) => count <= (before.get(said) ?? 0));
}
