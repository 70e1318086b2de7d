import { type Static, Type } from 'typebox';
import { Closed, heading, Label, Prose } from './schema.ts';

const CustomField = Closed({
  id: Type.String({ pattern: '^[a-z][A-Za-z0-9_]{0,39}$' }),
  label: Label,
  description: Type.Optional(Prose),
  type: Type.Union([Type.Literal('money'), Type.Literal('number'), Type.Literal('text'), Type.Literal('flag'), Type.Literal('date')]),
  /** What a text can be, where it is one of a list; each stands for itself everywhere. */
  options: Type.Optional(Type.Array(Label, { minItems: 1, maxItems: 100 })),
  personal: Type.Optional(Type.Boolean()),
});

/** Custom fields of accounts; each becomes a fact `custom.<id>`. */
export const Fields = Closed({
  kind: Type.Literal('fields'),
  ...heading,
  fields: Type.Array(CustomField, { maxItems: 200 }),
});
export type Fields = Static<typeof Fields>;
export type CustomField = Static<typeof CustomField>;
