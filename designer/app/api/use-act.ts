import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { AnswerOf } from '#engine';
import type { CallId } from './addresses.ts';
import { call, type InputOf } from './call.ts';
import type { CallError } from './call-error.ts';

export interface Act<Id extends CallId> {
  act(input: InputOf<Id>): void;
  readonly isBusy: boolean;
  readonly error: CallError | null;
}

/**
 * A changing route. What a person sends twice, because no answer came the first time, goes under the same
 * key and is done once; anything typed differently is another act.
 */
export function useAct<Id extends CallId>(
  id: Id,
  options: { readonly refreshes?: readonly CallId[]; readonly onDone?: (answer: AnswerOf<Id>, input: InputOf<Id>) => void } = {},
): Act<Id> {
  const client = useQueryClient();
  const sent = useRef<{ readonly text: string; readonly key: string } | undefined>(undefined);
  const mutation = useMutation<AnswerOf<Id>, CallError, InputOf<Id>>({
    mutationFn: (input) => {
      const text = JSON.stringify(input);
      if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
      return call(id, input, { idempotencyKey: sent.current.key });
    },
    onSuccess: async (answer, input) => {
      sent.current = undefined;
      const refreshed = Promise.all((options.refreshes ?? []).map((route) => client.invalidateQueries({ queryKey: [route] })));
      options.onDone?.(answer, input);
      await refreshed;
    },
  });
  return { act: mutation.mutate, isBusy: mutation.isPending, error: mutation.error };
}
