import { keepPreviousData, type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '#engine';
import type { CallId } from './addresses.ts';
import { call, type InputOf } from './call.ts';
import type { CallError } from './call-error.ts';

/** How an answer is known among all that was fetched: by route, then by what was asked. */
export function answerKey<Id extends CallId>(id: Id, input: InputOf<Id>): readonly [Id, InputOf<Id>] {
  return [id, input];
}

/** The query of a route, for hooks and loaders alike. */
export function answerOptions<Id extends CallId>(id: Id, input: InputOf<Id>) {
  return {
    queryKey: answerKey(id, input),
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<AnswerOf<Id>> => call(id, input, { signal }),
  };
}

interface Options<Id extends CallId> {
  readonly enabled?: boolean;
  /** Shows what was there until the new answer has come: for lists whose filter changes. */
  readonly keepsPrevious?: boolean;
  readonly refetchInterval?: (answer: AnswerOf<Id> | undefined) => number | false;
}

/** The answer of a reading route, fetched again whenever a hint says so. */
export function useAnswer<Id extends CallId>(
  id: Id,
  input: InputOf<Id>,
  options: Options<Id> = {},
): UseQueryResult<AnswerOf<Id>, CallError> {
  const { enabled = true, keepsPrevious = false, refetchInterval } = options;
  return useQuery({
    ...answerOptions(id, input),
    enabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(refetchInterval ? { refetchInterval: (query) => refetchInterval(query.state.data as AnswerOf<Id> | undefined) } : {}),
  } as UseQueryOptions<AnswerOf<Id>, CallError>);
}
