import { useCallback, useState } from 'react';
import type { AccountSample } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useFlow } from '../flow/flow-context.ts';

export interface SampleChoice {
  readonly id: string;
  readonly name: string;
  readonly daysPastDue: number;
  readonly why: 'on-strategy' | 'in-segment' | 'overdue' | undefined;
}

export interface SampleAccount {
  /** The account real dates are shown for; undefined while it is on its way or there is none. */
  readonly sample: AccountSample | undefined;
  readonly suggested: readonly SampleChoice[];
  choose(id: string): void;
}

const PREFIX = 'duecourse.sample.';

/** The account this person looks at this flow with, remembered on this device; at first one it is worth trying on. */
export function useSampleAccount(): SampleAccount {
  const { id, kind } = useFlow();
  const [chosen, setChosen] = useState(() => read(id));
  const samples = useAnswer('strategies.samples', { params: { strategyId: id } }, { enabled: kind === 'strategy' });
  const suggested: SampleChoice[] = (samples.data?.items ?? []).map((item) => ({
    id: item.id,
    name: item.name,
    daysPastDue: item.daysPastDue,
    why: item.why,
  }));
  const accountId = chosen ?? suggested[0]?.id;
  const answer = useAnswer(
    'accounts.sample',
    { params: { accountId: accountId ?? '' } },
    { enabled: accountId !== undefined, keepsPrevious: true },
  );
  const choose = useCallback(
    (account: string) => {
      setChosen(account);
      try {
        localStorage.setItem(PREFIX + id, account);
      } catch {
        // Storage may be closed to us; the choice then lasts as long as the page.
      }
    },
    [id],
  );
  return { sample: accountId === undefined ? undefined : answer.data, suggested, choose };
}

function read(id: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + id) ?? undefined;
  } catch {
    return undefined;
  }
}
