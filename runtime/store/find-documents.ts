import { Type } from 'typebox';
import { findKinds } from '#engine';
import { Choice, type DocumentOf, defineCollection } from './define-collection.ts';

const Text = Type.String();

/**
 * What somebody can be found by: one document for each name, phone number, invoice number and the like. `ends` holds
 * everything that any fragment of it could be the beginning of, so that each question is one range of the index.
 */
export const finds = defineCollection(
  'finds',
  {
    /** `<kind>:<id of the record it stands in>`. */
    _id: Text,
    by: Choice(findKinds),
    accountId: Text,
    /** Empty where the account is in no unit. */
    unitId: Text,
    /** As it is written. */
    text: Text,
    ends: Type.Array(Text),
  },
  [{ key: { by: 1, unitId: 1, ends: 1 } }, { key: { accountId: 1 } }],
);
export type FindDocument = DocumentOf<typeof finds>;
