/** A fault of ours: something the code itself guarantees did not hold. Never raised by input. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Narrows `value`, or throws the fault `message` describes. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Closes a switch over a union: the compiler refuses a missing case. */
export function unreachable(value: never): never {
  throw new InvariantError(`unexpected value ${JSON.stringify(value)}`);
}
