import { askedItems, askedTotal, localDateAt, type Rendering, renderTemplate, sampleViewOf, type Template } from '#engine';
import { composeNotice, inLetterType } from '../effects/compose-notice.ts';
import { chooseContact } from '../effects/notice-truth.ts';
import type { World } from '../runtime.ts';
import { contactsOf } from '../store/account-store.ts';
import { loadBook } from '../store/book-store.ts';
import type { Store } from '../store/store.ts';

/** A draft as it would be written now, and what it asks for. */
export interface WrittenDraft {
  readonly rendering: Rendering;
  readonly items: number;
  readonly total: number;
  readonly currency: string;
  readonly contact: string | undefined;
}

/** Writes a template draft to an account as a notice would be written in this second. */
export async function writeTo(store: Store, world: World, template: Template, accountId: string): Promise<WrittenDraft | undefined> {
  const loaded = await loadBook(store, accountId);
  if (!loaded) return undefined;
  const { account, book } = loaded;
  const contact = chooseContact(await contactsOf(store, accountId), undefined);
  const { items } = askedItems(book, template.about ?? 'past-due', localDateAt(world.now, account.zone));
  const truth = { items, unapplied: account.balances.unapplied };
  const composed = composeNotice({ account, contact, template, book, truth }, world);
  return {
    rendering: composed,
    items: items.length,
    total: askedTotal(truth),
    currency: account.currency,
    contact: contact?.name,
  };
}

/** The same to the account every installation has for trying, from this organization. */
export function writeToSample(world: World, template: Template): WrittenDraft {
  const { sender, legal } = world.settings.installation;
  const sample = sampleViewOf(world.published.registry.catalog);
  const rendering = renderTemplate(template, { ...sample, sender }, legal);
  return {
    rendering: rendering.ok ? { ok: true, message: { ...rendering.message, html: inLetterType(rendering.message.html) } } : rendering,
    items: sample.invoices.length,
    total: sample.total ?? 0,
    currency: sample.currency,
    contact: sample.contact.name,
  };
}
