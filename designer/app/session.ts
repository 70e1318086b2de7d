import { useQueryClient } from '@tanstack/react-query';
import { redirect } from 'react-router';
import type { RouteId, SessionView } from '#engine';
import { CallError } from './api/call-error.ts';
import { queryClient } from './api/query-client.ts';
import { sessionWatch } from './api/session-watch.ts';
import { answerKey, answerOptions, useAnswer } from './api/use-answer.ts';

/** Who is signed in; every page stands behind this, so it is there. */
export function useSession(): SessionView {
  const { data } = useAnswer('session.get', {});
  if (!data) throw new Error('the page was opened without a session');
  return data;
}

/** Whether the person may do what a route does. */
export function useMay(): (route: RouteId) => boolean {
  const { may } = useSession();
  return (route) => may.includes(route);
}

/** Lets only the signed-in in; others sign in first and come back to where they wanted to go. */
export async function requireSession({ request }: { readonly request: Request }): Promise<SessionView> {
  try {
    return await queryClient.ensureQueryData(answerOptions('session.get', {}));
  } catch (error) {
    if (!(error instanceof CallError && error.status === 401)) throw error;
    const { pathname, search } = new URL(request.url);
    const wanted = `${pathname}${search}`;
    throw redirect(wanted === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: wanted })}`);
  }
}

/** Takes a fresh session in: what was fetched for somebody else is forgotten. */
export function useAcceptSession(): (session: SessionView) => void {
  const client = useQueryClient();
  return (session) => {
    client.setQueryData(answerKey('session.get', {}), session);
    client.setQueryData(answerKey('clock.get', {}), session.clock);
    sessionWatch.found();
  };
}
