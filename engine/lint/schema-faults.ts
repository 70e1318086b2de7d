import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { escapeKey } from '../base/pointer.ts';
import { type Diagnostic, diagnose, nearest } from '../diagnostics/diagnostic.ts';
import { brief, isRecord, jsonType } from './json-type.ts';

/** The parts of a JSON Schema that TypeBox writes and this page reads. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly required?: readonly string[];
  readonly maxProperties?: number;
  readonly items?: Schema;
}

type Definitions = Readonly<Record<string, Schema>>;

/**
 * Every place where a value does not fit its schema. TypeBox says whether it fits; where a value may have one
 * of several forms it reports each form's faults, so the form the author meant is chosen here first.
 */
export function schemaFaults(schema: TSchema, value: unknown): Diagnostic[] {
  return faultsOf(schema as Schema, value, '', (schema as Schema).$defs ?? {});
}

function faultsOf(written: Schema, value: unknown, at: string, outer: Definitions): Diagnostic[] {
  const defs = written.$defs ? { ...outer, ...written.$defs } : outer;
  const schema = written.$ref === undefined ? written : (defs[written.$ref] ?? {});
  if (schema.anyOf) return choiceFaults(schema.anyOf, value, at, defs);
  if (schema.type === 'object' && isRecord(value)) return objectFaults(schema, value, at, defs);
  if (schema.type === 'array' && Array.isArray(value)) {
    const inner = value.flatMap((item, index) => faultsOf(schema.items ?? {}, item, `${at}/${index}`, defs));
    const { items: _, ...outside } = schema;
    return [...leafFaults(outside, value, at), ...inner];
  }
  return leafFaults(schema, value, at);
}

function objectFaults(schema: Schema, value: Readonly<Record<string, unknown>>, at: string, defs: Definitions): Diagnostic[] {
  const patterns = Object.entries(schema.patternProperties ?? {});
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
  const count = Object.keys(value).length;
  const tooMany = schema.maxProperties !== undefined && count > schema.maxProperties;
  return [
    ...(tooMany ? [diagnose('definition.limit_exceeded', at, `${count} entries, at most ${schema.maxProperties} are allowed`)] : []),
    ...missing.map((name) => diagnose('definition.property_missing', at, `"${name}"`)),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const place = `${at}/${escapeKey(name)}`;
      const own = schema.properties?.[name] ?? patterns.find(([pattern]) => new RegExp(pattern).test(name))?.[1];
      if (own) return faultsOf(own, inner, place, defs);
      return schema.additionalProperties === false ? [unknownProperty(name, place, schema)] : [];
    }),
  ];
}

function unknownProperty(name: string, at: string, schema: Schema): Diagnostic {
  const known = Object.keys(schema.properties ?? {});
  const near = nearest(name, known);
  const names = known.length === 0 ? 'names begin with a letter and hold letters, digits, _ and -' : `known here: ${known.join(', ')}`;
  return diagnose('definition.property_unknown', at, `"${name}" (${near === undefined ? names : `did you mean "${near}"?`})`);
}

/** Reports the faults of the form that was meant: of the same JSON type, and nearest by its properties. */
function choiceFaults(forms: readonly Schema[], value: unknown, at: string, defs: Definitions): Diagnostic[] {
  const resolved = forms.map((form) => (form.$ref === undefined ? form : (defs[form.$ref] ?? form)));
  if (resolved.some((form) => faultsOf(form, value, at, defs).length === 0)) return [];
  if (resolved.every((form) => 'const' in form)) {
    return [diagnose('definition.value_refused', at, `${brief(value)}; one of ${resolved.map((form) => brief(form.const)).join(', ')}`)];
  }
  const meant = resolved.filter((form) => form.type === jsonType(value)).sort((a, b) => likeness(b, value) - likeness(a, value))[0];
  if (meant) return faultsOf(meant, value, at, defs);
  return [
    diagnose('definition.value_type', at, `${brief(value)}; expected ${[...new Set(resolved.map((form) => form.type))].join(' or ')}`),
  ];
}

/** How many properties of an object a form knows; a matching constant decides. */
function likeness(form: Schema, value: unknown): number {
  if (!isRecord(value)) return 0;
  return Object.entries(form.properties ?? {}).reduce((sum, [name, schema]) => {
    if (!Object.hasOwn(value, name)) return sum - ((form.required ?? []).includes(name) ? 0.5 : 0);
    return sum + ('const' in schema ? (schema.const === value[name] ? 100 : -100) : 1);
  }, 0);
}

function leafFaults(schema: Schema, value: unknown, at: string): Diagnostic[] {
  const [first] = Errors(schema as TSchema, value);
  if (!first) return [];
  if (first.keyword === 'type') return [diagnose('definition.value_type', at, `${brief(value)}; expected ${schema.type}`)];
  const wanted = schema.description ?? first.message.replace(/^must /, 'must ');
  return [diagnose('definition.value_refused', at, `${brief(value)}; ${wanted}`)];
}
