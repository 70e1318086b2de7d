import { type Static, Type } from 'typebox';
import { Instant, Maybe, OneOf, Person, Shape } from './wire.ts';

/** One fault within a problem: of a request field, or of a definition. */
const ProblemItem = Shape({
  code: Type.String(),
  detail: Type.String(),
  pointer: Type.String({ description: 'JSON Pointer into the request body' }),
  severity: Maybe(OneOf(['error', 'warning'])),
  fix: Maybe(Type.String()),
});

/** What somebody else has made of a definition meanwhile: its draft, or what he has published. */
const Newer = Shape({
  revision: Type.Integer(),
  draft: Type.Boolean(),
  text: Type.String(),
  at: Instant,
  by: Maybe(Person),
});
export type Newer = Static<typeof Newer>;

/** How every error is answered: RFC 9457, `application/problem+json`. */
export const Problem = Shape({
  type: Type.String({ description: '/problems/<code>' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.String({ description: 'id of the request, to be quoted' }),
  code: Type.String(),
  errors: Maybe(Type.Array(ProblemItem)),
  newer: Maybe(Newer),
});
export type Problem = Static<typeof Problem>;
