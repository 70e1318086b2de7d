import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressPart } from '../app/use-address-part.ts';
import { Choice } from '../elements/field.tsx';
import { Segmented } from '../elements/segmented.tsx';
import { type WorkFilter, workStates } from './work-address.ts';

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '8px 16px',
  padding: '8px 16px',
  fontSize: 13,
  '& .pool': { display: 'flex', alignItems: 'center', gap: 8 },
  '& select': { width: 'auto', fontSize: 13 },
});

/** Narrows the list; the address says to what. */
export function WorkFilterBar({ filter, pools }: { readonly filter: WorkFilter; readonly pools: readonly string[] }) {
  const { t } = useTranslation('worklist');
  const id = useId();
  const [, setState] = useAddressPart('state');
  const [, setPool] = useAddressPart('pool');
  const options = (['all', ...workStates] as const).map((each) => ({ id: each, label: t(`filters.${each}`) }));
  return (
    <Bar>
      <Segmented
        label={t('filters.state')}
        options={options}
        value={filter.state ?? 'all'}
        onChange={(state) => setState(state === 'all' ? undefined : state)}
      />
      {filter.view === 'pool' && (
        <span className="pool">
          <label htmlFor={id}>{t('filters.pool')}</label>
          <Choice
            id={id}
            value={filter.pool ?? ''}
            onChange={(event) => setPool(event.target.value === '' ? undefined : event.target.value)}
          >
            <option value="">{t('filters.anyPool')}</option>
            {[...new Set([...pools, ...(filter.pool === undefined ? [] : [filter.pool])])].map((pool) => (
              <option key={pool} value={pool}>
                {pool}
              </option>
            ))}
          </Choice>
        </span>
      )}
    </Bar>
  );
}
