import { CallError } from './call-error.ts';

/** Notices when the server no longer knows us, whichever call told so. */
class SessionWatch {
  private lost = false;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly isLost = (): boolean => this.lost;

  readonly found = (): void => this.become(false);

  /** To be told of every failed call. */
  readonly hear = (error: Error): void => {
    if (error instanceof CallError && error.code === 'session.required') this.become(true);
  };

  private become(lost: boolean): void {
    this.lost = lost;
    for (const listener of this.listeners) listener();
  }
}

export const sessionWatch = new SessionWatch();
