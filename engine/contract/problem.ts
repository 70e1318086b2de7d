import Type, { type Static } from 'typebox';
import { Maybe, Shape } from './wire.ts';

/** One fault within a problem: of a request field, or of a definition. */
const ProblemItem = Shape({
  code: Type.String(),
  detail: Type.String(),
  pointer: Type.String({ description: 'JSON Pointer into the request body' }),
  severity: Maybe(Type.String()),
  fix: Maybe(Type.String()),
});

/** How every error is answered: RFC 9457, `application/problem+json`. */
export const Problem = Shape({
  type: Type.String({ description: '/problems/<code>' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.String({ description: 'id of the request, to be quoted' }),
  code: Type.String(),
  errors: Maybe(Type.Array(ProblemItem)),
});
export type Problem = Static<typeof Problem>;
