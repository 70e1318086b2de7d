import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';

const ramp = [color.age0, color.age1, color.age2, color.age3, color.age4] as const;

/** The color of the nth age of `count`: from light to heavy, the last always the heaviest. */
export function ageColor(index: number, count: number): string {
  if (index <= 0) return ramp[0];
  const step = count <= 2 ? ramp.length - 1 : 1 + Math.round(((index - 1) * (ramp.length - 2)) / (count - 2));
  return ramp[Math.min(step, ramp.length - 1)] ?? ramp[0];
}

/** An age as people read it: `Not yet due`, `1–30 days`, `Over 90 days`. */
export function useBucketWords(): (bucket: string) => string {
  const { t } = useTranslation('elements');
  return (bucket) => {
    if (bucket === 'current') return t('bucket.current');
    if (bucket.startsWith('>')) return t('bucket.over', { days: bucket.slice(1) });
    return t('bucket.days', { range: bucket.replace('-', '–') });
  };
}
