import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { holderOf, nameWords, workStates } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useDefinitionNames } from '../app/definition-names.ts';
import { stepName } from '../app/step-name.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { FilterChip, type FilterOption } from '../elements/filter-chip.tsx';
import { moneyText } from '../elements/money.tsx';
import { Segmented } from '../elements/segmented.tsx';
import type { WorkFilter, WorkView } from './work-address.ts';

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  padding: '8px 16px',
  '& > .by': { marginLeft: 'auto' },
});

const ages = [1, 15, 30, 60, 90];
/** Minor units. */
const amounts = [100_000, 500_000, 1_000_000, 5_000_000, 10_000_000];
/** How accounts are asked for that have no owner. */
const NOBODY = 'none';

type Part = Exclude<keyof WorkFilter, 'view' | 'sort' | 'by'>;

interface WorkFilterBarProps {
  readonly filter: WorkFilter & { readonly view: WorkView };
  /** In which amounts are shown. */
  readonly currency: string;
}

/** Narrows the list; the address says to what. */
export function WorkFilterBar({ filter, currency }: WorkFilterBarProps) {
  const { t } = useTranslation('worklist');
  const nameOf = useDefinitionNames();
  const { view } = filter;
  const { data } = useAnswer('work.choices', { query: { view } });
  const plain = (ids: readonly string[] = []): FilterOption[] => ids.map((id) => ({ id, label: nameWords(id) }));
  const steps = data?.steps.map((id): FilterOption => {
    const [strategy = '', ...path] = id.split('/');
    return { id, label: stepName(path.join('/')), within: nameOf(strategy) };
  });
  const owners = [...(data?.owners ?? []).map(({ id, name }) => ({ id, label: name })), { id: NOBODY, label: t('filters.nobody') }];
  const people = new Map([...(data?.owners ?? []), ...(data?.collectors ?? [])].map(({ id, name }) => [id, name]));
  const holderName = (word: string): string => {
    const { kind, id } = holderOf(word);
    return kind === 'pool' ? t('filters.ofPool', { pool: id }) : (people.get(id) ?? id);
  };
  const isShared = view === 'everyone' || view === 'pool' || view === 'put-off';
  return (
    <Bar>
      <Narrower part="state" filter={filter} options={workStates.map((id) => ({ id, label: t(`filters.states.${id}`) }))} />
      <Narrower part="kind" filter={filter} options={plain(data?.kinds)} />
      <Narrower part="step" filter={filter} options={steps ?? []} />
      <Narrower
        part="pastDue"
        filter={filter}
        options={ages.map((days) => ({ id: `${days}`, label: t('filters.days', { count: days }) }))}
      />
      <Narrower
        part="amount"
        filter={filter}
        options={amounts.map((amount) => ({ id: `${amount}`, label: t('filters.atLeast', { amount: moneyText({ amount, currency }) }) }))}
      />
      {isShared && <Narrower part="pool" filter={filter} options={plain(data?.pools)} />}
      {isShared && <Narrower part="owner" filter={filter} options={owners} />}
      {filter.heldBy !== undefined && (
        <Narrower part="heldBy" filter={filter} options={[{ id: filter.heldBy, label: holderName(filter.heldBy) }]} />
      )}
      {filter.late && <Narrower part="late" filter={filter} options={[{ id: 'true', label: t('filters.beforeToday') }]} />}
      {filter.risk !== undefined && (
        <Narrower part="risk" filter={filter} options={[{ id: `${filter.risk}`, label: t('filters.riskFrom', { risk: filter.risk }) }]} />
      )}
      <RowKind by={filter.by} />
    </Bar>
  );
}

/** What a row is: an account, or each of its open invoices. */
function RowKind({ by }: { readonly by: WorkFilter['by'] | undefined }) {
  const { t } = useTranslation('worklist');
  const [, set] = useAddressPart('by');
  const options = (['account', 'invoice'] as const).map((id) => ({ id, label: t(`by.${id}`) }));
  return (
    <span className="by">
      <Segmented
        label={t('by.label')}
        options={options}
        value={by ?? 'account'}
        onChange={(id) => set(id === 'account' ? undefined : id)}
      />
    </span>
  );
}

interface NarrowerProps {
  readonly part: Part;
  readonly filter: WorkFilter;
  readonly options: readonly FilterOption[];
}

function Narrower({ part, filter, options }: NarrowerProps) {
  const { t } = useTranslation('worklist');
  const [, set] = useAddressPart(part);
  const value = filter[part];
  return (
    <FilterChip name={t(`filters.${part}`)} options={options} value={value === undefined ? undefined : String(value)} onChange={set} />
  );
}
