import { useTranslation } from 'react-i18next';
import type { CallError } from '../app/api/call-error.ts';
import { useBusinessDay } from '../app/business-day.ts';
import { withDays } from '../app/text/when.ts';

/** Details of these name bare minor units; their title says it all. */
const titleOnly: readonly string[] = ['promise.exceeds_open', 'dispute.exceeds_open', 'payment.over_allocated'];

/** The server's words about a failed call, as a sentence. */
export function useFaultWords(): (error: CallError) => string {
  const { t } = useTranslation('elements');
  const today = useBusinessDay();
  return (error) => {
    if (error.code === 'network.unreachable') return t('fault.unreachable');
    if (error.code === 'answer.unreadable') return t('fault.unreadable');
    return sentence(error.title, titleOnly.includes(error.code) ? '' : error.detail, today);
  };
}

/** The server's words at one field; undefined when it has none for it. */
export function useFieldFault(error: CallError | null): (pointer: string) => string | undefined {
  const today = useBusinessDay();
  return (pointer) => {
    const item = error?.at(pointer);
    if (!error || !item) return undefined;
    if (item.code === 'request.invalid') return capitalized(item.detail);
    return sentence(error.title, titleOnly.includes(item.code) ? '' : item.detail, today);
  };
}

function sentence(title: string, detail: string, today: string): string {
  const more = detail === '' || detail === title ? '' : ` (${withDays(detail, today)})`;
  return `${title}${more}.`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
