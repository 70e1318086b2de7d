import { DAY, type Instant } from '#engine';
import type { AccountDocument } from '../store/account-documents.ts';

const OF_LATE = 7 * DAY;

/** Whether somebody was in touch with an account within the last seven days. */
export function wasContacted({ lastContactAt }: Pick<AccountDocument, 'lastContactAt'>, now: Instant): boolean {
  return lastContactAt !== undefined && lastContactAt > now - OF_LATE;
}
