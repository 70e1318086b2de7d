import type { Newer, Problem } from '#engine';

/** Codes of what can go wrong before the server has answered. */
export type TransportCode = 'network.unreachable' | 'answer.unreadable';

type Item = NonNullable<Problem['errors']>[number];

/** Why a call failed: the server's problem, or that no answer came. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: string;
  /** 0 when no answer came. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** What to quote when asking for help. */
  readonly requestId: string | undefined;
  readonly errors: readonly Item[];
  /** What somebody else has made of a definition since the revision that was sent. */
  readonly newer: Newer | undefined;

  private constructor(problem: Omit<Problem, 'type'>, cause?: unknown) {
    super(problem.detail || problem.title, { cause });
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail;
    this.requestId = problem.instance === '' ? undefined : problem.instance;
    this.errors = problem.errors ?? [];
    this.newer = problem.newer;
  }

  static of(problem: Problem): CallError {
    return new CallError(problem);
  }

  static withoutAnswer(code: TransportCode, status: number, cause?: unknown): CallError {
    return new CallError({ code, status, title: '', detail: '', instance: '' }, cause);
  }

  /** The fault of one field of the body, by its pointer: `/amount`. */
  at(pointer: string): Item | undefined {
    return this.errors.find((item) => item.pointer === pointer || item.pointer.startsWith(`${pointer}/`));
  }
}
