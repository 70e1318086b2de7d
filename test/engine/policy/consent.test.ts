import { expect } from 'chai';
import { type Channel, type Consents, type ContactPolicy, checkDefinition, consentMissing, createRegistry, isOptOut } from '#engine';

const policy: Pick<ContactPolicy, 'consent'> = {
  consent: {
    sms: { needs: 'agreement', optOut: ['Stopp', 'abmelden'] },
    call: { needs: 'agreement', ends: 'all' },
  },
};

describe('consent', () => {
  const cases: readonly (readonly [string, Channel, Consents, string | undefined])[] = [
    ['nothing said is enough where no yes is needed', 'email', {}, undefined],
    ['a no counts wherever it was said', 'email', { email: false }, 'no consent to email'],
    ['a yes is needed for text messages', 'sms', {}, 'nobody has agreed to sms'],
    ['and is enough', 'sms', { sms: true }, undefined],
    ['a yes to another channel is none', 'sms', { email: true, call: true }, 'nobody has agreed to sms'],
    ['a no to one channel leaves the others', 'letter', { email: false, sms: false }, undefined],
    ['but a no to calls ends all', 'letter', { letter: true, call: false }, 'no consent to any channel since call was refused'],
  ];
  for (const [says, channel, consents, missing] of cases) {
    it(says, () => expect(consentMissing(policy, channel, consents)).to.equal(missing));
  }

  it('C22: the usual words end a channel in any case, and nothing that only holds one', () => {
    for (const word of ['STOP', 'quit', ' End. ', 'Revoke!', 'opt-out', 'OPT OUT', 'cancel', 'Unsubscribe']) {
      expect(isOptOut(policy, 'email', word), word).to.equal(true);
    }
    for (const word of ['', '...', 'do not stop', 'I cannot pay by the end of the month', 'Stopp']) {
      expect(isOptOut(policy, 'email', word), word).to.equal(false);
    }
  });

  it('takes the answer for what it is, however the mail program puts it', () => {
    for (const reply of [
      '"STOP"',
      '“Unsubscribe”',
      '\uFF33\uFF34\uFF2F\uFF30',
      'Stop\r\n\r\n> Please pay by Friday.\r\n> Your collector',
      'Unsubscribe\n\nOn Mon, Feb 9, 2026 at 9:00 AM Duecourse <dunning@example.test> wrote:\n> Please pay.',
      'stop\n-- \nDana Whitfield\nBlue Ridge Supply',
      'STOP\n\n-----Original Message-----\nFrom: Duecourse',
    ]) {
      expect(isOptOut(policy, 'email', reply), reply).to.equal(true);
    }
    for (const reply of ['> stop\nWe pay on Friday.', '> stop', 'Please stop the delivery.\n> Stop']) {
      expect(isOptOut(policy, 'email', reply), reply).to.equal(false);
    }
  });

  it('where a channel names its own words, those count', () => {
    expect(['STOPP', 'Abmelden!', 'stop'].map((word) => isOptOut(policy, 'sms', word))).to.deep.equal([true, true, false]);
  });

  it('is checked with the policy, by its tests too', () => {
    const whole: ContactPolicy = {
      kind: 'contact-policy',
      id: 'p',
      name: 'P',
      appliesTo: 'person',
      hours: { from: '08:00', to: '21:00' },
      caps: [],
      ...policy,
      tests: [
        { name: 'no text message unasked', channel: 'sms', at: '2026-02-10T09:00', allowed: false },
        { name: 'one who agreed', channel: 'sms', at: '2026-02-10T09:00', consents: { sms: true }, allowed: true },
        { name: 'never again', channel: 'email', at: '2026-02-10T09:00', consents: { call: false }, allowed: false },
      ],
    };
    const registry = createRegistry([]);

    expect(checkDefinition(whole, registry).diagnostics).to.deep.equal([]);
    const blank = { ...whole, consent: { sms: { needs: 'agreement' as const, optOut: ['stop', '!!'] } } };
    expect(checkDefinition(blank, registry).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).to.include(
      'definition.value_refused /consent/sms/optOut/1',
    );
  });
});
