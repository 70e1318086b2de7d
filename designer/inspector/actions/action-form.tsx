import { useTranslation } from 'react-i18next';
import { type EffectCall, effectWords, pointerKeys } from '#engine';
import type { Json } from '../../document/json.ts';
import { useActOn, useFlow } from '../../flow/flow-context.ts';
import { setParams } from '../action-edits.ts';
import { type FormField, formFields } from '../form-fields.ts';
import { Said } from '../panel-parts.tsx';
import { useFaultAt } from '../settings/fault-at.ts';
import { lowered } from '../use-set.ts';
import { ActionField } from './action-field.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { useFieldWords } from './use-field-words.ts';

interface ActionFormProps {
  readonly call: EffectCall;
  readonly pointer: string;
}

/** The settings of an action, made of its schema. */
export function ActionForm({ call, pointer }: ActionFormProps) {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const act = useActOn();
  const words = useFieldWords();
  const unknown = useFaultAt(`${pointer}/type`);
  const kind = registry.effects.get(call.type);
  if (!kind) return <Said>{unknown ?? t('actions.unknown', { type: call.type })}</Said>;
  const fields = formFields(kind.params);
  const set = (field: FormField, value: Json | undefined): void => {
    const label = t('did.setAction', { what: lowered(words.label(field)), action: effectWords(call, registry) });
    act(setParams(pointer, call, changesOf(field, value)), label, { key: `set ${pointer} ${field.name}` });
  };
  /** A template is written for one channel: choosing it chooses that as well. */
  const changesOf = ({ name, of }: FormField, value: Json | undefined): Readonly<Record<string, Json | undefined>> => {
    const channel =
      of === 'template' && fields.some((each) => each.name === 'channel') ? registry.templates.get(String(value))?.channel : undefined;
    return { ...(channel === undefined || channel === call.params?.['channel'] ? {} : { channel }), [name]: value };
  };
  const template = call.type === 'notice.send' ? call.params?.['template'] : undefined;
  return (
    <>
      {fields.length === 0 && <Said data-muted="">{t('actions.noSettings')}</Said>}
      {fields.map((field) => (
        <ActionField
          key={`${pointerKeys(pointer).at(-1)} ${field.name}`}
          field={field}
          value={call.params?.[field.name] as Json | undefined}
          params={call.params ?? {}}
          pointer={`${pointer}/params/${field.name}`}
          onSet={(value) => set(field, value)}
        />
      ))}
      {typeof template === 'string' && registry.templates.has(template) && <TemplatePreview key={template} templateId={template} />}
    </>
  );
}
