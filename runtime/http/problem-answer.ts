import { type Diagnostic, type Newer, type Problem, type Refusal, type RefusalCode, refusals } from '#engine';

/** A "no" on its way to the caller. Thrown in handlers and middleware, answered in one place. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly refusal: Refusal;
  readonly errors: Problem['errors'];
  readonly newer: Newer | undefined;

  constructor(refusal: Refusal, errors?: Problem['errors'], newer?: Newer) {
    super(refusal.detail);
    this.refusal = refusal;
    this.newer = newer;
    this.errors =
      errors ?? (refusal.pointer === undefined ? undefined : [{ code: refusal.code, detail: refusal.detail, pointer: refusal.pointer }]);
  }
}

export function problem(code: RefusalCode, detail: string, pointer?: string): ProblemError {
  return new ProblemError(pointer === undefined ? { code, detail } : { code, detail, pointer });
}

/** All faults of a definition, or of a rule by itself, as one problem. */
export function definitionProblem(
  diagnostics: readonly Diagnostic[],
  refusal: 'definition.refused' | 'rule.refused' = 'definition.refused',
): ProblemError {
  const errors = diagnostics.map(({ code, severity, message, pointer, fix }) => ({ code, severity, detail: message, pointer, fix }));
  const count = diagnostics.filter((each) => each.severity === 'error').length;
  return new ProblemError({ code: refusal, detail: `${count} ${count === 1 ? 'fault' : 'faults'}` }, errors);
}

/** The body of a problem answer (RFC 9457). */
export function problemBody(refusal: Refusal, requestId: string, more?: Pick<ProblemError, 'errors' | 'newer'>): Problem {
  const { status, title } = refusals[refusal.code];
  // What is not there and what is not for the caller are told in the same words.
  const unknown = refusal.code === 'resource.unknown' && refusal.pointer === undefined;
  return {
    type: `/problems/${refusal.code}`,
    title,
    status,
    detail: unknown ? 'there is nothing of that id' : refusal.detail,
    instance: requestId,
    code: refusal.code,
    ...(more?.errors ? { errors: more.errors } : {}),
    ...(more?.newer ? { newer: more.newer } : {}),
  };
}
