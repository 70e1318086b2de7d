import { type BodyOf, balancesOf, emptyBook, isCurrency, isZone, ladderOf, localDateAt, type Outcome, refused, standingOf } from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument, ContactDocument } from '../store/account-documents.ts';
import { accountBySource, getAccount, insertAccount } from '../store/account-store.ts';
import { insertContacts } from '../store/contact-store.ts';
import { newId } from '../store/new-id.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { userById } from '../store/user-store.ts';
import { refuseUnfit } from './note-fields.ts';

/** The source of what is entered by hand or through the API: it tells of everything as it happens. */
export const MANUAL_SOURCE = 'manual';

export interface NewAccountInput {
  readonly account: BodyOf<'accounts.create'>;
  readonly actor: Actor;
  readonly id: string;
}

/** Adds an account with its contacts. Zone and parent must exist; a source's id can be given once. */
export async function createAccount(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  input: NewAccountInput,
  transaction: Transaction,
): Promise<Outcome<{ id: string }>> {
  const { account: given, actor } = input;
  if (!isCurrency(given.currency)) return refused('request.invalid', `"${given.currency}" is no currency`, '/currency');
  const zone = given.zone ?? world.settings.installation.zone;
  if (!isZone(zone)) return refused('request.invalid', `"${zone}" is no time zone`, '/zone');
  const badContact = given.contacts?.findIndex((contact) => contact.zone !== undefined && !isZone(contact.zone)) ?? -1;
  if (badContact >= 0) return refused('request.invalid', 'is no time zone', `/contacts/${badContact}/zone`);
  if (given.ownerId !== undefined && !(await userById(runtime.store, given.ownerId))) {
    return refused('request.invalid', `there is no user ${given.ownerId}`, '/ownerId');
  }
  if (given.parentId !== undefined && !(await getAccount(runtime.store, given.parentId, transaction))) {
    return refused('account.parent_unknown', given.parentId, '/parentId');
  }
  if (given.externalId !== undefined && (await accountBySource(runtime.store, MANUAL_SOURCE, given.externalId, transaction))) {
    return refused('account.external_id_taken', given.externalId, '/externalId');
  }
  const unfit = refuseUnfit(world, given.custom ?? {}, '/custom', 'kept');
  if (unfit) return unfit;
  const id = newId('acc');
  const document = accountDocument({ ...given, id, zone, sourceId: MANUAL_SOURCE }, world);
  await insertAccount(runtime.store, document, transaction);
  await insertContacts(
    runtime.store,
    (given.contacts ?? []).map((contact) => contactDocument(id, contact)),
    transaction,
  );
  const by = actor.kind === 'system' ? undefined : actor.id;
  await appendEntries(
    runtime.store,
    [{ key: `${input.id}:created`, chain: id, at: world.now, type: 'account.created', data: { name: given.name }, by }],
    transaction,
  );
  return { ok: true, value: { id } };
}

/** A fresh account document: no records, everything at zero, its first night now. */
export function accountDocument(
  given: Omit<BodyOf<'accounts.create'>, 'contacts' | 'zone'> & { readonly id: string; readonly zone: string; readonly sourceId: string },
  world: World,
): AccountDocument {
  const on = localDateAt(world.now, given.zone);
  const book = emptyBook({ id: given.id, currency: given.currency, zone: given.zone });
  const optional = {
    externalId: given.externalId,
    number: given.number,
    country: given.country,
    ownerId: given.ownerId,
    unitId: given.unitId,
    parentId: given.parentId,
    creditLimit: given.creditLimit,
  };
  return {
    _id: given.id,
    sourceId: given.sourceId,
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as object),
    name: given.name,
    search: searchTerms(given.name, given.number),
    kind: given.kind ?? 'business',
    currency: given.currency,
    zone: given.zone,
    tags: given.tags ?? [],
    custom: given.custom ?? {},
    ledger: book.account,
    standing: standingOf(book, on, world.terms),
    ladder: ladderOf(book, on),
    balances: balancesOf(book),
    ledgerVersion: 0,
    eventSeq: 0,
    segment: {},
    service: { status: 'running' },
    credit: { status: 'open' },
    nextNightAt: new Date(world.now),
  } as AccountDocument;
}

/** What `/` finds an account by: any part of its name or number. */
export function searchTerms(name: string, number: string | undefined): string[] {
  return [name.toLowerCase(), ...(number === undefined ? [] : [number.toLowerCase()])];
}

/** A contact; nothing is taken for said that was not. */
export function contactDocument(
  accountId: string,
  contact: NonNullable<BodyOf<'accounts.create'>['contacts']>[number],
  origin?: { readonly sourceId: string; readonly externalId: string },
): ContactDocument {
  const { name, role, email, phone, zone, emailConsent } = contact;
  const optional = { role, email, phone, zone };
  return {
    _id: newId('con'),
    accountId,
    ...origin,
    name,
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as object),
    consent: emailConsent === undefined ? {} : { email: emailConsent },
    epoch: 0,
    attempts: [],
  } as ContactDocument;
}
