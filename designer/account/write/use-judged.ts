import type { MessageDraft } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useSettled } from '../../elements/use-settled.ts';

const SETTLES_MS = 400;

/**
 * A message as the server sees it: what it looks like, which may be that of a moment ago (`isOld`), and the verdict on
 * this very text and contact, missing until it has come.
 */
export function useJudged(accountId: string, message: MessageDraft, canPreview: boolean) {
  const now = JSON.stringify(message);
  const settled = useSettled(now, SETTLES_MS);
  const preview = useAnswer(
    'messages.preview',
    { params: { accountId }, body: JSON.parse(settled) as MessageDraft },
    { enabled: canPreview && settled === now, keepsPrevious: true },
  );
  const isFresh = settled === now && !preview.isPlaceholderData;
  return {
    shown: preview.data,
    error: preview.error,
    isOld: preview.isFetching || !isFresh,
    verdict: isFresh ? preview.data : undefined,
  };
}
