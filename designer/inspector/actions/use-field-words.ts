import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';
import type { FormField } from '../form-fields.ts';
import { inspectorText } from '../inspector-text.ts';

/** What settings and their values are called; those of connectors as their schema says, else by their names. */
export function useFieldWords(): {
  label(field: FormField): string;
  help(field: FormField): string | undefined;
  choice(value: string): string;
  /** What it means that nothing is chosen. */
  none(field: FormField): string;
} {
  const { t } = useTranslation('inspector');
  return {
    label: ({ name, title }) => title ?? (isKnown(inspectorText.param, name) ? t(`param.${name}`) : nameWords(name)),
    help: ({ name, help }) => help ?? (isKnown(inspectorText.help, name) ? t(`help.${name}`) : undefined),
    choice: (value) => (isKnown(inspectorText.choice, value) ? t(`choice.${value}`) : nameWords(value)),
    none: ({ name }) => (isKnown(inspectorText.noneOf, name) ? t(`noneOf.${name}`) : t('none')),
  };
}

function isKnown<T extends object>(texts: T, name: string): name is string & keyof T {
  return Object.hasOwn(texts, name);
}
