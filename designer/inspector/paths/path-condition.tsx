import { useTranslation } from 'react-i18next';
import { type ChartTransition, type Conditions, type Guard, nameWords, ruleWords } from '#engine';
import type { Json } from '../../document/json.ts';
import { Segmented } from '../../elements/segmented.tsx';
import { useActOn, useChart, useFlow, useFlowDefinition, useFlowPlace, useProblems } from '../../flow/flow-context.ts';
import { isWithin } from '../../problems/problem-place.ts';
import { RuleBuilder } from '../../rules/rule-builder.tsx';
import { useOptions } from '../../rules/use-options.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { TextSetting } from '../../settings/text-setting.tsx';
import { useFaultAt } from '../../settings/use-fault-at.ts';
import { GoButton, Said, Section, Stack } from '../panel-parts.tsx';
import { armsOf, type ConditionKind, conditionKind, freshSplit, setOfWay } from '../path-place.ts';

const kinds: readonly ConditionKind[] = ['none', 'named', 'own', 'split'];

/** The condition under which a path is taken. */
export function PathCondition({ way }: { readonly way: ChartTransition }) {
  const { t } = useTranslation('inspector');
  const { store, readOnly } = useFlow();
  const act = useActOn();
  const { rules = {} } = useFlowDefinition();
  const chart = useChart();
  const { guard } = way;
  const kind = conditionKind(guard);
  const set = (next: Guard | undefined, key?: string): void =>
    void act(
      setOfWay(store.getState().value, way, 'guard', next as unknown as Json | undefined),
      t('did.setCondition'),
      key === undefined ? {} : { key },
    );
  const choose = (next: ConditionKind): void => {
    if (next === kind || readOnly) return;
    if (next === 'none') set(undefined);
    else if (next === 'named') set(Object.keys(rules)[0] ?? '');
    else if (next === 'own') set({ type: 'rule', params: ownOf(guard, rules) });
    else set({ type: 'split', params: freshSplit(chart) });
  };
  const hasRules = Object.keys(rules).length > 0;
  const options = kinds
    .filter((each) => each !== 'named' || hasRules || kind === 'named')
    .filter((each) => !readOnly || each === kind)
    .map((id) => ({ id, label: t(`path.conditions.${id}`) }));
  return (
    <Section title={t('path.condition')}>
      <Stack data-field={`${way.pointer}/guard`}>
        <Segmented label={t('path.condition')} options={options} value={kind} onChange={choose} />
        {typeof guard === 'string' && <NamedRule way={way} guard={guard} onSet={set} />}
        {kind === 'own' && <OwnRule way={way} onSet={set} />}
        {typeof guard === 'object' && guard.type === 'split' && <Split way={way} split={guard.params} onSet={set} />}
      </Stack>
    </Section>
  );
}

interface PartProps {
  readonly way: ChartTransition;
  readonly onSet: (guard: Guard | undefined, key?: string) => void;
}

function NamedRule({ way, guard, onSet }: PartProps & { readonly guard: string }) {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const { go } = useFlowPlace();
  const { rules = {} } = useFlowDefinition();
  const says = Object.hasOwn(rules, guard) ? rules[guard] : undefined;
  return (
    <>
      <ChoiceSetting
        label={t('path.rule')}
        pointer={`${way.pointer}/guard`}
        value={guard === '' ? undefined : guard}
        options={Object.keys(rules).map((id) => ({ id, label: nameWords(id) }))}
        onSet={(id) => id !== undefined && onSet(id)}
      />
      {says && (
        <Said>
          {t('path.ruleSays', {
            words: safeWords(() => ruleWords(says, registry)),
          })}{' '}
          <GoButton type="button" onClick={() => go({ tab: 'rules', element: `rule:${guard}` })}>
            {t('path.openRule')}
          </GoButton>
        </Said>
      )}
    </>
  );
}

function OwnRule({ way, onSet }: PartProps) {
  const { t } = useTranslation('inspector');
  const { registry, readOnly, kind, id } = useFlow();
  const { field, go } = useFlowPlace();
  const { rules = {} } = useFlowDefinition();
  const problems = useProblems();
  const optionsOf = useOptions();
  const { guard } = way;
  if (typeof guard !== 'object' || guard.type !== 'rule') return null;
  const pointer = `${way.pointer}/guard/params`;
  return (
    <RuleBuilder
      key={way.pointer}
      value={guard.params}
      onChange={(next, { key }) => onSet({ type: 'rule', params: next ?? { all: [] } }, key)}
      catalog={registry.catalog}
      rules={rules}
      onOpenRule={(name) => go({ tab: 'rules', element: `rule:${name}` })}
      currency={registry.currency}
      pointer={pointer}
      faults={problems}
      {...(field !== undefined && isWithin(field, pointer) ? { focus: field } : {})}
      optionsOf={optionsOf}
      readOnly={readOnly}
      label={t('path.condition')}
      draftKey={`${kind}/${id} ${pointer}`}
    />
  );
}

function Split({ way, split, onSet }: PartProps & { readonly split: { readonly experiment: string; readonly arm: string } }) {
  const { t } = useTranslation('inspector');
  const told = useFaultAt(`${way.pointer}/guard/params`);
  const at = `${way.pointer}/guard/params`;
  const arms = armsOf(split.experiment, useChart());
  return (
    <>
      <TextSetting
        key={`${way.pointer} experiment`}
        label={t('path.experiment')}
        pointer={`${at}/experiment`}
        help={t('path.experimentHelp')}
        value={split.experiment}
        onSet={(text) => onSet({ type: 'split', params: { ...split, experiment: text ?? '' } }, `${at} experiment`)}
      />
      <TextSetting
        key={`${way.pointer} arm`}
        label={t('path.arm')}
        pointer={`${at}/arm`}
        value={split.arm}
        onSet={(text) => onSet({ type: 'split', params: { ...split, arm: text ?? '' } }, `${at} arm`)}
      />
      <Said data-muted="">{t('path.arms', { count: arms.length, arms: arms.join(', ') })}</Said>
      {told !== undefined && <Said>{told}</Said>}
    </>
  );
}

/** What a condition of its own begins with: what the named rule said, so that it can be changed for this path alone. */
function ownOf(guard: Guard | undefined, rules: Readonly<Record<string, Conditions>>): Conditions {
  const named = typeof guard === 'string' && Object.hasOwn(rules, guard) ? rules[guard] : undefined;
  return named ?? { all: [] };
}

/** A rule that is not finished has no words yet. */
function safeWords(words: () => string): string {
  try {
    return words();
  } catch {
    return '…';
  }
}
