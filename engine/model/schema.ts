import { type TObject, type TProperties, type TSchema, Type } from 'typebox';

/** Keys the author adds for himself; kept verbatim, never read. */
const extensions = { '^x-': {} };

/** An object with exactly these properties, plus `x-…` ones. */
export function Closed<P extends TProperties>(properties: P, options: { description?: string } = {}): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, patternProperties: extensions, ...options });
}

/** A map of named things. Names are what `pattern` allows; `x-…` keys are kept. */
export function Named<T extends TSchema>(value: T, options: { maxProperties?: number; description?: string } = {}) {
  return Type.Record(Type.String({ pattern: NAME }), value, { additionalProperties: false, ...options });
}

/** State, rule, timer and event names. */
export const NAME = '^[A-Za-z][A-Za-z0-9_-]{0,63}$';
/** Definition ids, as they stand in URLs and file names. */
export const ID = '^[a-z][a-z0-9-]{0,63}$';

export const Name = Type.String({ pattern: NAME, description: 'letter first, then letters, digits, _ or -' });
export const DefinitionId = Type.String({ pattern: ID, description: 'small letters, digits and -' });
export const Label = Type.String({ minLength: 1, maxLength: 200 });
export const Prose = Type.String({ maxLength: 4000 });
export const OnDate = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  format: 'date',
  description: 'local date YYYY-MM-DD, a day that exists',
});
export const AtTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'local time HH:MM' });
export const Offset = Type.String({
  pattern: '^-?P(?!$)(\\d{1,2}Y)?(\\d{1,3}M)?(\\d{1,3}W)?(\\d{1,4}D)?(T(?=\\d)(\\d{1,6}H)?(\\d{1,7}M)?(\\d{1,9}S)?)?$',
  description: 'ISO 8601 duration, "P5D" or "PT48H"',
});
export const DaySpan = Type.String({
  pattern: '^P(?!$)(\\d{1,2}Y)?(\\d{1,3}M)?(\\d{1,3}W)?(\\d{1,4}D)?$',
  description: 'a span of whole days, "P5D" or "P1M"',
});
export const MinorUnits = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'integer minor units of the currency',
});
export const CurrencyCode = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code' });
export const ZoneName = Type.String({ minLength: 1, maxLength: 64, description: 'IANA time zone' });

/** What every definition begins with. */
export const heading = {
  $schema: Type.Optional(Type.String({ maxLength: 500, description: 'where editors find the JSON Schema of this kind' })),
  id: DefinitionId,
  name: Label,
  description: Type.Optional(Prose),
};
