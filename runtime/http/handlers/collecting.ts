import type { UserDocument } from '../../store/account-documents.ts';

const collecting: ReadonlySet<string> = new Set(['collector', 'lead']);

/** Whether somebody can be made responsible for accounts. */
export function isCollecting({ role }: Pick<UserDocument, 'role'>): boolean {
  return collecting.has(role);
}
