import type { TSchema } from 'typebox';
import { readJson, spelled } from '../base/json-text.ts';
import { type Diagnostic, diagnose, sorted, unknownName } from '../diagnostics/diagnostic.ts';
import { type Definition, type DefinitionKind, definitionKinds, definitionSchemas } from '../model/definition.ts';
import { definitionLimits } from '../model/limits.ts';
import { schemaFaults } from './schema-faults.ts';

export type ParsedDefinition =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads the text of a definition: valid JSON without ambiguity, of a known kind, fitting its schema. */
export function parseDefinition(text: string): ParsedDefinition {
  const reading = readJson(text, definitionLimits);
  if (!reading.ok) {
    return {
      ok: false,
      diagnostics: reading.faults.map((fault) => diagnose(`json.${fault.problem}`, fault.pointer, fault.detail)),
    };
  }
  return checkShape(reading.value);
}

/** The same for a document that is already parsed. */
export function checkShape(document: unknown): ParsedDefinition {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return { ok: false, diagnostics: [diagnose('definition.value_type', '', 'a definition is an object')] };
  }
  const kind = (document as { kind?: unknown }).kind;
  if (!isKind(kind)) {
    const fault =
      kind === undefined
        ? diagnose('definition.property_missing', '', `"kind": one of ${definitionKinds.join(', ')}`)
        : diagnose('definition.kind_unknown', '/kind', unknownName(spelled(kind), definitionKinds));
    return { ok: false, diagnostics: [fault] };
  }
  const faults = schemaFaults(definitionSchemas[kind] as TSchema, document);
  return faults.length > 0 ? { ok: false, diagnostics: sorted(faults, document) } : { ok: true, definition: document as Definition };
}

function isKind(kind: unknown): kind is DefinitionKind {
  return typeof kind === 'string' && definitionKinds.includes(kind as DefinitionKind);
}

/**
 * The text a definition's content hash is taken of: key order is meaning and kept, `layout` is left out, so
 * moving boxes makes no new version.
 */
export function hashedText(definition: Definition): string {
  const { layout: _, ...content } = definition as Definition & { layout?: unknown };
  return JSON.stringify(content);
}
