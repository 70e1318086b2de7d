import { Type } from 'typebox';
import { type DocumentOf, defineCollection, Moment } from './define-collection.ts';

const Text = Type.String();
const Any = Type.Unknown();

/** How long what was foreseen can be looked at. */
const KEPT_SECONDS = 15 * 60;

/** Somebody has asked what the next days bring; his answer's accounts stand in `foreseen`. */
export const foresights = defineCollection(
  'foresights',
  { _id: Text, strategyId: Text, by: Text, units: Type.Optional(Type.Array(Text)), createdAt: Moment },
  [{ key: { createdAt: 1 }, expireAfterSeconds: KEPT_SECONDS }, { key: { by: 1 } }],
);
export type ForesightDocument = DocumentOf<typeof foresights>;

/** What becomes of one account in an answer. */
export const foreseen = defineCollection(
  'foreseen',
  {
    _id: Text,
    foresightId: Text,
    accountId: Text,
    name: Text,
    isOn: Type.Boolean(),
    actions: Type.Array(Any),
    groups: Type.Array(Type.Integer()),
    createdAt: Moment,
  },
  [{ key: { createdAt: 1 }, expireAfterSeconds: KEPT_SECONDS }, { key: { foresightId: 1, name: 1, accountId: 1 } }],
);
export type ForeseenDocument = DocumentOf<typeof foreseen>;
