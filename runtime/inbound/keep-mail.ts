import { createHash } from 'node:crypto';
import type { SMTPServerDataStream } from 'smtp-server';
import { messageIdOf } from '#connectors';
import { insertMail, removeRawMail, uploadRawMail } from '../store/mail-store.ts';
import { idOf } from '../store/new-id.ts';
import type { Store } from '../store/store.ts';

const HEAD = 64 * 1024;
const ID_BYTES = 16;
/** A Message-ID that may stand in the head of an answer as it is. */
const NAMEABLE = /^<[!-;=?-~]+>$/;

/** A message of ours a mail was addressed to. */
export interface Addressed {
  readonly token: string;
  readonly effectKey: string;
  readonly accountId: string;
}

/**
 * Keeps a mail for everything it was addressed to, as it streams in. When this answers, it is in the database; the same
 * mail once more is there already and leaves nothing. Answers the ids of those that are there now, undefined when it was
 * too long. Rejects when it broke off, and nothing of it is left.
 */
export async function keepMail(
  store: Store,
  stream: SMTPServerDataStream,
  envelope: { readonly to: readonly Addressed[]; readonly nullSender: boolean },
): Promise<string[] | undefined> {
  const upload = uploadRawMail(store);
  const seen = new Seen();
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      // What is too long is heard to its end, and refused then.
      if (stream.sizeExceeded) continue;
      seen.add(chunk);
      await upload.write(chunk);
    }
    await upload.end();
  } catch (error) {
    // What cannot be removed now is removed at the next start.
    await removeRawMail(store, upload.id).catch(() => undefined);
    throw error;
  }
  if (stream.sizeExceeded) {
    await removeRawMail(store, upload.id);
    return undefined;
  }
  const ids: string[] = [];
  let isUsed = false;
  const messageId = messageIdOf(seen.beginning());
  const name = messageId ?? seen.digest();
  for (const { token, effectKey, accountId } of envelope.to) {
    const id = idOf('mai', createHash('sha256').update(`${token}\n${name}`).digest().subarray(0, ID_BYTES));
    const mail = {
      _id: id,
      effectKey,
      accountId,
      rawId: upload.id,
      bytes: seen.bytes,
      ...(messageId !== undefined && NAMEABLE.test(messageId) ? { messageId } : {}),
      nullSender: envelope.nullSender,
      status: 'stored',
      receivedAt: new Date(),
    } as const;
    if (await insertMail(store, mail)) isUsed = true;
    ids.push(id);
  }
  // After a fault nobody knows whether it is used; what nothing points to is cleared away at the next start.
  if (!isUsed) await removeRawMail(store, upload.id);
  return ids;
}

/** What a mail is told by: its beginning, its length and its digest. */
class Seen {
  private readonly hash = createHash('sha256');
  private readonly head: Buffer[] = [];
  bytes = 0;

  add(chunk: Buffer): void {
    if (this.bytes < HEAD) this.head.push(chunk);
    this.bytes += chunk.length;
    this.hash.update(chunk);
  }

  beginning(): Buffer {
    return Buffer.concat(this.head);
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}
