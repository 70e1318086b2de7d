import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JsonObject } from '../../document/json.ts';
import { useFlow, useProblems } from '../../flow/flow-context.ts';
import { problemAt } from '../../problems/problem-place.ts';
import { RowChoice } from '../../rules/row-control.ts';
import { useSet } from '../../settings/use-set.ts';
import { textAt } from '../items.ts';
import { usePublishedAll } from '../use-published-all.ts';

interface StrategyChoiceProps {
  readonly index: number;
  readonly name: string;
  readonly row: JsonObject;
}

/** What becomes of those in a row: a strategy, or they are left alone on purpose. */
export function StrategyChoice({ index, name, row }: StrategyChoiceProps) {
  const { t } = useTranslation('segments');
  const { t: ofSettings } = useTranslation('settings');
  const { readOnly } = useFlow();
  const set = useSet();
  const { definitions } = usePublishedAll();
  const strategies = definitions.filter(({ kind }) => kind === 'strategy');
  const pointer = `/rows/${index}/strategy`;
  const isFaulty = problemAt(useProblems(), pointer) !== undefined;
  const value = textAt(row, 'strategy');
  const chosen = strategies.find(({ id }) => id === value);
  if (readOnly) return chosen ? <Link to={`/strategies/${chosen.id}`}>{chosen.name}</Link> : (value ?? t('alone'));
  return (
    <RowChoice
      aria-label={t('strategyOf', { name })}
      data-field={pointer}
      {...(isFaulty ? { 'aria-invalid': true } : {})}
      value={value ?? ''}
      onChange={(event) => set(pointer, event.target.value === '' ? undefined : event.target.value, t('strategyOf', { name }))}
    >
      <option value="">{t('alone')}</option>
      {value !== undefined && !chosen && <option value={value}>{ofSettings('unknown', { value })}</option>}
      {strategies.map(({ id, name: called }) => (
        <option key={id} value={id}>
          {called}
        </option>
      ))}
    </RowChoice>
  );
}
