import { type Static, Type } from 'typebox';
import { CallRules } from './call-rules.ts';
import { AtTime, Closed, DefinitionId, heading, Label } from './schema.ts';

/** Every way somebody can be approached, in the order they are shown. */
export const channels = ['email', 'sms', 'letter', 'call', 'portal'] as const;

export type Channel = (typeof channels)[number];
export const Channel = Type.Unsafe<Channel>(Type.Union(channels.map((each) => Type.Literal(each))));

/** At most `max` contacts over these channels within `per`, counted in calendar days of the contact's zone. */
const Cap = Closed({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}$' }),
  name: Label,
  channels: Type.Optional(Type.Array(Channel, { minItems: 1 })),
  scope: Type.Union([Type.Literal('contact'), Type.Literal('account')]),
  per: Type.String({ pattern: '^P[1-9]\\d{0,2}D$', description: 'whole days, "P7D"' }),
  max: Type.Integer({ minimum: 1, maximum: 1000 }),
});

/** What it takes to use a channel. Whoever has said no to it is never approached over it. */
const ChannelConsent = Closed({
  needs: Type.Union([Type.Literal('no-refusal'), Type.Literal('agreement')], {
    description: '"agreement": somebody must have said yes; "no-refusal": nobody has said no',
  }),
  optOut: Type.Optional(
    Type.Array(Label, { minItems: 1, maxItems: 50, description: 'replies that are a no, in any case; without them the usual ones' }),
  ),
  ends: Type.Optional(
    Type.Union([Type.Literal('channel'), Type.Literal('all')], { description: 'what a no over this channel ends; itself unless said' }),
  ),
});

const LocalMoment = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d$',
  description: 'local date and time of the contact, YYYY-MM-DDTHH:MM',
});

/** When and how often a contact may be approached. Deny wins; what is unknown is refused. */
export const ContactPolicy = Closed({
  kind: Type.Literal('contact-policy'),
  ...heading,
  appliesTo: Type.Union([Type.Literal('business'), Type.Literal('person')]),
  hours: Closed({ from: AtTime, to: AtTime }),
  calendar: Type.Optional(DefinitionId),
  /** Drawn in from both ends of the hours, for clocks that differ and queues that wait. */
  margin: Type.Optional(Type.String({ pattern: '^PT\\d{1,3}M$', description: 'whole minutes, "PT2M"' })),
  caps: Type.Array(Cap, { maxItems: 50 }),
  consent: Type.Optional(
    Closed({
      email: Type.Optional(ChannelConsent),
      sms: Type.Optional(ChannelConsent),
      letter: Type.Optional(ChannelConsent),
      call: Type.Optional(ChannelConsent),
      portal: Type.Optional(ChannelConsent),
    } satisfies Record<Channel, unknown>),
  ),
  /** What is written down of a call; the usual lists unless said. */
  calls: Type.Optional(CallRules),
  tests: Type.Optional(
    Type.Array(
      Closed({
        name: Label,
        channel: Channel,
        zone: Type.Optional(Type.String()),
        at: LocalMoment,
        earlier: Type.Optional(
          Type.Array(Closed({ channel: Channel, at: LocalMoment, otherContact: Type.Optional(Type.Boolean()) }), { maxItems: 100 }),
        ),
        /** What the contact has said, by channel; what is not named was never said. */
        consents: Type.Optional(
          Closed({
            email: Type.Optional(Type.Boolean()),
            sms: Type.Optional(Type.Boolean()),
            letter: Type.Optional(Type.Boolean()),
            call: Type.Optional(Type.Boolean()),
            portal: Type.Optional(Type.Boolean()),
          }),
        ),
        allowed: Type.Boolean(),
      }),
      { maxItems: 100 },
    ),
  ),
});
export type ContactPolicy = Static<typeof ContactPolicy>;
