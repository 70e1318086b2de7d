import type { Instant, MessageDraft } from '#engine';
import { insertBulk } from '../../runtime/store/bulk-store.ts';
import { newId } from '../../runtime/store/new-id.ts';
import { moveClock } from '../../runtime/store/settings.ts';
import type { Answer, As, CheckedApi } from './checked-api.ts';
import type { Product } from './product.ts';

/** Somebody who writes, and a clock that is moved by seconds. */
export class Writer {
  readonly product: Product;
  private readonly api: CheckedApi;
  private readonly me: As;
  private at: Instant;

  constructor(product: Product, api: CheckedApi, me: As, at: Instant) {
    this.product = product;
    this.api = api;
    this.me = me;
    this.at = at;
  }

  /** Writes to the first contact of an account. */
  async writes(accountId: string, draft: Partial<MessageDraft> = {}): Promise<Answer> {
    const { contacts } = await this.product.api.call('accounts.get', { params: { accountId } });
    const body = { channel: 'email', contactId: contacts[0]?.id ?? '', subject: 'Your account', body: 'Hello.', ...draft };
    return this.api.send('messages.write', { params: { accountId }, body, as: this.me });
  }

  /** The key of a message that was taken. */
  async wrote(accountId: string, draft: Partial<MessageDraft> = {}): Promise<string> {
    const answer = await this.writes(accountId, draft);
    if (answer.status !== 201) throw new Error(answer.text);
    return (answer.body as { key: string }).key;
  }

  recalls(key: string, as: As = this.me): Promise<Answer> {
    return this.api.send('messages.recall', { params: { key }, body: {}, as });
  }

  releases(key: string): Promise<Answer> {
    return this.api.send('messages.release', { params: { key }, body: {}, as: this.me });
  }

  /** Lets so many milliseconds of business time pass, without waiting for what they set off. */
  async passes(milliseconds: number): Promise<void> {
    if (!(await moveClock(this.product.runtime.store, this.at, this.at + milliseconds))) throw new Error('the clock stands elsewhere');
    this.at += milliseconds;
  }
}

/** An act on many that nobody goes on with, so that there is always something to take back. */
export async function unwrittenMessages({ runtime: { store } }: Product): Promise<string> {
  const started = {
    by: 'admin',
    at: 0,
    goesAt: 0,
    status: 'running' as const,
    total: 1,
    left: ['acc_1'],
    done: 0,
    leftOut: [],
    failures: [],
  };
  const bulk = { _id: newId('blk'), ...started };
  await store.transaction((transaction) => insertBulk(store, bulk, transaction));
  return bulk._id;
}
