import { useTranslation } from 'react-i18next';
import { type EffectCall, pointerKeys } from '#engine';
import type { Json } from '../../document/json.ts';
import { useFlow } from '../../flow/flow-context.ts';
import { useFaultAt } from '../../settings/use-fault-at.ts';
import { type FormField, formFields } from '../form-fields.ts';
import { Said } from '../panel-parts.tsx';
import { ActionField } from './action-field.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { useFieldWords } from './use-field-words.ts';
import type { ParamValues } from './use-set-params.ts';
import '../inspector-texts.ts';

interface ActionFormProps {
  readonly call: EffectCall;
  readonly pointer: string;
  /** Settings that have been chosen elsewhere, by name. */
  readonly leaveOut?: readonly string[];
  /** Hears what somebody sets; `what` is the label of it. */
  readonly onSet: (values: ParamValues, what: string) => void;
}

/** The settings of an action, made of its schema. */
export function ActionForm({ call, pointer, leaveOut = [], onSet }: ActionFormProps) {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const words = useFieldWords();
  const unknown = useFaultAt(`${pointer}/type`);
  const kind = registry.effects.get(call.type);
  if (!kind) return <Said>{unknown ?? t('actions.unknown', { type: call.type })}</Said>;
  const fields = formFields(kind.params);
  const shown = fields.filter(({ name }) => !leaveOut.includes(name));
  /** A template is written for one channel: choosing it chooses that as well. */
  const changesOf = ({ name, of }: FormField, value: Json | undefined): ParamValues => {
    const channel =
      of === 'template' && fields.some((each) => each.name === 'channel') ? registry.templates.get(String(value))?.channel : undefined;
    return { ...(channel === undefined || channel === call.params?.['channel'] ? {} : { channel }), [name]: value };
  };
  const template = call.type === 'notice.send' ? call.params?.['template'] : undefined;
  return (
    <>
      {fields.length === 0 && <Said data-muted="">{t('actions.noSettings')}</Said>}
      {shown.map((field) => (
        <ActionField
          key={`${pointerKeys(pointer).at(-1)} ${field.name}`}
          field={field}
          value={call.params?.[field.name] as Json | undefined}
          params={call.params ?? {}}
          ofChannel={leaveOut.includes('channel')}
          pointer={`${pointer}/params/${field.name}`}
          onSet={(value) => onSet(changesOf(field, value), words.label(field))}
        />
      ))}
      {typeof template === 'string' && <TemplatePreview key={template} templateId={template} />}
    </>
  );
}
