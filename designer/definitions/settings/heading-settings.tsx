import { useTranslation } from 'react-i18next';
import { useFlowValue } from '../../flow/flow-context.ts';
import { textAt } from '../items.ts';
import { TextSetting } from './text-setting.tsx';
import { useSet } from './use-set.ts';

/** What every definition begins with: its name, and what it is for. */
export function HeadingSettings() {
  const { t } = useTranslation('definitions');
  const set = useSet();
  const name = useFlowValue((value) => textAt(value, 'name'));
  const description = useFlowValue((value) => textAt(value, 'description'));
  return (
    <>
      <TextSetting label={t('name')} pointer="/name" maxLength={200} value={name} onSet={(text) => set('/name', text ?? '', t('name'))} />
      <TextSetting
        label={t('description')}
        pointer="/description"
        optional
        rows={2}
        value={description}
        onSet={(text) => set('/description', text, t('description'))}
      />
    </>
  );
}
