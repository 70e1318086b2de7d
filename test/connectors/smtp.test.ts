import { expect } from 'chai';
import { smtpConnector } from '#connectors';
import { aMessage } from '../support/connector-contract.ts';
import { startTestMailServer, type TakenMail, type TestMailServer } from '../support/mail-server.ts';
import { startTlsMailServer, type TlsMailServer } from '../support/tls-mail-server.ts';

const never = new AbortController().signal;
const kit = { log: { info: () => undefined, warn: () => undefined }, now: () => 0 };

describe('email over SMTP, at a real mail server', () => {
  let server: TestMailServer;

  before(async () => {
    server = await startTestMailServer();
  });

  after(() => server.stop());

  afterEach(() => {
    server.onRecipient = undefined;
    server.onMail = (_mail, accept) => accept();
  });

  const open = (more: object = {}) => smtpConnector.open({ host: '127.0.0.1', port: server.port, ...more }, kit);
  const send = (more: Parameters<typeof aMessage>[0] = {}) => open().send(aMessage(more), never);

  async function sent(more: Parameters<typeof aMessage>[0] = {}): Promise<TakenMail> {
    const outcome = await send(more);
    expect(outcome.result, JSON.stringify(outcome)).to.equal('accepted');
    return server.accepted.at(-1) as TakenMail;
  }

  it('names the key in the message, and makes the message id of it', async () => {
    const mail = await sent({ key: 'enr_9:12:1' });

    expect(mail.key).to.equal('enr_9:12:1');
    expect(mail.raw).to.match(/^Message-ID: <enr_9\.12\.1@duecourse>\r$/m);
    expect(mail.raw).to.match(/^Auto-Submitted: auto-generated\r$/m);
    expect((await sent({ key: 'message:1', isByPerson: true })).raw).to.match(/^Auto-Submitted: no\r$/m);
  });

  it('asks for answers and reports at the address of the very message, and else at its sender’s', async () => {
    const replyTo = 'abcdefghijklmnopqrstuvwxyz@reply.example';
    const own = await sent({ replyTo });
    const plain = await sent();

    expect([own.sender, /^Reply-To: (.*)\r$/m.exec(own.raw)?.[1]]).to.deep.equal([replyTo, replyTo]);
    expect([plain.sender, plain.raw.includes('Reply-To')]).to.deep.equal([aMessage().from.email, false]);
  });

  it('tells a mailbox that is full for now from one that does not exist', async () => {
    server.onRecipient = () => ({ code: 452, message: '4.2.2 mailbox full' });
    expect((await send()).result).to.equal('unavailable');
    server.onRecipient = () => ({ code: 550, message: '5.1.1 unknown' });
    expect((await send()).result).to.equal('bounced');
  });

  it('tells content that is refused for now from content that is refused for good', async () => {
    server.onMail = (_mail, _accept, refuse) => refuse(451, '4.3.0 try again');
    expect((await send()).result).to.equal('unavailable');
    server.onMail = (_mail, _accept, refuse) => refuse(552, '5.3.4 too large');
    expect((await send()).result).to.equal('rejected');
  });

  it('lets nothing but one subject come of a subject with line breaks', async () => {
    const mail = await sent({ subject: 'Past due\r\nBcc: thief@evil.example\r\n\r\n<b>content</b>' });

    expect(headersOf(mail)).to.deep.equal(headersOf(await sent()));
    expect(mail.subject.replaceAll('  ', ' ')).to.equal('Past due Bcc: thief@evil.example <b>content</b>');
  });

  it('lets nothing but one name come of a sender with line breaks', async () => {
    const mail = await sent({ from: { name: 'AR"\r\nReply-To: thief@evil.example', email: 'ar@northwind.example' } });

    expect(headersOf(mail)).to.deep.equal(headersOf(await sent()));
  });

  it('does not ask a server about an address that smuggles commands', async () => {
    const before = server.accepted.length;
    for (const to of ['dana@x.example>\r\nRCPT TO:<thief@evil.example', 'dana@x.example\r\nDATA', 'a@b.example, c@d.example>']) {
      expect((await send({ to })).result, to).to.equal('rejected');
    }
    expect(server.accepted.length).to.equal(before);
  });

  it('writes names and texts of any script so that they come back', async () => {
    const text = 'Größe 12 — 株式会社 👩‍💼\n.\nthe line above is a dot\n..two';
    const mail = await sent({ toName: 'Zoë "Zed" Müller', subject: 'Überfällig: 請求書 №7 €', text });

    expect(decodedWords(mail.subject)).to.equal('Überfällig: 請求書 №7 €');
    expect(decodedBody(mail.raw, 'text/plain').replaceAll('\r\n', '\n').trimEnd()).to.equal(text);
  });

  it('breaks no line longer than mail allows, and none of the words in it', async () => {
    const text = `${'all work and no pay '.repeat(200)}${'x'.repeat(3000)}`;
    const mail = await sent({ subject: 'long '.repeat(300), text, html: `<p>${text}</p>` });

    expect(Math.max(...mail.raw.split('\r\n').map((line) => Buffer.byteLength(line)))).to.be.at.most(998);
    expect(decodedBody(mail.raw, 'text/plain').trimEnd()).to.equal(text);
  });

  describe('with encryption', () => {
    let tls: TlsMailServer;

    before(async () => {
      tls = await startTlsMailServer();
    });

    after(() => tls.stop());

    const via = (more: object) => smtpConnector.open({ host: 'localhost', port: tls.port, requireTls: true, ...more }, kit);

    it('sends nothing, and no password, to a server whose certificate nobody vouches for', async () => {
      const outcome = await via({ user: 'robot', password: 'hush' }).send(aMessage(), never);

      expect(outcome.result).to.equal('unavailable');
      expect((await via({}).check(never)).ok).to.equal(false);
      expect([tls.accepted, tls.passwords]).to.deep.equal([0, []]);
    });

    it('sends nothing to a server that has no encryption where it is required', async () => {
      const outcome = await open({ requireTls: true }).send(aMessage(), never);

      expect(outcome.result).to.equal('unavailable');
    });

    it('signs in and sends through STARTTLS and through TLS from the start', async () => {
      await tls.trusted(async () => {
        expect((await via({ user: 'robot', password: 'hush' }).send(aMessage(), never)).result).to.equal('accepted');
        const fromTheStart = smtpConnector.open({ host: 'localhost', port: tls.securePort, secure: true }, kit);
        expect((await fromTheStart.send(aMessage(), never)).result).to.equal('accepted');
      });
      expect(tls.passwords).to.deep.equal(['hush']);
      expect([tls.accepted, tls.inTheClear]).to.deep.equal([2, 0]);
    });
  });
});

function headersOf({ raw }: TakenMail): string[] {
  const [head = ''] = raw.split('\r\n\r\n');
  return [...head.matchAll(/^([\w-]+):/gm)].map((match) => match[1] ?? '').sort();
}

/** The text of RFC 2047 encoded words. */
function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('latin1') : quoted(word.replaceAll('_', ' ')),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

function quoted(text: string): string {
  return text.replaceAll('=\r\n', '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A part of a message as it was before it was made fit for mail. */
function decodedBody(raw: string, type: string): string {
  const part = raw.split(/\r\n--[^\r\n]+\r\n/).find((each) => each.toLowerCase().startsWith(`content-type: ${type}`)) ?? '';
  const [head = '', ...body] = part.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  return /quoted-printable/i.test(head) ? Buffer.from(quoted(text), 'latin1').toString('utf8') : text;
}
