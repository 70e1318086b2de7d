import { type Facts, type LocalDate, localDateAt, ownFacts, standingFrom } from '#engine';
import { subjectFacts, traitsOf } from '../commands/subject-facts.ts';
import type { World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { contactsByAccount, groupsByParent } from '../store/book-scan.ts';
import type { Store } from '../store/store.ts';

/** What a rule looks at beyond the account itself. */
export interface Surroundings {
  readonly contact: boolean;
  readonly group: boolean;
}

/** An account with its facts as of the business clock. */
export interface Known {
  readonly account: AccountDocument;
  readonly facts: Facts;
}

/** What of the surroundings of accounts some facts need. */
export function surroundingsOf(facts: readonly string[]): Surroundings {
  return { contact: facts.some((fact) => fact.startsWith('contact.')), group: facts.some((fact) => fact.startsWith('parent.')) };
}

/** The facts of many accounts at once, each the same as when it is looked at by itself. */
export async function factsOfBatch(
  store: Store,
  world: World,
  accounts: readonly AccountDocument[],
  needs: Surroundings,
): Promise<Known[]> {
  const days = new Map<string, LocalDate>();
  const dayIn = (zone: string): LocalDate => {
    const on = days.get(zone) ?? localDateAt(world.now, zone);
    days.set(zone, on);
    return on;
  };
  if (!needs.contact && !needs.group)
    return accounts.map((account) => ({ account, facts: factsOfOwn(account, world, dayIn(account.zone)) }));
  const contacts = needs.contact
    ? await contactsByAccount(
        store,
        accounts.map((account) => account._id),
      )
    : undefined;
  const groups = needs.group ? await groupsByParent(store, accounts.map(headOf)) : undefined;
  return accounts.map((account) => {
    const contact = contacts?.get(account._id);
    const group = groups?.get(headOf(account));
    const facts = subjectFacts({ account, ...(contact ? { contact } : {}), ...(group ? { group } : {}) }, world, world.now);
    return { account, facts };
  });
}

/** What the account alone tells, as a night sees it. */
export function factsOfOwn(account: AccountDocument, world: World, on: LocalDate): Facts {
  const standing = standingFrom(account.ladder, account.balances, on, world.terms);
  return ownFacts({ traits: traitsOf(account), ledger: account.ledger, standing, moment: { on, at: world.now } });
}

function headOf(account: AccountDocument): string {
  return account.parentId ?? account._id;
}
