import { useTranslation } from 'react-i18next';
import { coreEvents, nameWords, type Trigger } from '#engine';
import { stepName } from '../app/step-name.ts';
import type { RuleUse } from './rule-uses.ts';

/** A place where a rule is used, as people know it. */
export function usePlaceWords(): (use: RuleUse) => string {
  const { t } = useTranslation('rules');
  return (use) => {
    if (use.kind === 'rule') return t('panel.rule', { rule: nameWords(use.name) });
    const { source, trigger } = use.transition;
    const step = source === '' ? t('panel.wholeFlow') : stepName(source);
    if (trigger.kind === 'always') return t('panel.pathAlways', { step });
    if (trigger.kind === 'done') return t('panel.pathDone', { step });
    return t('panel.path', { step, trigger: triggerName(trigger) });
  };
}

function triggerName({ kind, name }: Extract<Trigger, { readonly name: string }>): string {
  return (kind === 'event' ? coreEvents.get(name)?.label : undefined) ?? nameWords(name.split('.').at(-1) ?? name);
}
