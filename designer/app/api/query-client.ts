import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { CallError } from './call-error.ts';
import { sessionWatch } from './session-watch.ts';

const RETRIES = 2;

/** Hints say when something has changed, so what was fetched stays good until one comes. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: sessionWatch.hear }),
  mutationCache: new MutationCache({ onError: sessionWatch.hear }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      // Without a network a call fails at once and says so, instead of waiting in silence.
      networkMode: 'always',
      retry: (failures, error) => failures < RETRIES && mayPass(error),
      retryDelay: (attempt) => Math.min(400 * 2 ** attempt, 3000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** No answer, or a fault of the server's: another try may help. A "no" stays a no. */
function mayPass(error: Error): boolean {
  return error instanceof CallError && (error.status === 0 || error.status >= 500);
}
