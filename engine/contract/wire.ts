import { type Static, type TSchema, Type } from 'typebox';
import { LARGEST_AMOUNT } from '../base/money.ts';

/** Schemas of the wire: JSON as it is sent, closed so that nothing slips in or out unnoticed. */
export function Shape<P extends Record<string, TSchema>>(properties: P, description?: string) {
  return Type.Object(properties, { additionalProperties: false, ...(description === undefined ? {} : { description }) });
}

export function OneOf<const T extends readonly string[]>(values: T) {
  return Type.Unsafe<T[number]>(Type.String({ enum: [...values] }));
}

export function Maybe<T extends TSchema>(schema: T) {
  return Type.Optional(schema);
}

/** A list with where it goes on; `next` is missing on the last page. */
export function Page<T extends TSchema>(item: T) {
  return Shape({ items: Type.Array(item), next: Maybe(Type.String({ description: 'cursor of the next page' })) });
}

/** What every list takes: how many rows, and where to go on. */
export const paging = {
  limit: Maybe(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Maybe(Type.String({ maxLength: 500 })),
};

export const Id = Type.String({ minLength: 1, maxLength: 120, pattern: '^[A-Za-z0-9][A-Za-z0-9_.:@~-]*$' });
export const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 instant, UTC' });
export const LocalDay = Type.String({ format: 'date', description: 'local date YYYY-MM-DD' });
export const Line = Type.String({ minLength: 1, maxLength: 200 });
/** Text that people type about a customer: what reads as the number of a payment card is refused and never stored. */
export const CARD_FREE = 'x-card-free';
const said = { [CARD_FREE]: true };
export const SaidLine = Type.String({ minLength: 1, maxLength: 200, ...said });
export const Paragraph = Type.String({ minLength: 1, maxLength: 4000, ...said });
export const Count = Type.Integer({ minimum: 0 });

export const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'local time HH:MM' });

/** Integer minor units with their currency. */
export const MoneyShape = Shape({
  amount: Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
});

/** What a caller gives as an amount: above 0, in the account's currency. */
export const PositiveMinor = Type.Integer({
  minimum: 1,
  maximum: LARGEST_AMOUNT,
  description: "integer minor units of the account's currency",
});

/** Somebody shown by name. */
export const Person = Shape({ id: Id, name: Type.String() });
export type Person = Static<typeof Person>;

/** Somebody absent, whose new tasks go to another up to and including a day. */
export const InsteadOf = Shape({ ...Person.properties, until: LocalDay });

/** The reply something is made of: the task it has made is closed with it. */
export const replyId = Maybe(Id);
