import type { Runtime } from '../runtime.ts';
import { dropFile } from '../store/attachment-files.ts';
import { expiredAttachments, forgetAttachment, giveUpAttachment } from '../store/attachment-store.ts';

/** Takes the content of a file away that is not kept, and then what says that it has one: a kill between costs a second look. */
export async function clearAttachment({ store }: Pick<Runtime, 'store'>, id: string): Promise<void> {
  if (!(await giveUpAttachment(store, id))) return;
  await dropFile(store, id);
  await forgetAttachment(store, id);
}

/** Clears away every file that nobody has kept in time. */
export async function clearAttachments(runtime: Pick<Runtime, 'store'>, at: Date): Promise<void> {
  for (const id of await expiredAttachments(runtime.store, at)) await clearAttachment(runtime, id);
}
