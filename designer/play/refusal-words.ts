import { useTranslation } from 'react-i18next';
import { type Refusal, refusals } from '#engine';
import { withDays } from '../app/text/when.ts';
import { playText } from './play-text.ts';

/** Details of these name bare minor units; their title says it all. */
const titleOnly: readonly string[] = ['promise.exceeds_open', 'dispute.exceeds_open', 'payment.over_allocated'];

/** Why something was not done in a play, as a sentence. */
export function useRefusalWords(today: string): (refusal: Refusal) => string {
  const { t } = useTranslation('play');
  return ({ code, detail }) => {
    const more = withDays(detail, today);
    const own = code in playText.refused ? (code as keyof typeof playText.refused) : undefined;
    // The code's dot would lead deeper into the texts.
    if (own !== undefined) return t('refused', { returnObjects: true, detail: more })[own];
    const { title } = refusals[code as keyof typeof refusals];
    return titleOnly.includes(code) || detail === '' ? `${title}.` : `${title} (${more}).`;
  };
}
