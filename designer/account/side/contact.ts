import type { AccountDetail } from '#engine';

/** Somebody to speak to, as the page of the account knows them. */
export type Contact = AccountDetail['contacts'][number];
