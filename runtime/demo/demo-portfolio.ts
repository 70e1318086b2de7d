import {
  addDays,
  type Book,
  type Booking,
  type BusinessEvent,
  InvariantError,
  localDateAt,
  type Moment,
  makePromise,
  type Outcome,
  placeHold,
} from '#engine';
import { bookRecord } from '../commands/book-record.ts';
import { accountDocument, contactDocument } from '../commands/create-account.ts';
import { changeLedger } from '../commands/ledger-command.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import { insertAccount } from '../store/account-store.ts';
import { insertContacts } from '../store/contact-store.ts';
import { saveFeed } from '../store/feed-store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { type DemoAccount, demoAccount } from './demo-accounts.ts';
import { SeededRandom } from './seeded-random.ts';

export const DEMO_SOURCE = 'demo';
const SEED = 20_260_302;
const ACCOUNTS = 180;

/** Fills an empty book with a portfolio that is the same at every start on one date. */
export async function fillDemoPortfolio(runtime: Runtime, world: World, progress: (done: number, of: number) => void): Promise<void> {
  const today = localDateAt(world.now, world.settings.installation.zone);
  const random = new SeededRandom(SEED);
  await saveFeed(runtime.store, { _id: DEMO_SOURCE, name: 'Demo ledger', mode: 'live' });
  for (let index = 0; index < ACCOUNTS; index += 1) {
    await addAccount(runtime, world, demoAccount(index, today, random));
    progress(index + 1, ACCOUNTS);
  }
}

const idOf = (number: string): string => `acc_demo-${number}`;

async function addAccount(runtime: Runtime, world: World, demo: DemoAccount): Promise<void> {
  const id = idOf(demo.number);
  const { number, name, currency, zone, country, ownerId, unitId, creditLimit, custom, contact } = demo;
  const document = accountDocument(
    {
      id,
      sourceId: DEMO_SOURCE,
      externalId: number,
      number,
      name,
      currency,
      zone,
      country,
      ownerId,
      unitId,
      creditLimit,
      custom: { ...custom },
      ...(demo.parent === undefined ? {} : { parentId: idOf(demo.parent) }),
    },
    world,
  );
  await runtime.store.transaction(async (transaction) => {
    await insertAccount(runtime.store, document, transaction);
    await insertContacts(runtime.store, [contactDocument(id, contact)], transaction);
    await changeLedger(
      runtime,
      world,
      {
        id: `demo:${id}`,
        accountId: id,
        actor: SYSTEM,
        sourceId: DEMO_SOURCE,
        apply: (book, moment) => ({ ok: true, value: bookAll(book, demo, moment, world) }),
      },
      transaction,
    );
    const count = (kind: string): number => demo.records.filter((record) => record.kind === kind).length;
    await appendEntries(
      runtime.store,
      [
        {
          key: `demo:${id}:loaded`,
          chain: id,
          at: world.now,
          type: 'ledger.loaded',
          data: { invoices: count('invoice'), payments: count('payment'), source: 'Demo ledger' },
        },
      ],
      transaction,
    );
  });
}

/** Books the account's records. Its past is told in one line; what people did with it is told as it happened. */
function bookAll(book: Book, demo: DemoAccount, moment: Moment, world: World): Booking {
  let next = book;
  const events: BusinessEvent[] = [];
  const take = (outcome: Outcome<Booking>, told: boolean): void => {
    if (!outcome.ok) throw new InvariantError(`demo account ${demo.number}: ${outcome.refusal.code} ${outcome.refusal.detail}`);
    next = outcome.value.book;
    if (told) events.push(...outcome.value.events);
  };
  for (const record of demo.records) take(bookRecord(next, record, moment, world.terms), false);
  const open = next.invoices
    .filter((invoice) => invoice.openAmount > 0 && invoice.dueOn < moment.on)
    .reduce((sum, invoice) => sum + invoice.openAmount, 0);
  if (demo.promise && open > 0) {
    const amount = Math.max(1, Math.floor((open * demo.promise.percent) / 100));
    const dueOn = addDays(moment.on, demo.promise.dueInDays);
    take(
      makePromise(
        next,
        { id: `prm_demo-${demo.number}`, amount, dueOn, byUserId: demo.ownerId, mayApprove: true },
        {},
        moment,
        world.terms,
      ),
      true,
    );
  }
  if (demo.hold !== undefined) take(placeHold(next, { id: `hld_demo-${demo.number}`, reason: demo.hold }, moment, world.terms), true);
  return { book: next, events };
}
