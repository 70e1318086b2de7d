import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Difference } from '#engine';
import { useAddressPart } from '../app/use-address-part.ts';
import { Choice, Field } from '../elements/field.tsx';
import { Panel } from '../elements/panel.tsx';
import { Segmented } from '../elements/segmented.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { isFlowKind } from '../flow/kinds.ts';
import { sidesOf } from './compared-sides.ts';
import { type ComparedSide, useComparison } from './comparison-context.ts';
import { DifferenceList } from './difference-list.tsx';
import type { VersionItem } from './version-table.tsx';

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'end',
  gap: 12,
  marginBottom: 12,
  '& .side': { width: 200 },
});

const weights = ['meaning', 'text', 'layout'] as const satisfies readonly Difference['weight'][];

interface ComparePanelProps {
  readonly versions: readonly VersionItem[];
  readonly hasDraft: boolean;
}

/** Any two versions, or one and the draft, and how they differ in words. Nothing while there are no two of them. */
export function ComparePanel({ versions, hasDraft }: ComparePanelProps) {
  const { t } = useTranslation('versions');
  const [written, setWritten] = useAddressPart('compare');
  const chosen = sidesOf(written);
  const [from, to] = chosen ?? [versions.find(({ current }) => current)?.version ?? versions[0]?.version ?? 'draft', 'draft' as const];
  const set = (next: { from?: ComparedSide; to?: ComparedSide }): void => setWritten(`${next.from ?? from}..${next.to ?? to}`);
  if (chosen === undefined && versions.length + Number(hasDraft) < 2) return null;
  return (
    <Panel title={t('compare.title')}>
      <Bar>
        <Side label={t('compare.from')} value={from} versions={versions} onChange={(side) => set({ from: side })} />
        <Side label={t('compare.to')} value={to} versions={versions} onChange={(side) => set({ to: side })} />
        {chosen === undefined && (
          <Button variant="contained" onClick={() => set({})}>
            {t('compare.act')}
          </Button>
        )}
        {chosen !== undefined && <Button onClick={() => setWritten(undefined)}>{t('compare.end')}</Button>}
      </Bar>
      {chosen !== undefined && <Result />}
    </Panel>
  );
}

interface SideProps {
  readonly label: string;
  readonly value: ComparedSide;
  readonly versions: readonly VersionItem[];
  readonly onChange: (side: ComparedSide) => void;
}

function Side({ label, value, versions, onChange }: SideProps) {
  const { t } = useTranslation('versions');
  return (
    <div className="side">
      <Field label={label}>
        {(ties) => (
          <Choice
            {...ties}
            value={value}
            onChange={(event) => onChange(event.target.value === 'draft' ? 'draft' : Number(event.target.value))}
          >
            <option value="draft">{t('draftAs')}</option>
            {versions.map(({ version, current }) => (
              <option key={version} value={version}>
                {current ? `${t('version', { version })} · ${t('live')}` : t('version', { version })}
              </option>
            ))}
          </Choice>
        )}
      </Field>
    </div>
  );
}

function Result() {
  const { t } = useTranslation('versions');
  const { search } = useLocation();
  const isFlow = isFlowKind(useFlow().kind);
  const comparison = useComparison();
  const [weight, setWeight] = useState<Difference['weight']>('meaning');
  if (!comparison) return null;
  const { differences } = comparison;
  const shown = isFlow ? differences.filter((each) => each.weight === weight) : differences;
  const countOf = (of: Difference['weight']): number => differences.filter((each) => each.weight === of).length;
  const onCanvas = new URLSearchParams(search);
  onCanvas.set('tab', 'canvas');
  return (
    <div role="status">
      {isFlow && (
        <Bar>
          <Segmented
            label={t('compare.filter')}
            options={weights.map((id) => ({ id, label: `${t(`compare.${id}`)} ${countOf(id)}` }))}
            value={weight}
            onChange={setWeight}
          />
          {differences.length > 0 && <Link to={`?${onCanvas}`}>{t('compare.canvas')}</Link>}
        </Bar>
      )}
      {differences.length === 0 && <p>{t('compare.same')}</p>}
      {isFlow && differences.length > 0 && weight === 'meaning' && shown.length === 0 && <p>{t('compare.none')}</p>}
      <DifferenceList differences={shown} leads={comparison.to === 'draft'} />
    </div>
  );
}
