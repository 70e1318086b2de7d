import { useTranslation } from 'react-i18next';
import { useFlowDefinition } from '../flow/flow-context.ts';
import { DescriptionSetting } from './description-setting.tsx';
import { TextSetting } from './text-setting.tsx';
import { useSet } from './use-set.ts';

/** What every definition begins with: its name, and what it is for. */
export function HeadingSettings() {
  const { t } = useTranslation('settings');
  const set = useSet();
  const { name, description } = useFlowDefinition();
  return (
    <>
      <TextSetting label={t('name')} pointer="/name" maxLength={200} value={name} onSet={(text) => set('/name', text ?? '', t('name'))} />
      <DescriptionSetting of="" rows={3} value={description} />
    </>
  );
}
