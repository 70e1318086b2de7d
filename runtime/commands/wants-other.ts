import type { AccountDocument } from '../store/account-documents.ts';

/**
 * Whether the account's segment names another strategy than the one running, or none on purpose; and not just
 * what it named when that began: an account that was handed over is not taken back by the segment it was in
 * all the time.
 */
export function wantsOther(
  running: { readonly definitionId: string; readonly segmentStrategy?: string },
  { row, strategy = NONE }: AccountDocument['segment'],
): boolean {
  return row !== undefined && strategy !== running.definitionId && strategy !== (running.segmentStrategy ?? running.definitionId);
}

/** What an enrollment notes when the segment of its account named no strategy. */
export const NONE = '';
