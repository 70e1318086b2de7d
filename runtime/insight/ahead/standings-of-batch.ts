import type { CompiledStrategy, ContactTraits, Strategy } from '#engine';
import { subjectOf } from '../../commands/enroll-by-segment.ts';
import { needsOf } from '../../commands/subject-facts.ts';
import type { Runtime, World } from '../../runtime.ts';
import type { AccountDocument } from '../../store/account-documents.ts';
import { contactsByAccount, groupsByParent, strategiesOf } from '../../store/book-scan.ts';
import { loadOpenBooks } from '../../store/book-store.ts';
import { givenUpInvoices } from '../../store/enrollment-store.ts';
import type { AccountStanding } from './account-ahead.ts';
import type { WhoMatters } from './who-matters.ts';

/** Of a batch of accounts those that matter, each with all its next days are made of; a handful of queries for all. */
export async function standingsOf(
  { store, library }: Pick<Runtime, 'store' | 'library'>,
  world: World,
  batch: readonly AccountDocument[],
  who: WhoMatters,
  flows: readonly CompiledStrategy[],
): Promise<AccountStanding[]> {
  const running = await strategiesOf(
    store,
    batch.map((account) => account._id),
  );
  const candidates: Pick<AccountStanding, 'account' | 'running'>[] = [];
  for (const account of batch) {
    const own = await Promise.all(
      (running.get(account._id) ?? []).map(async (enrollment) => ({
        enrollment,
        flow: await library.flowByHash(enrollment.hash, world.published),
      })),
    );
    if (isToBeLookedAt(who, account, own)) candidates.push({ account, running: own });
  }
  if (candidates.length === 0) return [];
  const accounts = candidates.map(({ account }) => account);
  const inPlay = [...new Set([...flows, ...candidates.flatMap((each) => each.running.map(({ flow }) => flow))])];
  const needs = inPlay.map(({ flow }) => needsOf(flow));
  const [books, contacts, groups] = await Promise.all([
    loadOpenBooks(store, accounts),
    needs.some((each) => each.contact)
      ? contactsByAccount(
          store,
          accounts.map((account) => account._id),
        )
      : undefined,
    needs.some((each) => each.group) ? groupsByParent(store, accounts.map(headOf)) : undefined,
  ]);
  const perInvoice = inPlay.some(({ flow }) => subjectOf(flow as Strategy) === 'invoice');
  const invoiceIds = perInvoice ? [...books.values()].flatMap((book) => book.invoices.map((invoice) => invoice.id)) : [];
  const givenUp = invoiceIds.length === 0 ? new Set<string>() : await givenUpInvoices(store, invoiceIds);
  return candidates.flatMap((candidate) => {
    const { account } = candidate;
    const book = books.get(account._id);
    const contact = contacts?.get(account._id);
    const traits: ContactTraits | undefined = contact && {
      hasEmail: contact.email !== undefined,
      emailConsent: contact.consent.email !== false,
    };
    return book ? [{ ...candidate, book, contact: traits, group: groups?.get(headOf(account)), givenUp }] : [];
  });
}

/** An account whose nights cannot even be looked at is shown with why. */
function isToBeLookedAt(who: WhoMatters, ...[account, running]: Parameters<WhoMatters['matters']>): boolean {
  try {
    return who.matters(account, running);
  } catch {
    return true;
  }
}

function headOf(account: AccountDocument): string {
  return account.parentId ?? account._id;
}
