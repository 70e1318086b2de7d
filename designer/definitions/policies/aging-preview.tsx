import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { type Aging, bucketNames, hasErrors } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import { AgingBar } from '../../elements/aging-bar.tsx';
import { ageColor, useBucketWords } from '../../elements/bucket.ts';
import { Panel } from '../../elements/panel.tsx';
import { useFlow, useFlowValue, useProblems } from '../../flow/flow-context.ts';
import { forceOf, usePublishedAll } from '../use-published-all.ts';
import { Quiet } from './list-parts.ts';

const Ramp = styled('ol')({
  display: 'flex',
  gap: 2,
  marginBottom: 4,
  '& li': { flex: '1 1 0', minWidth: 0, fontSize: 12, lineHeight: '18px', overflowWrap: 'anywhere' },
  '& i': { display: 'block', height: 8, marginBottom: 6, borderRadius: 2 },
});

const Bars = styled('div')({ display: 'grid', gap: 16 });

/** The buckets in a row, and what is open in each as far as it is known. */
export function AgingPreview() {
  const { t } = useTranslation('policies');
  const { id } = useFlow();
  const words = useBucketWords();
  const aging = useFlowValue((value) => value) as unknown as Aging;
  const isFaulty = hasErrors(useProblems().filter(({ code }) => code !== 'test.failed'));
  const { inForce } = usePublishedAll();
  const { data } = useAnswer('portfolio.get', {});
  const names = isFaulty ? [] : bucketNames(aging);
  // The book is counted by the buckets in force; for others the server has no figures.
  const isCounted =
    forceOf('aging', id, inForce) === 'all' &&
    (data?.totals ?? []).every((total) => total.aging.map(({ bucket }) => bucket).join() === names.join());
  return (
    <>
      <Panel title={t('aging.shape')}>
        {isFaulty ? (
          <p>{t('aging.faulty')}</p>
        ) : (
          <Ramp>
            {names.map((bucket, index) => (
              <li key={bucket} data-bucket={bucket}>
                <i aria-hidden style={{ background: ageColor(index, names.length) }} />
                {words(bucket)}
              </li>
            ))}
          </Ramp>
        )}
      </Panel>
      <Panel title={t('aging.book')}>
        {isCounted && data ? (
          <Bars>
            {data.totals.map(({ currency, aging: sums }) => (
              <AgingBar key={currency} sums={sums} />
            ))}
          </Bars>
        ) : (
          <Quiet>{t('aging.bookOther')}</Quiet>
        )}
      </Panel>
    </>
  );
}
