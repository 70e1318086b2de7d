import { Type } from 'typebox';
import { Holder } from '#engine';
import { type DocumentOf, defineCollection } from './define-collection.ts';

const Text = Type.String();

/** Somebody's absence, the present or the next one: there is one for each person. It ends by itself, with its last day. */
export const absences = defineCollection('absences', {
  /** The person's id. */
  _id: Text,
  /** Local days of the installation, both included. */
  from: Text,
  until: Text,
  substitute: Holder,
  at: Type.Integer(),
  by: Text,
});
export type AbsenceDocument = DocumentOf<typeof absences>;
