import { type Channel, type ContactVerdict, mayContact, memoryOf, type PastContact } from '#engine';
import { policyFor } from '../published/library.ts';
import type { World } from '../runtime.ts';
import type { AccountDocument, ContactDocument } from '../store/account-documents.ts';

/**
 * Whether a contact of an account may be approached now. `contacts` are all contacts of the account, `except` the
 * key of an attempt that does not count: the very one that is asked about. Undefined when no policy covers this
 * kind of account; then nobody is approached.
 */
export function contactVerdict(
  world: World,
  account: AccountDocument,
  contact: ContactDocument,
  contacts: readonly ContactDocument[],
  channel: Channel,
  except?: string,
): ContactVerdict | undefined {
  const policy = policyFor(world.published, world.settings.installation, account.kind);
  if (!policy) return undefined;
  const since = world.now - memoryOf(policy);
  const past: PastContact[] = contacts.flatMap((each) =>
    each.attempts
      .filter((attempt) => attempt.at >= since && attempt.key !== except)
      .map((attempt) => ({ at: attempt.at, channel: attempt.channel as Channel, sameContact: each._id === contact._id })),
  );
  const zone = contact.zone ?? account.zone;
  const { calendars } = world.published.registry;
  return mayContact(policy, { channel, zone, consent: contact.consent.email, contacts: past, calendars }, world.now);
}
