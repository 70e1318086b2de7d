import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { Money, PortfolioView } from '#engine';
import { accountsAddress } from '../app/accounts-address.ts';
import { useSegmentRows } from '../app/segment-rows.ts';
import { stepName } from '../app/step-name.ts';
import { color } from '../app/theme/tokens.ts';
import { EmptyNote } from '../elements/note.tsx';
import { Panel } from '../elements/panel.tsx';
import { type SliceRow, SliceTable } from './slice-table.tsx';

const STEPS_AT_FIRST = 12;

const Columns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 16,
  alignItems: 'start',
  '@media (min-width: 1200px)': { gridTemplateColumns: 'minmax(0, 7fr) minmax(0, 5fr)' },
  '& > div': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 },
});

const Foot = styled('div')({ padding: '4px 8px', borderTop: `1px solid ${color.border}` });

interface StuckProps {
  readonly portfolio: PortfolioView;
  readonly currency: string;
  readonly showsAll: boolean;
  readonly onShowAll: (all: boolean) => void;
}

/** Where money is stuck: by step, by segment, by owner, in one currency. */
export function Stuck({ portfolio, currency, showsAll, onShowAll }: StuckProps) {
  const { t } = useTranslation('portfolio');
  const segments = useSegmentRows();
  const steps = portfolio.steps.map((step) =>
    row(step, currency, {
      name: stepName(step.state),
      within: step.strategyName,
      to: accountsAddress({ strategy: step.strategyId, state: step.state }),
    }),
  );
  const shown = showsAll ? byOverdue(steps) : byOverdue(steps).slice(0, STEPS_AT_FIRST);
  const segmentAddress = (name: string): string | undefined => {
    const known = segments.find((segment) => segment.name === name);
    return known && accountsAddress({ segment: known.id });
  };
  return (
    <Columns>
      <Panel title={t('stuck.title')} note={`${currency}, ${t('stuck.note')}`} flush>
        <SliceTable
          head={t('stuck.step')}
          label={t('stuck.title')}
          rows={shown}
          whole={steps}
          empty={<EmptyNote title={t('stuck.none')} />}
        />
        {steps.length > STEPS_AT_FIRST && (
          <Foot>
            <Button onClick={() => onShowAll(!showsAll)}>{showsAll ? t('stuck.fewer') : t('stuck.all', { count: steps.length })}</Button>
          </Foot>
        )}
      </Panel>
      <div>
        <Panel title={t('stuck.bySegment')} note={currency} flush>
          <SliceTable
            plain
            head={t('stuck.segment')}
            label={t('stuck.bySegment')}
            rows={byOverdue(portfolio.segments.map((slice) => row(slice, currency, { to: segmentAddress(slice.name) })))}
          />
        </Panel>
        <Panel title={t('stuck.byOwner')} note={currency} flush>
          <SliceTable
            plain
            head={t('stuck.owner')}
            label={t('stuck.byOwner')}
            rows={byOverdue(
              portfolio.owners.map((slice) =>
                row(slice, currency, { to: slice.id === 'none' ? undefined : accountsAddress({ owner: slice.id }) }),
              ),
            )}
          />
        </Panel>
      </div>
    </Columns>
  );
}

type Slice = PortfolioView['segments'][number];

function row(slice: Slice, currency: string, parts: Pick<SliceRow, 'to' | 'within'> & { readonly name?: string }): SliceRow {
  const of = (sums: readonly Money[]): Money => sums.find((sum) => sum.currency === currency) ?? { amount: 0, currency };
  return { id: slice.id, name: slice.name, accounts: slice.accounts, open: of(slice.open), overdue: of(slice.overdue), ...parts };
}

function byOverdue(rows: readonly SliceRow[]): SliceRow[] {
  return [...rows].sort((a, b) => b.overdue.amount - a.overdue.amount || b.open.amount - a.open.amount || (a.name < b.name ? -1 : 1));
}
