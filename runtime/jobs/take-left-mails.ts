import { asOwnFault } from '../commands/own-fault.ts';
import { takeMail } from '../commands/take-mail.ts';
import type { Runtime, World } from '../runtime.ts';
import { untakenMails } from '../store/mail-store.ts';

const BATCH = 100;

/**
 * Takes the mails that were accepted and not looked at: by a process that has ended, or because it was too early. One
 * that cannot be taken is put before a person and tried again. Answers how many were taken.
 */
export async function takeLeftMails(runtime: Runtime, world: World): Promise<number> {
  let taken = 0;
  for (const { id, accountId } of await untakenMails(runtime.store, BATCH)) {
    const about = { id: `mail:${id}`, kind: 'notice', accountId, what: 'a mail that came in could not be taken' } as const;
    await asOwnFault(runtime, world, about, async () => {
      if (await takeMail(runtime, id)) taken += 1;
    });
  }
  return taken;
}
