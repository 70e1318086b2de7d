import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

interface OpenRow {
  /** The step whose form is open in its row. */
  readonly path: string | undefined;
  show(path: string | undefined): void;
}

const RowContext = createContext<OpenRow>({ path: undefined, show: () => undefined });

/** Knows which step is being changed in its row of the schedule, so that nothing beside it shows the same fields again. */
export function RowRoom({ children }: { readonly children: ReactNode }) {
  const [path, show] = useState<string>();
  return <RowContext value={{ path, show }}>{children}</RowContext>;
}

/** Whether a step is being changed in its row. */
export function useIsInRow(path: string): boolean {
  return useContext(RowContext).path === path;
}

/** Says which step is being changed in its row, as long as the schedule is shown. */
export function useShowRow(path: string | undefined): void {
  const { show } = useContext(RowContext);
  useEffect(() => {
    show(path);
    return () => show(undefined);
  }, [show, path]);
}
