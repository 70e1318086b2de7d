import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something on the page that takes files. */
interface FileTarget {
  /** What they are attached to, in words. */
  readonly to: string;
  /** It takes what was dropped before it was there. */
  readonly isForm: boolean;
  take(files: readonly File[]): void;
}

/** Where files go that are dropped or pasted anywhere on the page: to what has come onto it last. */
class FileTargets {
  private targets: readonly FileTarget[] = [];
  private kept: readonly File[] = [];
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): FileTarget | undefined => this.targets.at(-1);

  add(target: FileTarget): () => void {
    this.become([...this.targets, target]);
    if (target.isForm && this.kept.length > 0) {
      const files = this.kept;
      this.kept = [];
      target.take(files);
    }
    return () => this.become(this.targets.filter((each) => each !== target));
  }

  /** Keeps files for the form that is about to open. */
  keep(files: readonly File[]): void {
    this.kept = files;
  }

  private become(targets: readonly FileTarget[]): void {
    this.targets = targets;
    for (const listener of this.listeners) listener();
  }
}

export const fileTargets = new FileTargets();

/** Takes files dropped or pasted anywhere, as long as the component is shown and nothing else lies over it. */
export function useFileTarget(to: string, take: (files: readonly File[]) => void, kind: 'page' | 'form' | 'none'): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (kind === 'none') return undefined;
    return fileTargets.add({ to, isForm: kind === 'form', take: (files) => latest.current(files) });
  }, [to, kind]);
}

/** What takes files now. */
export function useCurrentTarget(): FileTarget | undefined {
  return useSyncExternalStore(fileTargets.subscribe, fileTargets.current);
}
