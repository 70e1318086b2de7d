import { expect } from 'chai';
import { type Rendered, renderTemplate, type TemplateView } from '#engine';
import { anEmail, blueRidge } from '../../support/template-builder.ts';

function message(body: string, view: TemplateView = blueRidge, over = {}): Rendered {
  const rendering = renderTemplate(anEmail(body, over), view);
  if (!rendering.ok) throw new Error(rendering.missing);
  return rendering.message;
}

function missing(body: string, view: TemplateView = blueRidge, over = {}): string | undefined {
  const rendering = renderTemplate(anEmail(body, over), view);
  return rendering.ok ? undefined : rendering.missing;
}

describe('renderTemplate', () => {
  it('writes names, money and dates as people do', () => {
    const body =
      'Dear {{ contact.firstName }},\n\nyou owe {{ total | money }} since {{ oldestDueOn | date }} ({{ today | date: "short" }}).';

    expect(message(body)).to.deep.equal({
      subject: 'Your account',
      text: 'Dear Dana,\n\nyou owe $1,800.00 since February 5, 2026 (Mar 9, 2026).',
      html: '<p>Dear Dana,</p><p>you owe $1,800.00 since February 5, 2026 (Mar 9, 2026).</p>',
    });
  });

  it('writes them in the language of the template', () => {
    expect(message('{{ total | money }} / {{ oldestDueOn | date }}', blueRidge, { language: 'de' }).text.replace(/\s/g, ' ')).to.equal(
      '1.800,00 $ / 5. Februar 2026',
    );
    expect(message('{{ oldestDueOn | date: "short" }}', blueRidge, { language: 'en-GB' }).text).to.equal('5 Feb 2026');
  });

  it('writes yen without and dinars with three decimals', () => {
    expect(message('{{ total | money }}', { ...blueRidge, currency: 'JPY' }).text).to.equal('¥180,000');
    expect(message('{{ total | money }}', { ...blueRidge, currency: 'KWD' }).text.replace(/\s/g, ' ')).to.equal('KWD 180.000');
  });

  it('lists the invoices in a loop', () => {
    const body = '{% for invoice in invoices %}{{ forloop.index }}. {{ invoice.number }} {{ invoice.open | money }}\n{% endfor %}';

    expect(message(body).text).to.equal('1. INV-2207 $1,200.00\n2. INV-2214 $600.00');
  });

  it('lays the invoice table out in lines and in a table', () => {
    const { text, html } = message('Open:\n\n{{ invoiceTable }}\n\nRegards');

    expect(text).to.equal(
      [
        'Open:',
        '',
        'INV-2207  due Feb 5, 2026  32 days past due  $1,200.00',
        'INV-2214  due Mar 8, 2026  1 day past due      $600.00',
        '',
        'Regards',
      ].join('\n'),
    );
    expect(html).to.match(/^<p>Open:<\/p><table[^>]*><tr><td[^>]*>INV-2207<\/td>.*<\/table><p>Regards<\/p>$/);
    expect(html).to.contain('$600.00</td></tr>');
  });

  it('decides by conditions, and compares money as numbers', () => {
    expect(message('{% if total > 100000 %}large{% else %}small{% endif %}').text).to.equal('large');
    expect(message('{% if credit == 0 %}none{% endif %}{% unless credit > 0 %}!{% endunless %}').text).to.equal('none!');
    expect(message('{% case total %}{% when 180000 %}exactly{% else %}no{% endcase %}').text).to.equal('exactly');
    expect(message('{{ total | plus: 100 | money }} {{ total | minus: credit | money }}').text).to.equal('$1,801.00 $1,800.00');
  });

  it('appends legal blocks, which no author can leave out', () => {
    const rendering = renderTemplate(anEmail('Hello'), blueRidge, ['Opt out: reply STOP', 'A & B <Ltd>']);

    expect(rendering.ok && rendering.message.text).to.equal('Hello\n\nOpt out: reply STOP\n\nA & B <Ltd>');
    expect(rendering.ok && rendering.message.html).to.equal(
      '<p>Hello</p><p class="legal">Opt out: reply STOP</p><p class="legal">A &amp; B &lt;Ltd&gt;</p>',
    );
  });

  it('takes the name of a template without a subject', () => {
    const { subject: _, ...sms } = anEmail('Hello', { channel: 'sms' });
    const rendering = renderTemplate(sms, blueRidge);

    expect(rendering.ok && rendering.message.subject).to.equal('Reminder');
  });
});

