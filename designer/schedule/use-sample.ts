import type { AccountSample } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useFlow } from '../flow/flow-context.ts';
import { useSampleChoice } from './sample-room.tsx';

export interface SampleChoice {
  readonly id: string;
  readonly name: string;
  readonly daysPastDue: number;
  readonly why: 'on-strategy' | 'in-segment' | 'overdue' | undefined;
}

export interface SampleAccount {
  /** The account that dates, previews and plays are shown for; undefined while it is on its way or there is none. */
  readonly sample: AccountSample | undefined;
  /** Whether there is none, and none is on its way. */
  readonly isNone: boolean;
  readonly suggested: readonly SampleChoice[];
  choose(id: string): void;
}

/** The account this person looks at this flow with, the same all over its page; at first one it is worth trying on. */
export function useSampleAccount(): SampleAccount {
  const { id, kind } = useFlow();
  const { chosen, choose } = useSampleChoice();
  const samples = useAnswer('strategies.samples', { params: { strategyId: id } }, { enabled: kind === 'strategy' });
  const suggested: SampleChoice[] = (samples.data?.items ?? []).map((item) => ({
    id: item.id,
    name: item.name,
    daysPastDue: item.daysPastDue,
    why: item.why,
  }));
  const accountId = chosen ?? usual(suggested)?.id;
  const answer = useAnswer(
    'accounts.sample',
    { params: { accountId: accountId ?? '' } },
    { enabled: accountId !== undefined, keepsPrevious: true },
  );
  const isNone = accountId === undefined ? kind !== 'strategy' || samples.isError || samples.data !== undefined : answer.isError;
  return { sample: accountId === undefined ? undefined : answer.data, isNone, suggested, choose };
}

/** One that is on it or would come onto it; else the one least past due, whose days still lie ahead. */
function usual(suggested: readonly SampleChoice[]): SampleChoice | undefined {
  const [first] = suggested;
  return first?.why === 'overdue' ? suggested.toSorted((a, b) => a.daysPastDue - b.daysPastDue)[0] : first;
}
