import type { AccountDocument } from '../store/account-documents.ts';

/** What of a running strategy decides whether it is given up for another. */
type Running = { readonly definitionId: string; readonly segmentStrategy?: string; readonly override?: string | undefined };

/**
 * Whether the account is to run on another strategy than the one running, or on none on purpose; and not just on what
 * it was to run on when that began: an account that was handed over is not taken back by the segment it was in all
 * the time. Where a person's override has begun or ended since, what it is to run on counts alone.
 */
export function wantsOther(running: Running, segment: AccountDocument['segment']): boolean {
  const { row, strategy = NONE } = segment;
  if (isOverridden(running, segment)) return strategy !== running.definitionId;
  return row !== undefined && strategy !== running.definitionId && strategy !== (running.segmentStrategy ?? running.definitionId);
}

/** Whether an override of the account's strategy has begun or ended since this one began: then it is left in any step. */
export function isOverridden(running: Pick<Running, 'override'>, { override }: AccountDocument['segment']): boolean {
  return running.override !== override;
}

/** What an enrollment notes when the segment of its account named no strategy. */
export const NONE = '';
