import { expect } from 'chai';
import { type SendOutcome, smtpConnector } from '#connectors';
import { aMessage, itHoldsTheContract, type OtherSide } from '../support/connector-contract.ts';
import { type Act, type ScriptedMailServer, type Stage, startScriptedMailServer } from '../support/scripted-mail-server.ts';

const settings = (port: number) => ({ host: '127.0.0.1', port, user: 'robot', password: 'hush-hush-2026' });

/** What the server does at a stage of the conversation, and what it means for the message. */
const stages: readonly (readonly [Stage, Act, SendOutcome['result']])[] = [
  ['greeting', '554 not from where you are', 'unavailable'],
  ['greeting', '421 too busy', 'unavailable'],
  ['greeting', 'hang up', 'unavailable'],
  ['EHLO', 'hang up', 'unavailable'],
  ['AUTH', '454 cannot look you up now', 'unavailable'],
  ['AUTH', 'hang up', 'unavailable'],
  ['MAIL', '550 this sender may not', 'rejected'],
  ['MAIL', '530 sign in first', 'unavailable'],
  ['MAIL', '451 later', 'unavailable'],
  ['MAIL', 'hang up', 'unavailable'],
  ['RCPT', '550 unknown', 'bounced'],
  ['RCPT', '452 full', 'unavailable'],
  ['RCPT', 'hang up', 'unavailable'],
  ['DATA', '554 no', 'rejected'],
  ['DATA', '451 later', 'unavailable'],
  ['DATA', 'hang up', 'unavailable'],
  ['content', '554 spam', 'rejected'],
  ['content', '451 later', 'unavailable'],
  ['content', '55', 'unclear'],
  ['content', 'what?', 'unclear'],
  ['content', '354 go on', 'unclear'],
  ['content', 'hang up', 'unclear'],
];

describe('the SMTP connector', () => {
  let server: ScriptedMailServer;

  before(async () => {
    server = await startScriptedMailServer();
  });

  after(() => server.stop());

  itHoldsTheContract({
    connector: smtpConnector,
    settings: () => settings(server.port),
    // The port of nothing.
    nowhere: () => settings(1),
    otherSide: (): OtherSide => ({
      behave: () => server.behave(),
      refuseAddress: () => server.act('RCPT', '550 5.1.1 no such mailbox'),
      refuseForGood: () => server.act('content', '554 5.7.1 not wanted here'),
      refuseForNow: () => server.act('RCPT', '450 4.7.1 greylisted, try again'),
      refuseSignIn: () => server.act('AUTH', '535 5.7.8 not you: {said} hush-hush-2026'),
      breakBefore: () => server.act('DATA', 'hang up'),
      breakAfter: () => server.act('content', 'hang up'),
      fallSilentBefore: () => server.act('MAIL', 'fall silent'),
      fallSilentAfter: () => {
        server.act('content', 'fall silent');
        return server.arrived();
      },
      taken: server.taken,
    }),
  });

  for (const [stage, act, result] of stages) {
    it(`takes “${act}” at ${stage} for ${result}`, async () => {
      server.behave();
      server.act(stage, act);
      const kit = { log: { info: () => undefined, warn: () => undefined }, now: () => 0 };
      const outcome = await smtpConnector.open(settings(server.port), kit).send(aMessage(), new AbortController().signal);

      expect(outcome.result, JSON.stringify(outcome)).to.equal(result);
    });
  }
});
