import { expect } from 'chai';
import fc from 'fast-check';
import { type InboundMail, messageIdOf, readMail } from '#connectors';
import { deliveryReport } from '../../support/inbound.ts';

interface Written {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly nullSender?: boolean;
}

function raw({ headers = {}, body = 'We pay on Friday.' }: Written): Buffer {
  const all = { From: 'Dana Whitfield <dana@example.test>', Subject: 'Re: Your invoice', ...headers };
  return Buffer.from(
    `${Object.entries(all)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n${body}`,
  );
}

const read = (written: Written): Promise<InboundMail> => readMail(raw(written), { hasNullSender: written.nullSender ?? false });
const sorted = async (written: Written): Promise<InboundMail['sort']> => (await read(written)).sort;

describe('a mail that comes in', () => {
  it('is read as who, about what, and what was written', async () => {
    const { from, subject, text, sort } = await read({ headers: { Subject: '=?utf-8?Q?R=C3=A9=3A_facture?=' } });

    expect({ from, subject, text, sort }).to.deep.equal({
      from: { name: 'Dana Whitfield', address: 'dana@example.test' },
      subject: 'Ré: facture',
      text: 'We pay on Friday.',
      sort: { kind: 'reply' },
    });
  });

  it('gives HTML as text, without what it hides or would run', async () => {
    const body = '<style>p{}</style><p>We pay <b>Friday</b></p><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { text } = await read({ headers: { 'Content-Type': 'text/html; charset=utf-8' }, body });

    expect(text).to.include('We pay Friday');
    expect(text).to.not.match(/<|onerror|p\{\}/);
  });

  it('shows no signs that pose as others, and no card number', async () => {
    const { subject, text } = await read({ headers: { Subject: 'pay\u202Efdp.exe\u0007' }, body: 'Take 4111 1111 1111 1111 please' });

    expect(subject).to.equal('payfdp.exe');
    expect(text).to.equal('Take [card number ending in 1111] please');
  });

  it('names its files and unpacks none', async () => {
    const body =
      '--b\r\nContent-Type: text/plain\r\n\r\nSee there.\r\n--b\r\nContent-Type: application/x-msdownload; name="../../pay.exe"\r\nContent-Disposition: attachment; filename="../../pay.exe"\r\nContent-Transfer-Encoding: base64\r\n\r\nTVqQAAM=\r\n--b--\r\n';
    const { text, files } = await read({ headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, body });

    expect(text).to.equal('See there.');
    expect(files).to.deep.equal([{ name: '../../pay.exe', type: 'application/x-msdownload', bytes: 5 }]);
  });

  const replies: readonly (readonly [string, Written])[] = [
    ['of a person', {}],
    ['out of a ticket system', { headers: { Precedence: 'bulk', 'Auto-Submitted': 'no' } }],
    [
      'that speaks of a delivery',
      { headers: { Subject: 'Re: failed delivery' }, body: 'The goods were not delivered, 550 pieces missing.' },
    ],
    ['without any text', { body: '' }],
  ];
  for (const [says, written] of replies)
    it(`is a reply: ${says}`, async () => expect(await sorted(written)).to.deep.equal({ kind: 'reply' }));

  const automatic: readonly (readonly [string, Written, string?])[] = [
    ['RFC 3834', { headers: { 'Auto-Submitted': 'auto-replied (vacation)' }, body: 'I am back on March 5, 2026.' }, '2026-03-05'],
    ['X-Autoreply', { headers: { 'X-Autoreply': 'yes' }, body: 'I will be returning to the office on 5th of March 2026' }, '2026-03-05'],
    ['Precedence', { headers: { Precedence: 'auto_reply' }, body: 'I return 2026-03-05' }, '2026-03-05'],
    ['its subject', { headers: { Subject: 'Automatic reply: Your invoice' }, body: 'Back on 05/03/2026.' }],
    ['a German one', { headers: { Subject: 'Abwesenheitsnotiz: Rechnung' }, body: 'Ich bin ab 5. März wieder da.' }],
    ['no sender', { nullSender: true, body: 'Thank you, we have your mail.' }],
    ['two days named', { headers: { 'Auto-Submitted': 'auto-replied' }, body: 'I return March 5, 2026. Bob is back on March 9, 2026.' }],
    ['a day without a year', { headers: { 'Auto-Submitted': 'auto-replied' }, body: 'I am back on March 5.' }],
  ];
  for (const [says, written, backOn] of automatic)
    it(`is automatic: ${says}`, async () =>
      expect(await sorted(written)).to.deep.equal({ kind: 'automatic', ...(backOn === undefined ? {} : { backOn }) }));

  const reports: readonly (readonly [string, Parameters<typeof deliveryReport>[0], InboundMail['sort']])[] = [
    ['no such mailbox', {}, { kind: 'bounce', hard: true, reason: '550 5.1.1 no such mailbox' }],
    ['mailbox full', { status: '5.2.2', said: '552 5.2.2 over quota' }, { kind: 'bounce', hard: false, reason: '552 5.2.2 over quota' }],
    ['given up', { status: '4.4.1', said: 'connection timed out' }, { kind: 'bounce', hard: false, reason: 'connection timed out 4.4.1' }],
    ['still tried', { action: 'delayed', status: '4.4.1', said: 'busy' }, { kind: 'delay', reason: 'busy 4.4.1' }],
    ['arrived', { action: 'delivered', status: '2.0.0', said: 'ok' }, { kind: 'automatic' }],
  ];
  for (const [says, report, sort] of reports)
    it(`is a report on delivery: ${says}`, async () =>
      expect((await readMail(Buffer.from(deliveryReport(report)), { hasNullSender: true })).sort).to.deep.equal(sort));

  const strange: readonly (readonly [string, Written, InboundMail['sort']])[] = [
    [
      'qmail',
      {
        headers: { From: 'MAILER-DAEMON@x.test', Subject: 'failure notice' },
        body: 'Hi. This is the qmail-send program.\n<a@b.test>:\n550 5.1.1 unknown user',
      },
      { kind: 'bounce', hard: true, reason: '550 5.1.1 unknown user' },
    ],
    [
      'Exim',
      {
        headers: { From: 'Mail Delivery System <Mailer-Daemon@x.test>', 'X-Failed-Recipients': 'a@b.test' },
        body: 'A message could not be delivered.\n  a@b.test\n    Unrouteable address',
      },
      { kind: 'bounce', hard: true, reason: 'Re: Your invoice' },
    ],
    [
      'a full mailbox in words',
      { headers: { From: 'postmaster@x.test', Subject: 'Undeliverable: Your invoice' }, body: 'The mailbox of the recipient is full.' },
      { kind: 'bounce', hard: false, reason: 'Undeliverable: Your invoice' },
    ],
    [
      'a warning',
      {
        headers: { From: 'postmaster@x.test', Subject: 'Warning: message delayed 24 hours' },
        body: 'You do not need to resend your message.',
      },
      { kind: 'delay', reason: 'Warning: message delayed 24 hours' },
    ],
  ];
  for (const [says, written, sort] of strange)
    it(`is a report in the manner of ${says}`, async () => expect(await sorted(written)).to.deep.equal(sort));

  it('that nests deeper or has more headers than anybody needs is kept for a person', async () => {
    const deep = `${Array.from({ length: 60 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}x`;
    const heads = `X-A: ${'a'.repeat(900)}\r\n`.repeat(400);
    for (const bad of [deep, `${heads}\r\nx`]) {
      const { sort, unreadable, text } = await readMail(Buffer.from(bad), { hasNullSender: false });
      expect({ sort, text }).to.deep.equal({ sort: { kind: 'reply' }, text: '' });
      expect(unreadable).to.be.a('string').and.not.equal('');
    }
  });

  it('is read whatever it holds, as text one can show', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'From: ',
        'Subject: =?utf-8?B?',
        '?=',
        'Content-Type: multipart/mixed; boundary=b\r\n',
        'Content-Type: text/html; charset=x-none\r\n',
        'Content-Type: message/delivery-status\r\n',
        'Content-Transfer-Encoding: base64\r\n',
        'Content-Type: message/rfc822\r\n',
        '--b\r\n',
        '--b--\r\n',
        '\r\n',
        '\r\n\r\n',
        '<script>',
        '<!--',
        'Action: failed\r\n',
        'Status: 5.',
        'Auto-Submitted: ',
        '>',
        'return ',
        '2026-02-30',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.boolean(), async (pieces, hasNullSender) => {
        const bytes = Buffer.from(pieces.join(''), 'latin1');
        messageIdOf(bytes);
        const mail = await readMail(bytes, { hasNullSender });
        for (const said of [
          mail.subject,
          mail.text,
          mail.from.name,
          mail.from.address,
          ...mail.files.flatMap(({ name, type }) => [name, type]),
        ]) {
          expect(said).to.not.match(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/u);
        }
        expect(mail.subject).to.not.include('\n');
      }),
      { numRuns: 2000 },
    );
  });

  it('that was made to take long does not', async () => {
    const bodies = [
      '<a '.repeat(300_000),
      '<!--'.repeat(300_000),
      '<style '.repeat(300_000),
      '<style></style>'.repeat(100_000),
      '&'.repeat(1_000_000),
      'On '.repeat(300_000),
      '4 '.repeat(400_000),
      'back on '.repeat(100_000),
    ];
    for (const body of bodies) {
      const { sort } = await read({ headers: { 'Content-Type': 'text/html', 'Auto-Submitted': 'auto-replied' }, body });
      expect(sort.kind, body.slice(0, 8)).to.equal('automatic');
    }
  });

  it('that was made to take hours is given up for a person to look at, and nothing waits for it meanwhile', async () => {
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 50);
    const parts = ['text/plain\r\n\r\nhello', `text/html\r\n\r\n<a href=${'x'.repeat(2_000_000)}`];
    const body = `${parts.map((part) => `--b\r\nContent-Type: ${part}\r\n`).join('')}--b--\r\n`;
    const { sort, unreadable } = await read({ headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, body });
    clearInterval(others);

    expect({ sort, unreadable }).to.deep.equal({ sort: { kind: 'reply' }, unreadable: 'it takes too long to read' });
    expect(turns, 'turns of everything else').to.be.greaterThan(20);
    expect((await read({})).text).to.equal('We pay on Friday.');
  });

  it('is what a person says, also when somebody else’s report hangs on it or its text part is empty', async () => {
    const report = deliveryReport({});
    const passedOn = `--c\r\nContent-Type: text/plain\r\n\r\nOur remittance mail came back, see below.\r\n--c\r\nContent-Type: message/rfc822\r\n\r\n${report}\r\n--c--\r\n`;
    expect(await sorted({ headers: { 'Content-Type': 'multipart/mixed; boundary=c' }, body: passedOn })).to.deep.equal({ kind: 'reply' });

    const blank = '--b\r\nContent-Type: text/plain\r\n\r\n \r\n--b\r\nContent-Type: text/html\r\n\r\n<p>We pay on Friday.</p>\r\n--b--\r\n';
    expect((await read({ headers: { 'Content-Type': 'multipart/alternative; boundary=b' }, body: blank })).text).to.equal(
      'We pay on Friday.',
    );
  });
});

describe('messageIdOf', () => {
  it('finds the id in the head only, folded or not', () => {
    expect(messageIdOf(Buffer.from('A: b\r\nMessage-Id:\r\n <x@y>\r\n\r\nbody'))).to.equal('<x@y>');
    expect(messageIdOf(Buffer.from('A: b\r\n\r\nMessage-ID: <x@y>'))).to.equal(undefined);
  });
});
