import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioView } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { usePublished } from '../app/published.ts';
import { useSegmentRows } from '../app/segment-rows.ts';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { stepName } from '../app/step-name.ts';
import { color } from '../app/theme/tokens.ts';
import { useBucketWords } from '../elements/bucket.ts';
import { FilterChip, type FilterOption } from '../elements/filter-chip.tsx';
import { useTyped } from '../elements/use-typed.ts';
import type { ListAddress } from './list-address.ts';

const BAR = '|';

const Row = styled('search')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8, padding: '10px 16px' });

const Search = styled('span')({
  position: 'relative',
  '& svg': { position: 'absolute', left: 9, top: 7, fontSize: 16, color: color.muted, pointerEvents: 'none' },
  '& input': {
    width: 200,
    height: 30,
    padding: '0 10px 0 30px',
    border: `1px solid ${color.outline}`,
    borderRadius: 15,
    background: color.surface,
    fontSize: 13,
    '&::placeholder': { color: color.muted, opacity: 1 },
    '&:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: -1, borderRadius: 15 },
  },
});

/** What the list is narrowed by. */
export function FilterBar({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation('accounts');
  const { filter, set } = address;
  const { data: portfolio } = useAnswer('portfolio.get', {});
  const segments = useSegmentRows();
  const resolutions = usePublished('resolution');
  const words = useBucketWords();
  const currencies = portfolio?.totals.map(({ currency }) => currency) ?? [];
  const buckets = portfolio?.totals[0]?.aging.map(({ bucket }) => bucket) ?? [];
  const { status: _, ...others } = filter;
  return (
    <Row aria-label={t('filter.label')}>
      <SearchField value={filter.search ?? ''} onChange={(search) => set({ search })} />
      <FilterChip
        name={t('filter.segment')}
        options={segments.map(({ id, name }) => ({ id, label: name }))}
        value={filter.segment}
        onChange={(segment) => set({ segment })}
      />
      <FilterChip
        name={t('filter.step')}
        options={stepOptions(portfolio, (strategy) => t('filter.wholeStrategy', { strategy }))}
        value={filter.strategy === undefined ? undefined : [filter.strategy, filter.state ?? ''].join(BAR)}
        onChange={(step) => {
          const [strategy, state] = step?.split(BAR) ?? [];
          set({ strategy, state, strategyVersion: undefined, resolution: undefined, took: undefined });
        }}
      />
      {filter.resolution !== undefined && (
        <FilterChip
          name={t('filter.resolution')}
          options={[{ id: filter.resolution, label: resolutions.find(({ id }) => id === filter.resolution)?.name ?? filter.resolution }]}
          value={filter.resolution}
          onChange={(resolution) => set({ resolution, strategyVersion: undefined, state: undefined, took: undefined })}
        />
      )}
      {filter.took !== undefined && (
        <FilterChip
          name={t('filter.took')}
          options={[{ id: filter.took, label: tookWords(filter.took) }]}
          value={filter.took}
          onChange={(took) => set({ took })}
        />
      )}
      {filter.strategyVersion !== undefined && (
        <FilterChip
          name={t('filter.version')}
          options={[{ id: filter.strategyVersion, label: filter.strategyVersion }]}
          value={filter.strategyVersion}
          onChange={(strategyVersion) => set({ strategyVersion, ...(strategyVersion === undefined ? { took: undefined } : {}) })}
        />
      )}
      <FilterChip
        name={t('filter.owner')}
        options={(portfolio?.owners ?? [])
          .filter(({ id }) => id !== 'none')
          .map(({ id, name, accounts }) => ({ id, label: name, count: accounts }))}
        value={filter.owner}
        onChange={(owner) => set({ owner })}
      />
      <FilterChip
        name={t('filter.bucket')}
        options={buckets.map((bucket) => ({ id: bucket, label: words(bucket) }))}
        value={filter.bucket}
        onChange={(bucket) => set({ bucket })}
      />
      <FilterChip
        name={t('filter.currency')}
        options={currencies.map((currency) => ({ id: currency, label: currency }))}
        value={filter.currency}
        onChange={(currency) => set({ currency })}
      />
      {Object.keys(others).length > 0 && <Button onClick={address.clear}>{t('filter.clear')}</Button>}
    </Row>
  );
}

/** The step a path leaves, by the path's key; a path of the whole flow, or with an id of its own, as it is called. */
function tookWords(key: string): string {
  const [source = '', trigger] = key.split('|');
  return trigger === undefined || source === '' ? (trigger ?? key) : `${stepName(source)}, ${trigger}`;
}

/** Each strategy as a whole, then its steps. */
function stepOptions(portfolio: PortfolioView | undefined, wholeOf: (strategy: string) => string): FilterOption[] {
  const steps = portfolio?.steps ?? [];
  const strategies = [...new Map(steps.map(({ strategyId, strategyName }) => [strategyId, strategyName]))].sort((a, b) =>
    a[1] < b[1] ? -1 : 1,
  );
  return strategies.flatMap(([id, name]) => {
    const own = steps.filter((step) => step.strategyId === id);
    const count = own.reduce((sum, step) => sum + step.accounts, 0);
    return [
      { id: [id, ''].join(BAR), label: wholeOf(name), count },
      ...own.map((step) => ({ id: [id, step.state].join(BAR), label: stepName(step.state), within: name, count: step.accounts })),
    ];
  });
}

function SearchField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation('accounts');
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useTyped(value, onChange);
  useShortcut('f', t('keys.search'), () => input.current?.focus());
  return (
    <Search>
      <SearchOutlined aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label={t('filter.searchLabel')}
        placeholder={t('filter.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Search>
  );
}
