import { useTranslation } from 'react-i18next';
import type { JsonObject } from '../../document/json.ts';
import type { Operation } from '../../document/operation.ts';
import { useActOn, useFlow, useFlowValue } from '../../flow/flow-context.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { FlagSetting } from '../../settings/flag-setting.tsx';
import { TextSetting } from '../../settings/text-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { Form, FormRow } from '../form.ts';
import { itemsAt, textAt } from '../items.ts';
import { type EntryProps, ListEntry } from '../list-entry.tsx';
import { ListTextSetting } from '../list-text-setting.tsx';
import { Quiet } from '../policies/list-parts.ts';
import { usePublishedAll } from '../use-published-all.ts';
import { usedKey } from '../uses.ts';
import { fieldId } from './field-names.ts';

const types = ['text', 'number', 'money', 'flag', 'date'] as const;

interface FieldEntryProps extends EntryProps {
  readonly index: number;
  readonly field: JsonObject;
}

/** One field: what it is called, what it holds, and who uses it. */
export function FieldEntry({ index, field, ...entry }: FieldEntryProps) {
  const { t } = useTranslation('fields');
  const { id: setId } = useFlow();
  const act = useActOn();
  const set = useSet();
  const { uses, definitions } = usePublishedAll();
  const fields = useFlowValue((value) => value['fields']);
  const at = `/fields/${index}`;
  const label = textAt(field, 'label') ?? '';
  const id = textAt(field, 'id') ?? '';
  const users = uses.get(usedKey('field', id)) ?? [];
  const type = types.find((each) => each === field['type']);
  const options = Array.isArray(field['options']) ? field['options'].map(String) : [];
  const names = users.map(({ name }) => name).join(', ');
  const isPublished = definitions.some(
    (each) => each.kind === 'fields' && each.id === setId && each.fields.some((known) => known.id === id),
  );
  const rename = (next: string): void => {
    const taken = itemsAt({ fields: fields ?? [] }, 'fields')
      .filter((_, place) => place !== index)
      .map((each) => each['id'] ?? null);
    // As long as nobody can know the field by its id, the id follows its name.
    const follows = !isPublished && id === fieldId(label, taken);
    const operations: Operation[] = [
      { op: 'field.set', pointer: `${at}/label`, value: next },
      ...(follows ? [{ op: 'field.set' as const, pointer: `${at}/id`, value: fieldId(next, taken) }] : []),
    ];
    act({ op: 'batch', operations }, t('did.label', { name: next }), { key: `label ${at}` });
  };
  return (
    <ListEntry
      {...entry}
      pointer={at}
      label={t('one', { number: index + 1, name: label })}
      title={label}
      words={type === undefined ? id : `${t(`types.${type}`)} · ${id}`}
      aside={names}
      removeLabel={t('remove', { name: label })}
    >
      <Form>
        <FormRow>
          <TextSetting label={t('label')} pointer={`${at}/label`} maxLength={200} value={label} onSet={(text) => rename(text ?? '')} />
          <ChoiceSetting
            label={t('type')}
            pointer={`${at}/type`}
            value={textAt(field, 'type')}
            options={types.map((each) => ({ id: each, label: t(`types.${each}`) }))}
            onSet={(next) => set(`${at}/type`, next, t('type'))}
          />
          <TextSetting
            label={t('id')}
            pointer={`${at}/id`}
            help={t('idHelp', { id })}
            maxLength={40}
            value={id}
            onSet={(text) => set(`${at}/id`, text ?? '', t('id'))}
          />
        </FormRow>
        <TextSetting
          label={t('description')}
          pointer={`${at}/description`}
          optional
          value={textAt(field, 'description')}
          onSet={(text) => set(`${at}/description`, text, t('description'))}
        />
        {(type === 'text' || options.length > 0) && (
          <ListTextSetting
            label={t('options')}
            pointer={`${at}/options`}
            help={t('optionsHelp')}
            items={options}
            onSet={(next) => set(`${at}/options`, next, t('options'))}
          />
        )}
        <FlagSetting
          label={t('personal')}
          pointer={`${at}/personal`}
          value={field['personal'] === true}
          onSet={(isPersonal) => set(`${at}/personal`, isPersonal ? true : undefined, t('personal'))}
        />
        <Quiet>{users.length === 0 ? t('unused') : isPublished ? t('usedWarning', { names }) : t('usedBy', { names })}</Quiet>
      </Form>
    </ListEntry>
  );
}
