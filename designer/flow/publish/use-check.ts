import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '#engine';
import { call } from '../../app/api/call.ts';
import { CallError } from '../../app/api/call-error.ts';
import { useFlow, useFlowDocument } from '../flow-context.ts';

type Report = AnswerOf<'definitions.check'>;

/** Saves what is on the screen and has the server judge it as it will when it is published. */
export function useCheck() {
  const { store, save } = useFlow();
  const value = useFlowDocument((state) => state.value);
  return useQuery<Report, CallError>({
    queryKey: ['definitions.check', value],
    queryFn: async ({ signal }) => {
      await save();
      try {
        return await call('definitions.check', { text: store.text() }, { signal });
      } catch (error) {
        if (error instanceof CallError && error.code === 'definition.refused') return refusedReport(error);
        throw error;
      }
    },
    gcTime: 0,
  });
}

/** What does not even fit its schema comes back as a refusal: the same faults in another envelope. */
function refusedReport(error: CallError): Report {
  const diagnostics = error.errors.map(({ code, severity, detail, pointer, fix }) => ({
    code,
    severity: severity ?? ('error' as const),
    message: detail,
    pointer,
    fix: fix ?? '',
  }));
  return { diagnostics, tests: { total: 0, failed: 0 } };
}
