import { nameWords } from '#engine';
import { useDisputeReasons } from '../account/record/dispute-reasons.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { useSegmentRows } from '../app/segment-rows.ts';
import { useBucketWords } from '../elements/bucket.ts';
import type { Option, OptionsOf } from './value-label.ts';

/** The values some data has in this installation: its segments, owners, ages, currencies, strategies and reasons. */
export function useOptions(): OptionsOf {
  const segments = useSegmentRows();
  const reasons = useDisputeReasons();
  const words = useBucketWords();
  const { data: portfolio } = useAnswer('portfolio.get', {});
  const { data: definitions } = useAnswer('definitions.list', {});
  const strategies = (definitions?.items ?? []).filter(({ kind }) => kind === 'strategy').map(({ id, name }) => ({ id, label: name }));
  const lists: Readonly<Record<string, readonly Option[]>> = {
    'account.segment': segments.map(({ id, name }) => ({ id, label: name })),
    'account.ownerId': (portfolio?.owners ?? []).filter(({ id }) => id !== 'none').map(({ id, name }) => ({ id, label: name })),
    'account.bucket': (portfolio?.totals[0]?.aging ?? []).map(({ bucket }) => ({ id: bucket, label: words(bucket) })),
    'account.currency': (portfolio?.totals ?? []).map(({ currency }) => ({ id: currency, label: currency })),
    'enrollment.strategy': strategies,
    'enrollment.segmentStrategy': strategies,
    'dispute.reason': reasons.map(({ id }) => ({ id, label: nameWords(id) })),
  };
  // A list that is still empty closes nothing: anything can be typed then.
  return (factId) => (lists[factId]?.length ? lists[factId] : undefined);
}
