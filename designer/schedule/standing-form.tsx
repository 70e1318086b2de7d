import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { type EffectCall, nameWords } from '#engine';
import { isObject, type Json } from '../document/json.ts';
import { Choice, Field } from '../elements/field.tsx';
import { inPlace } from '../elements/in-place.ts';
import { useActOn, useFlow, useFlowValue } from '../flow/flow-context.ts';
import { setOfWay } from '../inspector/path-place.ts';
import { ActionList } from './action-list.tsx';
import { useDocumentActions } from './action-port.ts';
import type { Edited } from './edit.ts';
import { FormFrame } from './form-frame.ts';
import type { StandingRule, StandingWay } from './standing.ts';
import { guardWay, leadWay, removeWay } from './standing-edits.ts';
import type { StandingWords } from './standing-words.ts';
import { stepWords } from './use-schedule-words.ts';
import { useSchedule } from './use-when-context.ts';

interface StandingFormProps {
  readonly rule: StandingRule;
  readonly said: StandingWords;
  readonly onClose: () => void;
}

/** A standing rule, case by case: on what condition, what is done, and where it leads. */
export function StandingForm({ rule, said, onClose }: StandingFormProps) {
  const { t } = useTranslation('schedule');
  return (
    <FormFrame>
      {inPlace(rule.ways).map(({ place, item: way }, index) => (
        <section key={place}>
          {rule.ways.length > 1 && (
            <h3>
              {t('standing.case', { number: index + 1 })}
              {said.case(rule, way) === '' ? '' : `: ${said.case(rule, way)}`}
            </h3>
          )}
          <CaseFields rule={rule} way={way} said={said} number={index + 1} />
        </section>
      ))}
      <div className="acts">
        <Button variant="contained" onClick={onClose}>
          {t('form.close')}
        </Button>
      </div>
    </FormFrame>
  );
}

interface CaseFieldsProps {
  readonly rule: StandingRule;
  readonly way: StandingWay;
  readonly said: StandingWords;
  readonly number: number;
}

const ALWAYS = '';
const INLINE = '*';
const STAYS = '';

function CaseFields({ rule, way, said, number }: CaseFieldsProps) {
  const { t } = useTranslation('schedule');
  const { store, refuse } = useFlow();
  const actOn = useActOn();
  const ruleName = said.ruleName(rule);
  const label = t('act.standing', { rule: ruleName });
  const names = useFlowValue((value) => value['rules']);
  const targets = useTargets();
  const carryOut = (edited: Edited): void => {
    if (edited.ok) actOn(edited.operation, label);
    else refuse(edited.refusal);
  };
  const value = () => store.getState().value;
  const isNamed = typeof way.guard === 'string';
  const guard = way.guard === undefined ? ALWAYS : isNamed ? String(way.guard) : INLINE;
  const meaning = said.meaning(way);
  const aside = way.outcome === 'aside' || way.outcome === 'ends';
  return (
    <>
      <Field label={t('standing.condition')} {...(meaning === undefined ? {} : { help: meaning })}>
        {(ties) => (
          <Choice
            {...ties}
            value={guard}
            onChange={(event) => carryOut(guardWay(value(), way, event.target.value === ALWAYS ? undefined : event.target.value))}
          >
            <option value={ALWAYS}>{t('standing.always')}</option>
            {guard === INLINE && <option value={INLINE}>{way.guard ? said.words.guard(way.guard) : t('standing.inline')}</option>}
            {Object.keys(isObject(names) ? names : {}).map((name) => (
              <option key={name} value={name}>
                {nameWords(name)}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      <h4>{t('standing.onWay')}</h4>
      <WayActions way={way} step={ruleName} />
      <Field label={t('standing.leads')}>
        {(ties) => (
          <Choice
            {...ties}
            value={way.target ?? STAYS}
            onChange={(event) => carryOut(leadWay(value(), way, event.target.value === STAYS ? undefined : event.target.value))}
          >
            <option value={STAYS}>{t('standing.leadsStays')}</option>
            {targets.map(({ path, kind }) => (
              <option key={path} value={path}>
                {t(`standing.leadsTo.${kind}`, { step: said.words.step(path) })}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      {aside && way.target !== undefined && <AsideActions path={way.target} entry={way.entry.map((each) => each.call)} />}
      {rule.ways.length > 1 && (
        <div className="acts">
          <Button onClick={() => carryOut(removeWay(value(), way))}>{t('standing.removeCase', { number })}</Button>
        </div>
      )}
    </>
  );
}

/** What is done at once, whatever the case leads to. */
function WayActions({ way: { pointer, way }, step }: { readonly way: StandingWay; readonly step: string }) {
  const value = useFlowValue((each) => each);
  const port = useDocumentActions(
    {
      pointer: `${pointer}/actions`,
      calls: way.actions,
      ...(way.config.actions === undefined ? { setWhole: (calls) => setOfWay(value, way, 'actions', calls as unknown as Json) } : {}),
    },
    step,
  );
  return <ActionList port={port} />;
}

/** What is done in the step or at the end a case leads to. */
function AsideActions({ path, entry }: { readonly path: string; readonly entry: readonly EffectCall[] }) {
  const { t } = useTranslation('schedule');
  const step = stepWords(path);
  const { chart } = useSchedule();
  const port = useDocumentActions({ pointer: `${chart.states.get(path)?.pointer ?? ''}/entry`, calls: entry }, step);
  return (
    <>
      <h4>{t('standing.atTarget', { step })}</h4>
      <ActionList port={port} />
    </>
  );
}

interface Target {
  readonly path: string;
  readonly kind: 'ends' | 'ladder' | 'aside' | 'resumes';
}

/** Where a case can lead: the rows of the schedule, what stands beside it, and the ends. */
function useTargets(): readonly Target[] {
  const { chart, walk, rows } = useSchedule();
  const ladder = new Set(rows.filter((row) => row.kind === 'step' || row.kind === 'level').map((row) => row.path));
  const start = chart.states.get('')?.initial;
  const onWalk = new Set(walk.stops.map((stop) => stop.state.path));
  return [...chart.states.values()].flatMap((state): Target[] => {
    const { path, type, parent } = state;
    if (path === '') return [];
    if (type === 'history') return [{ path, kind: 'resumes' }];
    if (type === 'final') return parent === '' ? [{ path, kind: 'ends' }] : [];
    if (ladder.has(path) || path === start) return [{ path, kind: 'ladder' }];
    return type === 'atomic' && !onWalk.has(path) ? [{ path, kind: 'aside' }] : [];
  });
}
