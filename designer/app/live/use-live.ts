import { useEffect, useSyncExternalStore } from 'react';
import type { OpenedView, PresenceView } from '#engine';
import { queryClient } from '../api/query-client.ts';
import { LiveConnection, type LiveState } from './live-connection.ts';

const connection = new LiveConnection(queryClient);

/** Keeps the line open while somebody is signed in. */
export function useLiveConnection(userId: string): void {
  useEffect(() => {
    connection.open(userId);
    return () => connection.close();
  }, [userId]);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(connection.subscribe, connection.current);
}

/** Fetches an account's page again whenever something happens to it. */
export function useWatchedAccount(accountId: string): void {
  useEffect(() => connection.watch(accountId), [accountId]);
}

/** The line itself, for what says where somebody is. */
export const presenceLine: Pick<LiveConnection, 'be' | 'line'> = connection;

/** Who has open what this page has open; undefined while nobody has said. */
export function usePresence(): PresenceView | undefined {
  return useSyncExternalStore(connection.subscribe, connection.present);
}

const nobody: OpenedView['people'] = [];

/** Who has an account open, oneself among them. */
export function useOpenedBy(accountId: string): OpenedView['people'] {
  return useSyncExternalStore(connection.subscribe, () => connection.openAccounts().get(accountId)?.people ?? nobody);
}

/** All accounts somebody has open, by the account's id. */
export function useOpenAccounts(): ReadonlyMap<string, OpenedView> {
  return useSyncExternalStore(connection.subscribe, connection.openAccounts);
}
