import AddOutlined from '@mui/icons-material/AddOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Button from '@mui/material/Button';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inPlace } from '../elements/in-place.ts';
import { Panel } from '../elements/panel.tsx';
import { RowAct } from '../elements/row-act.ts';
import { VisuallyHidden } from '../elements/visually-hidden.ts';
import { useActOn, useFlow, useProblems } from '../flow/flow-context.ts';
import type { Edited } from './edit.ts';
import { RowProblems } from './row-parts.tsx';
import { ScheduleTable } from './schedule-table.ts';
import type { StandingRule } from './standing.ts';
import { addAllStanding, addStanding, removeStanding } from './standing-edits.ts';
import { StandingForm } from './standing-form.tsx';
import { type StandingWords, useStandingWords } from './standing-words.ts';
import { problemsOfRule } from './use-problems.ts';
import { capital } from './use-schedule-words.ts';

type Open = { readonly id: string; readonly as: 'form' | 'removal' };

/** What happens whatever step an account is in, and what nobody has thought of yet. */
export function StandingTable({ rules }: { readonly rules: readonly StandingRule[] }) {
  const { t } = useTranslation('schedule');
  const { store, refuse, readOnly } = useFlow();
  const actOn = useActOn();
  const said = useStandingWords();
  const [open, setOpen] = useState<Open>();
  const carryOut = (edited: Edited, label: string): boolean => {
    if (edited.ok) return actOn(edited.operation, label);
    refuse(edited.refusal);
    return false;
  };
  const add = (rule: StandingRule): void => {
    if (!rule.known) return;
    const label = t('act.standingAdd', { rule: said.ruleName(rule) });
    if (carryOut(addStanding(store.getState().value, rule.known), label)) setOpen({ id: rule.id, as: 'form' });
  };
  const missing = rules.filter((rule) => rule.ways.length === 0).length;
  const addAll = (): void => {
    if (carryOut(addAllStanding(store.getState().value), t('act.standingAddAll'))) setOpen(undefined);
  };
  const remove = (rule: StandingRule): void => {
    carryOut(removeStanding(store.getState().value, rule.id), t('act.standingRemove', { rule: said.ruleName(rule) }));
    setOpen(undefined);
  };
  return (
    <Panel
      title={t('standing.title')}
      note={t('standing.note')}
      flush
      {...(missing > 1 && !readOnly
        ? {
            actions: (
              <Button variant="outlined" startIcon={<AddOutlined />} onClick={addAll}>
                {t('standing.addAll', { count: missing })}
              </Button>
            ),
          }
        : {})}
    >
      <ScheduleTable aria-label={t('standing.table')}>
        <colgroup>
          <col className="when" />
          <col />
          <col className="acts" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('standing.if')}</th>
            <th scope="col">{t('standing.does')}</th>
            <th scope="col">
              <VisuallyHidden>{t('steps.acts')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <Fragment key={rule.id}>
              <RuleRow
                rule={rule}
                said={said}
                readOnly={readOnly}
                onAdd={() => add(rule)}
                onOpen={(as) => setOpen(open?.id === rule.id && open.as === as ? undefined : { id: rule.id, as })}
              />
              {open?.id === rule.id && rule.ways.length > 0 && (
                <tr data-form="" data-plain="">
                  <td colSpan={3}>
                    {open.as === 'form' ? (
                      <StandingForm rule={rule} said={said} onClose={() => setOpen(undefined)} />
                    ) : (
                      <Removal rule={rule} onRemove={() => remove(rule)} onKeep={() => setOpen(undefined)} />
                    )}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </ScheduleTable>
    </Panel>
  );
}

interface RuleRowProps {
  readonly rule: StandingRule;
  readonly said: StandingWords;
  readonly readOnly: boolean;
  readonly onAdd: () => void;
  readonly onOpen: (as: Open['as']) => void;
}

function RuleRow({ rule, said, readOnly, onAdd, onOpen }: RuleRowProps) {
  const { t } = useTranslation('schedule');
  const problems = useProblems();
  const name = said.ruleName(rule);
  const isMissing = rule.ways.length === 0;
  return (
    <tr data-rule={rule.id} {...(isMissing ? { 'data-quiet': '' } : {})}>
      <th scope="row">
        <span className="name">{capital(name)}</span>
      </th>
      <td>
        {isMissing ? (
          <>
            {t('standing.none')}
            <span className="detail">{t(`standing.missing.${rule.known ?? 'other'}`)}</span>
          </>
        ) : (
          <ul className="actions">
            {inPlace(said.told(rule)).map(({ place, item: way }) => {
              const when = said.case(rule, way);
              return (
                <li key={place}>
                  <span>
                    {when !== '' && <span className="muted">{capital(when)}: </span>}
                    {when === '' ? capital(said.does(way)) : said.does(way)}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
        <RowProblems problems={problemsOfRule(rule, problems)} />
      </td>
      <td className="acts">
        {!readOnly && isMissing && (
          <Button variant="outlined" startIcon={<AddOutlined />} aria-label={t('standing.addName', { rule: name })} onClick={onAdd}>
            {t('standing.add')}
          </Button>
        )}
        {!readOnly && !isMissing && (
          <>
            <RowAct
              type="button"
              aria-label={t('standing.changeName', { rule: name })}
              data-tip={t('standing.change')}
              onClick={() => onOpen('form')}
            >
              <EditOutlined aria-hidden />
            </RowAct>
            <RowAct
              type="button"
              aria-label={t('standing.removeName', { rule: name })}
              data-tip={t('standing.remove')}
              onClick={() => onOpen('removal')}
            >
              <CloseOutlined aria-hidden />
            </RowAct>
          </>
        )}
      </td>
    </tr>
  );
}

interface RemovalProps {
  readonly rule: StandingRule;
  readonly onRemove: () => void;
  readonly onKeep: () => void;
}

/** What would not happen any more, before it is so. */
function Removal({ rule, onRemove, onKeep }: RemovalProps) {
  const { t } = useTranslation('schedule');
  return (
    <div role="alert" className="said" style={{ padding: '4px 0 8px' }}>
      <span>{t(`standing.missing.${rule.known ?? 'other'}`)}</span>
      <Button variant="outlined" color="error" onClick={onRemove}>
        {t('standing.removeNow')}
      </Button>
      <Button onClick={onKeep}>{t('standing.keep')}</Button>
    </div>
  );
}
