import { hostname } from 'node:os';
import { isAlive } from '../process-alive.ts';
import { newId } from '../store/new-id.ts';

/** Names this process in leases, so that others on this machine can see whether it is still there. */
export function thisWorkerId(): string {
  return `${hostname()}:${process.pid}:${newId('w').slice(-4)}`;
}

/** Whether a worker ran on this machine and its process is gone. Of other machines nothing is known. */
export function isKnownGone(workerId: string): boolean {
  const [host, pid] = workerId.split(':');
  return host === hostname() && /^\d+$/.test(pid ?? '') && !isAlive(Number(pid));
}
