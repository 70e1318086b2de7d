import type { Json } from '../../document/json.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { FlagSetting } from '../../settings/flag-setting.tsx';
import { JsonSetting } from '../../settings/json-setting.tsx';
import { NativeSetting } from '../../settings/native-setting.tsx';
import { AmountSetting, NumberSetting } from '../../settings/number-setting.tsx';
import { spanUnits } from '../../settings/span.ts';
import { SpanSetting } from '../../settings/span-setting.tsx';
import { TextSetting } from '../../settings/text-setting.tsx';
import type { FormField } from '../form-fields.ts';
import { PickSetting } from '../settings/pick-setting.tsx';
import { useFieldWords } from './use-field-words.ts';
import { usePickOptions } from './use-pick-options.ts';

interface ActionFieldProps {
  readonly field: FormField;
  readonly value: Json | undefined;
  /** The other settings of the action. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Whether only templates of the action's own channel can be chosen. */
  readonly ofChannel: boolean;
  readonly pointer: string;
  readonly onSet: (value: Json | undefined) => void;
}

/** One setting of an action in the control that fits it. */
export function ActionField({ field, value, params, ofChannel, pointer, onSet }: ActionFieldProps) {
  const words = useFieldWords();
  const picks = usePickOptions(field.of, params, ofChannel);
  const help = words.help(field);
  const at = { label: words.label(field), pointer, optional: field.optional, ...(help === undefined ? {} : { help }) };
  const text = typeof value === 'string' ? value : undefined;
  const number = typeof value === 'number' ? value : undefined;
  if (value !== undefined && !fits(field, value)) return <JsonSetting {...at} value={value} onSet={onSet} />;
  switch (field.kind) {
    case 'text':
    case 'prose':
      return <TextSetting {...at} value={text} {...(field.kind === 'prose' ? { rows: 2 } : {})} onSet={onSet} />;
    case 'number':
      return <NumberSetting {...at} decimals value={number} onSet={onSet} />;
    case 'money':
      return <AmountSetting {...at} value={number} currency={picks.currency} onSet={onSet} />;
    case 'flag':
      return <FlagSetting {...at} value={value === true} onSet={(is) => onSet(is ? true : field.optional ? undefined : false)} />;
    case 'choice': {
      const options = (field.choices ?? []).map((id) => ({ id, label: words.choice(id) }));
      return <ChoiceSetting {...at} value={text} options={options} none={field.optional ? words.none(field) : undefined} onSet={onSet} />;
    }
    case 'span':
      return <SpanSetting {...at} value={text} units={field.daysOnly ? ['day'] : spanUnits} onSet={onSet} />;
    case 'date':
    case 'time':
      return <NativeSetting {...at} type={field.kind} value={text} onSet={onSet} />;
    case 'pick':
      if (picks.suggestions) return <TextSetting {...at} value={text} suggestions={picks.suggestions} onSet={onSet} />;
      if (field.optional) return <ChoiceSetting {...at} value={text} options={picks.options} none={words.none(field)} onSet={onSet} />;
      return <PickSetting {...at} value={text} options={picks.options} onSet={onSet} />;
    case 'json':
      return <JsonSetting {...at} value={value} onSet={onSet} />;
  }
}

/** Whether a control can show a value; what it cannot is shown as it is written. */
function fits({ kind }: FormField, value: Json): boolean {
  if (kind === 'json') return true;
  if (kind === 'flag') return typeof value === 'boolean';
  return kind === 'number' || kind === 'money' ? typeof value === 'number' : typeof value === 'string';
}
