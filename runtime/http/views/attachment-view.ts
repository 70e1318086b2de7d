import { type AttachmentView, attachmentKinds, localDateAt } from '#engine';
import type { World } from '../../runtime.ts';
import type { AccountDocument } from '../../store/account-documents.ts';
import type { AttachmentDocument } from '../../store/attachment-documents.ts';
import type { Caller } from '../authenticate.ts';
import { leads } from '../handler.ts';
import { isAllowed } from '../permissions.ts';
import { person } from './person.ts';
import { iso, known } from './wire.ts';

/** For whom a file is described, and whose it is. */
export interface AttachmentContext {
  readonly world: World;
  readonly caller: Caller;
  readonly account: Pick<AccountDocument, 'zone'>;
  readonly names: ReadonlyMap<string, string>;
}

export function attachmentView(file: AttachmentDocument, context: AttachmentContext): AttachmentView {
  const { _id: id, name, bytes = 0, sha256 = '', of, at, by } = file;
  return known({
    id,
    name,
    kind: kindOf(file)?.name ?? '',
    bytes,
    sha256,
    of: of && { ...of },
    at: iso(at),
    by: person(by, context.names),
    isShown: shownAs(file) !== undefined,
    mayRemove: isAllowed('attachments.remove', context.caller.role) && isRemovable(file, context),
  }) as AttachmentView;
}

/** The media type a file may be shown as; undefined when it is only to be saved. */
export function shownAs(file: AttachmentDocument): string | undefined {
  const kind = kindOf(file);
  return kind && 'isShown' in kind ? kind.media : undefined;
}

/** Whether somebody may take a file away: what he added himself on the day he did, or any when he leads. */
export function isRemovable({ by, at }: AttachmentDocument, { world, caller, account }: Omit<AttachmentContext, 'names'>): boolean {
  const isOfToday = localDateAt(at, account.zone) === localDateAt(world.now, account.zone);
  return leads(caller) || (by === caller.actor.id && isOfToday);
}

function kindOf({ kind }: AttachmentDocument) {
  return attachmentKinds.find(({ id }) => id === kind);
}
