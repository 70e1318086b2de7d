import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type TSchema, Type } from 'typebox';
import { LedgerMapping } from '#connectors';
import { CARD_FREE, cardNumberIn, pathParameters, RecordId, type Route, readJson } from '#engine';
import { ProblemError, problem } from './problem-answer.ts';
import { unreadablePlaces } from './readable-text.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, allowUnionTypes: true });
const queryAjv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, coerceTypes: true });
// The formats the contract uses: dates that exist, instants, addresses.
addFormats.default(ajv, ['date', 'date-time', 'email']);
addFormats.default(queryAjv, ['date', 'date-time', 'email']);
// Marks settings that are never shown; any text will do.
ajv.addFormat('secret', true);

ajv.addKeyword({ keyword: CARD_FREE, type: 'string', validate: (_: unknown, text: string) => cardNumberIn(text) === undefined });

const JSON_LIMITS = { bytes: 512 * 1024, depth: 40 };

/** Checks of one route, compiled once at the start. */
export interface RouteChecks {
  params(value: unknown): void;
  query(value: unknown): Readonly<Record<string, unknown>>;
  body(text: string): unknown;
}

export function checksFor(route: Route): RouteChecks {
  const params = ajv.compile({
    type: 'object',
    properties: Object.fromEntries(pathParameters(route.path).map((name) => [name, RecordId])),
  });
  const query = queryAjv.compile((route.query ?? Type.Object({}, { additionalProperties: false })) as TSchema);
  const body = route.body && ajv.compile(route.body);
  return {
    params(value) {
      // An id of a form no id has names nothing.
      if (!params(value)) throw problem('resource.unknown', 'there is nothing of that id');
    },
    query(value) {
      const copy = { ...(value as Record<string, unknown>) };
      refuseUnreadable(copy, '?');
      refuseInvalid(query, copy, '?');
      return copy;
    },
    body(text) {
      const value = parseBody(text);
      refuseUnreadable(value, '');
      if (body) refuseInvalid(body, value, '');
      return value;
    },
  };
}

/** JSON as a body: no second value for a key, no way to a prototype, not too deep. */
export function parseBody(text: string): unknown {
  const reading = readJson(text === '' ? '{}' : text, JSON_LIMITS);
  if (reading.ok) return reading.value;
  const [first] = reading.faults;
  if (first?.problem === 'too_large') throw problem('request.too_large', first.detail);
  throw new ProblemError(
    { code: 'request.malformed', detail: first?.detail ?? 'not JSON' },
    reading.faults.map((fault) => ({ code: `json.${fault.problem}`, detail: fault.detail, pointer: fault.pointer })),
  );
}

/** Text that would not come back as it was sent: NUL characters and halves of characters. */
function refuseUnreadable(value: unknown, prefix: string): void {
  const [place] = unreadablePlaces(value);
  if (place !== undefined)
    throw problem('request.malformed', 'holds a NUL character or half a character, which cannot be kept', `${prefix}${place}`);
}

function refuseInvalid(validate: ValidateFunction, value: unknown, prefix: string): void {
  if (validate(value)) return;
  const errors = faultsOf(validate, prefix);
  const card = validate.errors?.find((error) => error.keyword === CARD_FREE);
  if (card) throw problem('text.card_number', 'it is not stored; take the number out', `${prefix}${card.instancePath}`);
  const detail = errors.map((error) => `${error.pointer || '/'} ${error.detail}`).join('; ');
  throw new ProblemError({ code: 'request.invalid', detail: detail.slice(0, 1000) }, errors);
}

function pointerOf(error: ErrorObject): string {
  if (error.keyword === 'additionalProperties') return `${error.instancePath}/${String(error.params['additionalProperty'])}`;
  if (error.keyword === 'required') return `${error.instancePath}/${String(error.params['missingProperty'])}`;
  return error.instancePath;
}

function wordsFor(error: ErrorObject): string {
  switch (error.keyword) {
    case 'additionalProperties':
      return 'is not known here';
    case 'required':
      return 'is missing';
    case 'enum':
      return `must be one of ${(error.params['allowedValues'] as unknown[]).join(', ')}`;
    case 'format':
      return error.params['format'] === 'date'
        ? 'must be a day that exists, YYYY-MM-DD'
        : `must be a valid ${String(error.params['format'])}`;
    default:
      return error.message ?? 'is not valid';
  }
}

type Faults = NonNullable<ProblemError['errors']>;

const mapping = ajv.compile(LedgerMapping);

/** Faults of an import mapping. */
export function mappingFaults(value: unknown): Faults {
  return mapping(value) ? [] : faultsOf(mapping, '/mapping');
}

/** Faults of a connector's settings; secrets that are kept need not be given again. */
export function settingsFaults(schema: TSchema, settings: Readonly<Record<string, unknown>>, secrets: readonly string[]): Faults {
  const { required = [], ...rest } = schema as { required?: readonly string[] };
  const validate = ajv.compile({ ...rest, required: required.filter((name) => !secrets.includes(name)) });
  return validate(settings) ? [] : faultsOf(validate, '/settings');
}

function faultsOf(validate: ValidateFunction, prefix: string): Faults {
  const errors = (validate.errors ?? []).map((error) => ({
    code: 'request.invalid',
    detail: wordsFor(error),
    pointer: `${prefix}${pointerOf(error)}`,
  }));
  return errors.filter(
    (error, index) => errors.findIndex((each) => each.pointer === error.pointer && each.detail === error.detail) === index,
  );
}
