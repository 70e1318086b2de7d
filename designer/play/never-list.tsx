import { useTranslation } from 'react-i18next';
import { EffectList } from './effect-list.tsx';

/** Actions a test must never see. */
export function NeverList({ types, onChange }: { readonly types: readonly string[]; readonly onChange: (types: string[]) => void }) {
  const { t } = useTranslation('play');
  return <EffectList label={t('form.never')} placeholder={t('form.addNever')} types={types} onChange={onChange} />;
}
