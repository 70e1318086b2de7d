import fc from 'fast-check';
import type { TSchema } from 'typebox';

/** As much of a JSON Schema as the contract's schemas use. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What somebody sends who means no good, or whose program is wrong. */
const strange = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 0.1, 1e308, 2 ** 53, [], [[]], {}, { $gt: '' }, { $ne: null }, { $where: 'sleep(1)' }, { length: -1 }],
  ...['', ' ', '\n', '\0', '\ud800', '\u202e', 'x'.repeat(5000), '__proto__', 'constructor', '$where', 'a.b', '../../etc/passwd'],
  ...['2026-02-30', '9999-12-31', '0000-01-01', '+010000-01-01', 'P9999999D', '{{ 7 | times: 7 }}', '*', '.*', '%00', '1e5'],
);

/** Values that fit a schema; ids are drawn from those given, so that some of them mean something. */
export function fitting(schema: TSchema | undefined, ids: readonly string[]): fc.Arbitrary<unknown> {
  return fits((schema ?? { type: 'object' }) as Schema, fc.constantFrom(...ids));
}

function fits(schema: Schema, ids: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => fits(each, ids)));
  switch (schema.type) {
    case 'object':
      return objects(schema, ids);
    case 'array':
      return fc.array(fits(schema.items ?? {}, ids), { maxLength: 3 });
    case 'integer':
      return fc.oneof(fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 200, 200_000) }));
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return texts(schema, ids);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objects({ properties = {}, required = [], patternProperties = {} }: Schema, ids: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const [pattern] = Object.values(patternProperties);
  if (pattern) return fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fits(pattern, ids), { maxKeys: 3 });
  const fields = Object.entries(properties).map(([name, each]) => [name, fits(each, ids)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: required.filter((name) => name in properties) });
}

function texts({ pattern, format, minLength = 0, maxLength = 50 }: Schema, ids: fc.Arbitrary<string>): fc.Arbitrary<string> {
  if (format === 'date') return fc.constantFrom('2025-12-31', '2026-02-01', '2026-02-02', '2026-02-05', '2026-02-28', '2028-02-29');
  if (format === 'email') return fc.emailAddress();
  if (pattern?.startsWith('^[A-Za-z0-9][')) return ids;
  if (pattern === '^[A-Z]{3}$') return fc.constantFrom('USD', 'EUR', 'JPY', 'ZZZ');
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.oneof(fc.string({ minLength, maxLength: Math.min(maxLength, 60), unit: 'binary' }), ids);
}

/** The same value with one place of it made strange: replaced, taken out or added. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value);
  return fc
    .tuple(fc.constantFrom(...places), strange, fc.constantFrom('replace', 'remove', 'add'))
    .map(([place, odd, how]) => changed(value, place, odd, how));
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, path: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function changed(value: unknown, [first, ...rest]: Place, odd: unknown, how: string): unknown {
  if (first === undefined) return how === 'add' && isPlain(value) ? { ...value, [String(odd)]: odd } : odd;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  if (rest.length > 0) copy[first] = changed(copy[first], rest, odd, how);
  else if (how === 'remove') delete copy[first];
  else copy[first] = odd;
  return copy;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
