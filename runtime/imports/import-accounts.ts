import type { LedgerMapping, RowAccount } from '#connectors';
import { accountDocument, contactDocument, searchTerms } from '../commands/create-account.ts';
import { noteFields } from '../commands/note-fields.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { contactsOf, getAccount, insertAccount, setAccount } from '../store/account-store.ts';
import { changeContact, insertContacts } from '../store/contact-store.ts';
import { newId } from '../store/new-id.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { userNames } from '../store/user-store.ts';
import type { Figures } from './import-counts.ts';
import { sourceId } from './source-ids.ts';

/**
 * Finds or makes the accounts of an import. A customer who owes in two currencies becomes one account per
 * currency under a parent, because an account has one currency.
 */
export class ImportAccounts {
  /** Ids settled in this run, by customer and currency. */
  private readonly ids = new Map<string, string>();
  private readonly runtime: Runtime;
  private readonly world: World;
  private readonly mapping: LedgerMapping;
  private readonly figures: Figures;
  /** Accounts by owner the source names and nobody here is. */
  private readonly ownerless = new Map<string, number>();
  private users: ReadonlyMap<string, string> | undefined;

  constructor(runtime: Runtime, world: World, mapping: LedgerMapping, figures: Figures) {
    this.runtime = runtime;
    this.world = world;
    this.mapping = mapping;
    this.figures = figures;
  }

  /** What could not be taken over of the accounts, in words, for the report. */
  notes(): string[] {
    return [...this.ownerless].map(
      ([owner, count]) => `Nobody here has the user id "${owner}": ${count} account${count === 1 ? ' is' : 's are'} without an owner.`,
    );
  }

  /** The owner, if it is a user; a task must not go to somebody who does not exist. */
  private async ownerOf(account: RowAccount): Promise<string | undefined> {
    if (account.owner === undefined) return undefined;
    this.users ??= await userNames(this.runtime.store);
    if (this.users.has(account.owner)) return account.owner;
    this.ownerless.set(account.owner, (this.ownerless.get(account.owner) ?? 0) + 1);
    return undefined;
  }

  async idFor(account: RowAccount): Promise<string> {
    const key = `${account.currency}|${account.id}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = await this.settle(account);
    this.ids.set(key, id);
    return id;
  }

  private async settle(account: RowAccount): Promise<string> {
    const source = this.mapping.source.id;
    const plain = sourceId('acc', source, account.id);
    const first = await getAccount(this.runtime.store, plain);
    if (!first) {
      await this.insert(plain, account.id, account, undefined);
      return plain;
    }
    if (first.currency === account.currency) {
      await this.update(first, account);
      return plain;
    }
    const parent = sourceId('acc', source, account.id, 'group');
    if (!(await getAccount(this.runtime.store, parent)))
      await this.insert(parent, `${account.id}#group`, { ...account, currency: first.currency }, undefined);
    if (first.parentId === undefined) await setAccount(this.runtime.store, first._id, { parentId: parent });
    const own = sourceId('acc', source, account.id, account.currency);
    const existing = await getAccount(this.runtime.store, own);
    if (existing) await this.update(existing, account);
    else await this.insert(own, `${account.id}#${account.currency}`, account, parent);
    return own;
  }

  private async insert(id: string, externalId: string, account: RowAccount, parentId: string | undefined): Promise<void> {
    const { mapping, world, runtime } = this;
    const ownerId = await this.ownerOf(account);
    const document = accountDocument(
      {
        id,
        sourceId: mapping.source.id,
        externalId,
        name: account.name,
        currency: account.currency,
        zone: mapping.zone,
        ...(account.number === undefined ? {} : { number: account.number }),
        ...(account.country === undefined ? {} : { country: account.country }),
        ...(ownerId === undefined ? {} : { ownerId }),
        ...(account.unit === undefined ? {} : { unitId: account.unit }),
        ...(parentId === undefined ? {} : { parentId }),
        ...(account.fields === undefined ? {} : { custom: { ...account.fields } }),
      },
      world,
    );
    const contact = account.contact && contactDocument(id, { ...account.contact }, { sourceId: mapping.source.id, externalId });
    await runtime.store.transaction(async (transaction) => {
      await insertAccount(runtime.store, document, transaction);
      if (contact) await insertContacts(runtime.store, [contact], transaction);
      await appendEntries(
        runtime.store,
        [
          {
            key: `import:${id}:created`,
            chain: id,
            at: world.now,
            type: 'account.created',
            data: { name: account.name, source: mapping.source.name },
          },
        ],
        transaction,
      );
    });
    this.figures.created += 1;
  }

  /**
   * Takes over what the source says differently now; owner and unit are ours once they are set. What it leaves
   * empty stays.
   */
  private async update(existing: AccountDocument, account: RowAccount): Promise<void> {
    const { store } = this.runtime;
    const ownerId = existing.ownerId ?? (await this.ownerOf(account));
    const unitId = existing.unitId ?? account.unit;
    const wanted: Partial<AccountDocument> = {
      name: account.name,
      ...(account.number === undefined ? {} : { number: account.number }),
      ...(account.country === undefined ? {} : { country: account.country }),
      ...(ownerId === undefined ? {} : { ownerId }),
      ...(unitId === undefined ? {} : { unitId }),
    };
    const differs = Object.entries(wanted).some(([name, value]) => existing[name as keyof AccountDocument] !== value);
    if (differs) await setAccount(store, existing._id, { ...wanted, search: searchTerms(account.name, account.number ?? existing.number) });
    const isContactChanged = await this.updateContact(existing, account.contact);
    const areFieldsNoted = await this.updateFields(existing, account.fields);
    this.figures[differs || isContactChanged || areFieldsNoted ? 'changed' : 'unchanged'] += 1;
  }

  private async updateFields(account: AccountDocument, values: RowAccount['fields']): Promise<boolean> {
    if (!values) return false;
    const { runtime, world, mapping } = this;
    const change = { id: newId('chg'), account, values, actor: SYSTEM, source: mapping.source.name } as const;
    return runtime.store.transaction((transaction) => noteFields(runtime, world, change, transaction));
  }

  /** Whoever was entered by hand is not touched. */
  private async updateContact({ _id: accountId, externalId = '' }: AccountDocument, told: RowAccount['contact']): Promise<boolean> {
    if (!told) return false;
    const { runtime, world, mapping } = this;
    const { id: sourceId, name } = mapping.source;
    const contact = (await contactsOf(runtime.store, accountId)).find((each) => each.sourceId === sourceId);
    const isSame = Object.entries(told).every(([field, value]) => contact?.[field as keyof typeof told] === value);
    if (isSame) return false;
    const fresh = contactDocument(accountId, { ...told }, { sourceId, externalId });
    const key = `contact:${newId('chg')}`;
    const data = { text: `Contact taken over from ${name}` };
    await runtime.store.transaction(async (transaction) => {
      if (contact) await changeContact(runtime.store, contact._id, told, transaction);
      else await insertContacts(runtime.store, [fresh], transaction);
      await appendEntries(
        runtime.store,
        [{ key, chain: accountId, at: world.now, type: 'note', data, personal: { ...told } }],
        transaction,
      );
    });
    return true;
  }
}
