import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from './complete-liquid.ts';
import type { templatesText } from './templates-text.ts';
import { useOwnFields } from './use-own-fields.ts';
import { type FieldKey, variableKey } from './variable-list.ts';
import './templates-texts.ts';

/** What a suggestion stands for, in words. */
export function useSuggestionWords(): (suggestion: Suggestion) => string {
  const { t } = useTranslation('templates');
  const own = useOwnFields();
  return useCallback(
    ({ kind, label }) => {
      switch (kind) {
        case 'variable':
          return own.find((fact) => fact.id === label)?.label ?? t(`variable.${variableKey(label)}`);
        case 'field':
          return t(`field.${label.split('.').at(-1) as FieldKey}`);
        case 'filter':
          return t(`filter.${label as keyof typeof templatesText.filter}`);
        case 'tag':
          return t(`tag.${label as keyof typeof templatesText.tag}`);
      }
    },
    [t, own],
  );
}
