import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionKind, definitionKinds, definitionSchemas } from '#engine';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export const SCHEMA_FOLDER = join(import.meta.dirname, '../../definitions/schema');

/** The JSON Schema files of all kinds of definitions, by file name. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(definitionKinds.map((kind) => [`${kind}.schema.json`, `${JSON.stringify(standalone(kind), undefined, 1)}\n`]));
}

/**
 * The engine's schema as a document of its own. TypeBox names what refers to itself by `$id` inside a nested
 * `$defs`; editors understand references from the root, so the definitions move there.
 */
function standalone(kind: DefinitionKind): Json {
  const defs: Record<string, Json> = {};
  const body = hoisted(JSON.parse(JSON.stringify(definitionSchemas[kind])) as Json, defs) as { readonly [key: string]: Json };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:duecourse:definition:${kind}`,
    title: `Duecourse ${kind}`,
    ...body,
    ...(Object.keys(defs).length === 0 ? {} : { $defs: defs }),
  };
}

function hoisted(schema: Json, defs: Record<string, Json>): Json {
  if (Array.isArray(schema)) return schema.map((member) => hoisted(member, defs));
  if (typeof schema !== 'object' || schema === null) return schema;
  const own = schema as { readonly [key: string]: Json };
  for (const [name, definition] of Object.entries((own['$defs'] ?? {}) as { readonly [key: string]: Json })) {
    const { $id: _, ...rest } = definition as { readonly [key: string]: Json };
    defs[name] = hoisted(rest, defs);
  }
  return Object.fromEntries(
    Object.entries(own)
      .filter(([key]) => key !== '$defs')
      .map(([key, value]) => [key, key === '$ref' ? `#/$defs/${String(value)}` : hoisted(value, defs)]),
  );
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, text] of schemaFiles()) writeFileSync(join(SCHEMA_FOLDER, name), text);
}
