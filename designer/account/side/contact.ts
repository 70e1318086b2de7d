import type { AccountDetail } from '#engine';

/** Somebody to speak to, as the page of the account knows them. */
export type Contact = AccountDetail['contacts'][number];

/** What people can be asked about. */
export const channels = ['email', 'sms', 'letter', 'call', 'portal'] as const;
