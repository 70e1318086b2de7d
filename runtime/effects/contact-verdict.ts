import { type Channel, type ContactPolicy, type ContactVerdict, mayContact, memoryOf, type PastContact } from '#engine';
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
  return policy && verdictUnder(policy, world, { account, contact, contacts, channel, except });
}

/** Whom a policy is asked about, and over what. */
export interface AskedContact {
  readonly account: AccountDocument;
  readonly contact: ContactDocument;
  readonly contacts: readonly ContactDocument[];
  readonly channel: Channel;
  readonly except?: string | undefined;
}

/** The same under a policy that need not be in force. */
export function verdictUnder(
  policy: ContactPolicy,
  world: Pick<World, 'published' | 'now'>,
  { account, contact, contacts, channel, except }: AskedContact,
): ContactVerdict {
  const since = world.now - memoryOf(policy);
  const past: PastContact[] = contacts.flatMap((each) =>
    each.attempts
      .filter((attempt) => attempt.at >= since && attempt.key !== except)
      .map((attempt) => ({ at: attempt.at, channel: attempt.channel as Channel, sameContact: each._id === contact._id })),
  );
  const zone = contact.zone ?? account.zone;
  const { calendars } = world.published.registry;
  return mayContact(policy, { channel, zone, consents: contact.consent, contacts: past, calendars }, world.now);
}
