import { type AnswerOf, type Catalog, type Facts, type FactValue, type FlowState, isHeld, localDateAt, partsOf } from '#engine';
import { factsOfAccount } from '../../insight/account-facts.ts';
import { loadBook } from '../../store/book-store.ts';
import { type Handlers, visibleAccount } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { iso, known, money } from '../views/wire.ts';

type Sample = AnswerOf<'accounts.sample'>;

export const sampleHandlers = {
  'accounts.sample': {
    async read(context) {
      const { runtime, world, params } = context;
      const { _id } = await visibleAccount(context, params['accountId']);
      const loaded = await loadBook(runtime.store, _id);
      if (!loaded) throw problem('resource.unknown', 'there is no such account');
      const { account, book } = loaded;
      const { facts, enrollments } = await factsOfAccount(runtime.store, world, account);
      const on = localDateAt(world.now, account.zone);
      const { currency, segment } = account;
      return known({
        id: account._id,
        name: account.name,
        number: account.number,
        currency,
        zone: account.zone,
        country: account.country,
        kind: account.kind,
        at: iso(world.now),
        on,
        splitKey: account.parentId ?? account._id,
        segment: segment.row === undefined ? undefined : { id: segment.row, name: segment.name ?? segment.row },
        invoices: [...book.invoices]
          .filter((invoice) => invoice.openAmount > 0)
          .sort((a, b) => (a.dueOn === b.dueOn ? (a.number < b.number ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1))
          .map((invoice) => ({
            id: invoice.id,
            number: invoice.number,
            issuedOn: invoice.issuedOn,
            dueOn: invoice.dueOn,
            amount: money(invoice.amount, currency),
            open: money(invoice.openAmount, currency),
            disputed: money(partsOf(invoice, book, on).disputed, currency),
            held: isHeld(invoice.id, book.holds, on),
          })),
        unapplied: money(account.balances.unapplied, currency),
        facts: shownFacts(facts, world.published.registry.catalog),
        enrollments: enrollments.map((each) => {
          const state = each.state as FlowState;
          return {
            id: each._id,
            kind: each.kind,
            definitionId: each.definitionId,
            version: each.definitionVersion,
            subject: each.subject as Sample['enrollments'][number]['subject'],
            status: each.status as 'active',
            states: [...state.leaves],
            since: Object.fromEntries(Object.entries(state.since).map(([path, at]) => [path, iso(at)])),
            startedAt: iso(each.startedAt),
          };
        }),
      }) as Sample;
    },
  },
} satisfies Partial<Handlers>;

/** Facts of the catalogue that tell nothing of a person; the account's name is shown everywhere. */
function shownFacts(facts: Facts, catalog: Catalog): Sample['facts'] {
  const shown = Object.entries(facts).filter((entry): entry is [string, FactValue] => {
    const fact = catalog.fact(entry[0]);
    return entry[1] !== undefined && fact !== undefined && (!fact.personal || fact.id === 'account.name');
  });
  return Object.fromEntries(shown.map(([id, value]) => [id, Array.isArray(value) ? [...value] : value])) as Sample['facts'];
}