describe('a message never goes out with a hole', () => {
  const { contact: _, promise: __, ...nameless } = blueRidge;
  const blank: TemplateView = { ...blueRidge, contact: { name: '  ', firstName: '' } };

  it('fails with the name of what is missing', () => {
    expect(missing('Dear {{ contact.name }},', { ...nameless, contact: {} })).to.equal('contact.name');
    expect(missing('{{ promise.dueOn | date }}', { ...nameless, contact: {} })).to.equal('promise');
    expect(missing('Hello', nameless as TemplateView, { subject: '{{ promise.amount | money }}' })).to.equal('promise');
  });

  it('takes blank data for missing: nobody is written to as "Dear ,"', () => {
    expect(missing('Dear {{ contact.firstName }},', blank)).to.equal('contact.firstName');
    expect(missing('Dear {{ contact.name }},', blank)).to.equal('contact.name');
    expect(missing('Dear {{ contact.name }},', { ...blueRidge, contact: { name: null } } as unknown as TemplateView)).to.equal(
      'contact.name',
    );
  });

  it('may ask first, or say what else to write', () => {
    const body = 'Dear {% if contact.name %}{{ contact.name }}{% else %}team{% endif %} {{ contact.firstName | default: "there" }}';

    expect(message(body, blank).text).to.equal('Dear team there');
    expect(message(body).text).to.equal('Dear Dana Whitfield Dana');
  });

  it('prints no amount as bare cents', () => {
    expect(missing('You owe {{ total }}')).to.equal('180000 is an amount; write "| money" behind it');
    expect(missing('{% for invoice in invoices %}{{ invoice.open }}{% endfor %}')).to.contain('is an amount');
    expect(message('{{ daysPastDue }} days, {{ invoices.size }} invoices').text).to.equal('32 days, 2 invoices');
  });

  it('prints no record as [object Object]', () => {
    for (const body of ['{{ invoices }}', '{{ promise }}', '{{ invoices | first }}', '{% for i in invoices %}{{ i }}{% endfor %}']) {
      expect(missing(body), body).to.match(/cannot be printed$/);
    }
  });

  it('fails on money that is none and dates that are none', () => {
    expect(missing('{{ account.name | money }}')).to.equal('"Blue Ridge Supply" is not an amount');
    expect(missing('{{ account.name | date }}')).to.equal('"Blue Ridge Supply" is not a date');
    expect(missing('{{ "now" | date }}')).to.equal('"now" is not a date');
    expect(missing('{{ "2026-02-30" | date }}')).to.equal('"2026-02-30" is not a date');
  });

  it('leaves the table whole: no filter may change it, and no subject hold it', () => {
    expect(missing('{{ invoiceTable | upcase }}')).to.match(/cannot be printed$/);
    expect(missing('Hello', blueRidge, { subject: '{{ invoiceTable }}' })).to.equal('invoiceTable');
  });
});

describe('what an account is called changes nothing but its name', () => {
  const called = (name: string): TemplateView => ({
    ...blueRidge,
    account: { name },
    invoices: [{ number: name, dueOn: '2026-02-05', amount: 5, open: 5, daysPastDue: 1 }],
  });
  const tricks = [
    '{{ total }}',
    '{% assign total = 1 %}',
    '{% raw %}',
    '{{ "x" | append: contact }}',
    `\${total}`,
    '<%= process.env %>',
    '#{7*7}',
    '{{constructor.constructor("return process")()}}',
    '{{#with this}}{{/with}}',
    "$&$'$`$$$1",
    '\\u007b\\u007b total }}',
    '--%}{%',
  ];
  for (const name of tricks) {
    it(`${name} is printed as it stands`, () => {
      const { text, subject } = message('Dear {{ account.name }}!\n\n{{ invoiceTable }}\n\nEnd', called(name), {
        subject: 'For {{ account.name }}',
      });

      expect(text).to.equal(`Dear ${name}!\n\n${name}  due Feb 5, 2026  1 day past due  $0.05\n\nEnd`);
      expect(subject).to.equal(`For ${name}`);
    });
  }

  it('is escaped in HTML, in the text and in the table', () => {
    const { html, text } = message('{{ account.name }}\n\n{{ invoiceTable }}', called(`<script>alert("1 & '2'")</script>`));

    expect(html).not.to.contain('<script');
    expect(html.split('&lt;script&gt;alert(&quot;1 &amp; &#39;2&#39;&quot;)&lt;/script&gt;')).to.have.length(3);
    expect(text).to.contain('<script>');
  });

  it('starts no header of its own', () => {
    for (const separator of ['\r\n', '\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f', '\t']) {
      const { subject } = message('Hello', called(`Blue${separator}Bcc: everyone@example.test`), { subject: 'For {{ account.name }}' });

      expect(subject, JSON.stringify(separator)).to.equal('For Blue Bcc: everyone@example.test');
    }
  });

  it('holds no character that ends a text for some programs', () => {
    expect(missing('{{ account.name }}', called('Blue\u0000Ridge'))).to.match(/cannot be printed$/);
  });
});

describe('the words of the author', () => {
  it('are plain text: what looks like markup is shown, not followed', () => {
    const { html, text } = message('Terms & conditions <legal@northwind.example>, 2 < 3\nsecond line');

    expect(text).to.equal('Terms & conditions <legal@northwind.example>, 2 < 3\nsecond line');
    expect(html).to.equal('<p>Terms &amp; conditions &lt;legal@northwind.example&gt;, 2 &lt; 3<br>second line</p>');
  });

  it('reach nothing but the data itself, even in a template nobody has checked', () => {
    const reaches = {
      '{{ account.name.constructor.name }}': 'account.name.constructor',
      '{{ account.constructor.name }}': 'account.constructor',
      '{{ invoices.map }}': 'invoices.map',
      '{{ account.__proto__ }}': 'account.__proto__',
      '{{ total.minor }}': 'total.minor',
    };
    for (const [body, name] of Object.entries(reaches)) expect(missing(body), body).to.equal(name);
  });

  it('can do nothing for long', () => {
    const loops = [
      '{% for a in (1..1000000000) %}{% endfor %}',
      '{% for a in (1..9000) %}{% for b in (1..9000) %}{% for c in (1..9000) %}{% endfor %}{% endfor %}{% endfor %}',
      '{% for a in (1..9000) %}{% for b in (1..9000) %}{{ account.name }}{% endfor %}{% endfor %}',
      '{% assign a = (1..1000000000) %}{{ a.size }}',
    ];
    for (const body of loops) {
      const began = process.cpuUsage();
      const stopped = missing(body);
      const { user, system } = process.cpuUsage(began);

      expect(stopped, body).to.match(/limit exceeded/);
      expect((user + system) / 1000, body).to.be.below(2000);
    }
  });
});
