import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { inPlace } from '../../elements/in-place.ts';
import { Panel } from '../../elements/panel.tsx';
import { useActOn, useFlowValue } from '../../flow/flow-context.ts';
import { AddEntry } from '../add-entry.tsx';
import { TwoColumns } from '../form.ts';
import { HeadingPanel } from '../heading-panel.tsx';
import { itemsAt, textAt } from '../items.ts';
import { Entries } from '../list-entry.tsx';
import { Quiet } from '../policies/list-parts.ts';
import { useOpenEntry } from '../use-open-entry.ts';
import { FieldEntry } from './field-entry.tsx';
import { fieldId } from './field-names.ts';
import './fields-texts.ts';

const Where = styled('ul')({ listStyle: 'disc', paddingLeft: 18, fontSize: 13, lineHeight: '20px' });

/** What is noted on accounts beside the ledger. */
export function FieldsEditor() {
  const { t } = useTranslation('fields');
  const act = useActOn();
  const value = useFlowValue((each) => each);
  const fields = itemsAt(value, 'fields');
  const [open, setOpen] = useOpenEntry('fields');
  const add = (): void => {
    const label = t('newLabel');
    const id = fieldId(
      label,
      fields.map((field) => field['id'] ?? null),
    );
    const operation = { op: 'list.insert', pointer: '/fields', index: fields.length, value: { id, label, type: 'text' } } as const;
    if (act(operation, t('did.add', { name: label }))) setOpen(fields.length);
  };
  const remove = (index: number, name: string): void => {
    if (act({ op: 'list.remove', pointer: '/fields', index }, t('did.remove', { name }))) setOpen(undefined);
  };
  return (
    <TwoColumns>
      <div>
        <Panel title={t('title')} flush>
          <Quiet style={{ padding: '0 16px 12px' }}>{fields.length === 0 ? t('none') : t('note')}</Quiet>
          <Entries>
            {inPlace(fields).map(({ place, item }) => (
              <FieldEntry
                key={place}
                index={Number(place)}
                field={item}
                isOpen={open === Number(place)}
                onOpen={(isOpen) => setOpen(isOpen ? Number(place) : undefined)}
                onRemove={() => remove(Number(place), textAt(item, 'label') ?? '')}
              />
            ))}
          </Entries>
          <AddEntry label={t('add')} onAdd={add} />
        </Panel>
      </div>
      <div>
        <HeadingPanel />
        <Panel title={t('where')}>
          <Where>
            <li>{t('whereRules')}</li>
            <li>{t('whereTemplates')}</li>
            <li>{t('whereImports')}</li>
            <li>{t('whereAccount')}</li>
          </Where>
        </Panel>
      </div>
    </TwoColumns>
  );
}
