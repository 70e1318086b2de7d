import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useFlow } from '../flow/flow-context.ts';

/** Which account somebody looks at a flow with; undefined until one is chosen. */
interface SampleChoiceMade {
  readonly chosen: string | undefined;
  choose(accountId: string): void;
}

const SampleContext = createContext<SampleChoiceMade | undefined>(undefined);

const PREFIX = 'duecourse.sample.';

/** One choice of an account for everything on the page of a flow, remembered for this flow on this device. */
export function SampleRoom({ children }: { readonly children: ReactNode }) {
  const { id } = useFlow();
  const [chosen, setChosen] = useState(() => read(id));
  const made = useMemo(
    (): SampleChoiceMade => ({
      chosen,
      choose(accountId) {
        setChosen(accountId);
        try {
          localStorage.setItem(PREFIX + id, accountId);
        } catch {
          // Storage may be closed to us; the choice then lasts as long as the page.
        }
      },
    }),
    [chosen, id],
  );
  return <SampleContext value={made}>{children}</SampleContext>;
}

export function useSampleChoice(): SampleChoiceMade {
  const made = useContext(SampleContext);
  if (!made) throw new Error('used outside the page of a flow');
  return made;
}

function read(id: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + id) ?? undefined;
  } catch {
    return undefined;
  }
}
