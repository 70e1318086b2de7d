import { type Static, Type } from 'typebox';
import { Closed, heading, Label, OnDate } from './schema.ts';

const Month = Type.Integer({ minimum: 1, maximum: 12 });
const Weekday = Type.Integer({ minimum: 1, maximum: 7, description: '1 = Monday … 7 = Sunday' });
const Year = Type.Integer({ minimum: 1900, maximum: 2999 });
const years = { from: Type.Optional(Year), to: Type.Optional(Year) };

/** What happens when a holiday falls on a closed weekday: nowhere, the nearest weekday, or the next open day. */
const Observed = Type.Union([Type.Literal('none'), Type.Literal('nearest'), Type.Literal('next')]);

const Fixed = Closed({
  name: Label,
  month: Month,
  day: Type.Integer({ minimum: 1, maximum: 31 }),
  observed: Type.Optional(Observed),
  ...years,
});
const NthWeekday = Closed({
  name: Label,
  month: Month,
  weekday: Weekday,
  nth: Type.Integer({ minimum: -1, maximum: 5, description: '1–5, or -1 for the last' }),
  ...years,
});
const FromEaster = Closed({ name: Label, easter: Type.Integer({ minimum: -100, maximum: 100 }), ...years });
const Single = Closed({ name: Label, on: OnDate });

/** Holidays are rules, so one calendar serves 2012 and 2030 alike. */
export const Calendar = Closed({
  kind: Type.Literal('calendar'),
  ...heading,
  week: Type.Array(Weekday, { minItems: 1, maxItems: 7, description: 'the weekdays that are open' }),
  holidays: Type.Array(Type.Union([Fixed, NthWeekday, FromEaster, Single]), { maxItems: 200 }),
  tests: Type.Optional(Type.Array(Closed({ name: Label, on: OnDate, open: Type.Boolean() }), { maxItems: 200 })),
});
export type Calendar = Static<typeof Calendar>;
export type HolidayRule = Calendar['holidays'][number];
