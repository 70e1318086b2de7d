import { smtpConnector } from '#connectors';
import { itHoldsTheContract, type OtherSide } from '../support/connector-contract.ts';
import { type ScriptedMailServer, startScriptedMailServer } from '../support/scripted-mail-server.ts';

describe('the SMTP connector', () => {
  let server: ScriptedMailServer;

  before(async () => {
    server = await startScriptedMailServer();
  });

  after(() => server.stop());

  itHoldsTheContract({
    connector: smtpConnector,
    settings: () => ({ host: '127.0.0.1', port: server.port, user: 'robot', password: 'hush-hush-2026' }),
    // The port of nothing.
    nowhere: () => ({ host: '127.0.0.1', port: 1, user: 'robot', password: 'hush-hush-2026' }),
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
});
