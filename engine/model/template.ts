import { type Static, Type } from 'typebox';
import { Closed, heading, Label } from './schema.ts';

/**
 * A message. `body` is plain text with Liquid: blank lines part paragraphs, and the channel makes the HTML.
 * `about` says which items `invoices` lists: those past due, or those that fall due next.
 */
export const Template = Closed({
  kind: Type.Literal('template'),
  ...heading,
  channel: Type.Union([
    Type.Literal('email'),
    Type.Literal('sms'),
    Type.Literal('letter'),
    Type.Literal('portal'),
    Type.Literal('call-script'),
  ]),
  tone: Type.Union([Type.Literal('friendly'), Type.Literal('firm'), Type.Literal('final')]),
  language: Type.String({ pattern: '^[a-z]{2}(-[A-Z]{2})?$' }),
  about: Type.Optional(Type.Union([Type.Literal('past-due'), Type.Literal('upcoming'), Type.Literal('account')])),
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  body: Type.String({ minLength: 1, maxLength: 65_536 }),
  tests: Type.Optional(
    Type.Array(Closed({ name: Label, contains: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }) }), {
      maxItems: 50,
    }),
  ),
});
export type Template = Static<typeof Template>;
