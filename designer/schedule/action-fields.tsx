import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type EffectCall, nameWords } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useDefinitionNames } from '../app/definition-names.ts';
import { Choice, type ControlTies, Field, TextArea, TextInput } from '../elements/field.tsx';
import { useFlow, useFlowDefinition } from '../flow/flow-context.ts';
import { actionKinds, callOfKind, choicesOf, kindOfCall, type ParamSchema } from './action-kinds.ts';

const Days = styled('span')({ display: 'flex', alignItems: 'center', gap: 8, fontSize: 13, '& > input': { width: 72 } });
const Tick = styled('label')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 24,
  fontSize: 13,
  '& input': { width: 16, height: 16, margin: 0 },
});

interface ActionFieldsProps {
  readonly call: EffectCall;
  readonly number: number;
  /** Another action in its place. */
  readonly onReplace: (call: EffectCall) => void;
  readonly onParam: (name: string, value: string | boolean | undefined) => void;
  readonly faultOf: (param: string) => string | undefined;
}

const groups = ['messages', 'tasks', 'other'] as const;

/** One action: what it is, and the settings its kind has. */
export function ActionFields({ call, number, onReplace, onParam, faultOf }: ActionFieldsProps) {
  const { t } = useTranslation('schedule');
  const { registry } = useFlow();
  const kinds = actionKinds(registry);
  const current = kindOfCall(call);
  const isKnown = kinds.some((kind) => kind.id === current);
  const schema = registry.effects.get(call.type)?.params as ParamSchema | undefined;
  const names = Object.keys(schema?.properties ?? {}).filter((name) => !chosenByKind(call.type).includes(name));
  return (
    <>
      <Field label={t('form.action', { number })} fault={faultOf('type') ?? faultOf('channel') ?? faultOf('kind')}>
        {(ties) => (
          <Choice {...ties} value={current} onChange={(event) => onReplace(callOfKind(event.target.value, registry, call))}>
            {!isKnown && <option value={current}>{t('form.unknown', { id: nameWords(call.type) })}</option>}
            {groups.map((group) => (
              <optgroup key={group} label={t(`form.groups.${group}`)}>
                {kinds
                  .filter((kind) => kind.group === group)
                  .map((kind) => (
                    <option key={kind.id} value={kind.id}>
                      {kind.label}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Choice>
        )}
      </Field>
      {names.map((name) => (
        <ParamField
          key={name}
          name={name}
          schema={schema?.properties?.[name] ?? {}}
          isOptional={!schema?.required?.includes(name)}
          call={call}
          onChange={(value) => onParam(name, value)}
          fault={faultOf(name)}
        />
      ))}
    </>
  );
}

function chosenByKind(type: string): readonly string[] {
  if (type === 'notice.send') return ['channel'];
  return type === 'task.create' ? ['kind'] : [];
}

interface ParamFieldProps {
  readonly name: string;
  readonly schema: ParamSchema;
  readonly isOptional: boolean;
  readonly call: EffectCall;
  readonly onChange: (value: string | boolean | undefined) => void;
  readonly fault: string | undefined;
}

const named = [
  'template',
  'role',
  'title',
  'skill',
  'pool',
  'dueIn',
  'days',
  'keep',
  'to',
  'reason',
  'text',
  'severity',
  'strategy',
  'outcome',
  'kind',
] as const;
const withHelp = ['role', 'skill'] as const;

function ParamField({ name, schema, isOptional, call, onChange, fault }: ParamFieldProps) {
  const { t } = useTranslation('schedule');
  const known = named.find((each) => each === name);
  const label = known ? t(`param.${known}`) : nameWords(name);
  const help = withHelp.find((each) => each === name);
  const value = call.params?.[name];
  if (schema.type === 'boolean') {
    return (
      <Tick>
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked ? true : undefined)} />
        {label}
      </Tick>
    );
  }
  const put = (text: string): void => onChange(text === '' && isOptional ? undefined : text);
  return (
    <Field label={label} optional={isOptional} fault={fault} {...(help ? { help: t(`param.${help}Help`) } : {})}>
      {(ties) => (
        <ParamControl
          ties={ties}
          name={name}
          schema={schema}
          call={call}
          value={String(value ?? '')}
          isOptional={isOptional}
          onChange={put}
        />
      )}
    </Field>
  );
}

interface ParamControlProps {
  readonly ties: ControlTies;
  readonly name: string;
  readonly schema: ParamSchema;
  readonly call: EffectCall;
  readonly value: string;
  readonly isOptional: boolean;
  readonly onChange: (text: string) => void;
}

const LONG_TEXT = 1000;

function ParamControl({ ties, name, schema, call, value, isOptional, onChange }: ParamControlProps) {
  const { t } = useTranslation('schedule');
  const options = useOptions(name, schema, call);
  const listId = useId();
  const skills = useSkills();
  if (options) {
    const isKnown = options.some(([id]) => id === value);
    const none = name === 'pool' ? t('param.poolNone') : isOptional ? t('param.notSaid') : t('form.choose');
    return (
      <Choice {...ties} value={value} onChange={(event) => onChange(event.target.value)}>
        {(isOptional || value === '') && <option value="">{none}</option>}
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
        {!isKnown && value !== '' && <option value={value}>{t('form.unknown', { id: value })}</option>}
      </Choice>
    );
  }
  if (schema.pattern?.endsWith('D$')) {
    return (
      <Days>
        <TextInput
          {...ties}
          data-figures=""
          inputMode="numeric"
          value={/^P(\d{1,3})D$/.exec(value)?.[1] ?? ''}
          onChange={(event) => onChange(/^\d{1,3}$/.test(event.target.value) ? `P${event.target.value}D` : '')}
        />
        {t('param.daysUnit')}
      </Days>
    );
  }
  if ((schema.maxLength ?? 0) >= LONG_TEXT) return <TextArea {...ties} value={value} onChange={(event) => onChange(event.target.value)} />;
  return (
    <>
      <TextInput
        {...ties}
        {...(name === 'skill' ? { list: listId } : {})}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {name === 'skill' && (
        <datalist id={listId}>
          {skills.map((skill) => (
            <option key={skill} value={skill} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** What one of has to be chosen, with its words; undefined for what is written freely. */
function useOptions(
  name: string,
  schema: ParamSchema,
  { params }: EffectCall,
): readonly (readonly [id: string, words: string])[] | undefined {
  const { t } = useTranslation('schedule');
  const { registry } = useFlow();
  const nameOf = useDefinitionNames();
  const { data } = useAnswer('registry.get', {}, { enabled: name === 'pool' });
  if (name === 'template') {
    const fits = [...registry.templates.values()].filter((each) => params?.['channel'] === undefined || each.channel === params['channel']);
    return fits.map((each) => [each.id, each.name]);
  }
  if (name === 'strategy') return [...registry.strategies].map((id) => [id, nameOf(id)]);
  if (name === 'pool') {
    const pools = data?.assignees.pools ?? [params?.['pool']].filter((pool) => typeof pool === 'string');
    return pools.map((pool) => [pool, nameWords(pool)]);
  }
  const choices = choicesOf(schema);
  if (choices.length === 0) return undefined;
  return choices.map((each) => {
    const known = spoken.find((value) => value === each);
    return [each, known ? t(`param.values.${known}`) : nameWords(each)];
  });
}

const spoken = ['lead', 'manager', 'info', 'warning', 'accepted', 'rejected', 'expired'] as const;

/** Skills that are asked for in this flow, and the usual ones. */
function useSkills(): readonly string[] {
  const text = JSON.stringify(useFlowDefinition().machine ?? {});
  const used = [...text.matchAll(/"skill":"([^"]+)"/g)].map(([, skill = '']) => skill);
  return [...new Set(['standard', 'senior', ...used])].sort();
}
