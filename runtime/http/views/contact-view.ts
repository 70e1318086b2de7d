import { type AccountDetail, localAt } from '#engine';
import { contactVerdict } from '../../effects/contact-verdict.ts';
import type { World } from '../../runtime.ts';
import type { AccountDocument, ContactDocument } from '../../store/account-documents.ts';
import { person } from './person.ts';
import { iso, known } from './wire.ts';

/** A contact as the page shows it: how to reach them, what time it is there, and whether they may be written to now. */
export function contactView(
  contact: ContactDocument,
  account: AccountDocument,
  all: readonly ContactDocument[],
  { world, names }: { readonly world: World; readonly names: ReadonlyMap<string, string> },
): AccountDetail['contacts'][number] {
  const zone = contact.zone ?? account.zone;
  const verdict = contactVerdict(world, account, contact, all, 'email');
  const denied = verdict
    ? verdict.allowed
      ? undefined
      : known({
          reasons: verdict.reasons.map((reason) => reason.detail),
          until: verdict.nextAllowedAt === undefined ? undefined : iso(verdict.nextAllowedAt),
        })
    : { reasons: ['no contact policy covers this kind of account'] };
  return known({
    id: contact._id,
    name: contact.name,
    role: contact.role,
    email: contact.email,
    phone: contact.phone,
    otherPhones: contact.otherPhones ?? [],
    wrongNumbers: (contact.wrongNumbers ?? []).map(({ number }) => number),
    retired:
      contact.retired && known({ at: iso(contact.retired.at), by: person(contact.retired.by, names), because: contact.retired.because }),
    zone,
    localTime: localAt(world.now, zone).time,
    mayEmail: contact.email !== undefined && contact.consent.email !== false,
    consents: contact.consent,
    said: Object.fromEntries(
      Object.entries(contact.said ?? {}).map(([channel, { at, by }]) => [channel, known({ at: iso(at), by: person(by, names) })]),
    ),
    denied,
  }) as AccountDetail['contacts'][number];
}
