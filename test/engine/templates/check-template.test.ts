import { expect } from 'chai';
import { checkDefinition, createRegistry, lint, renderTemplate } from '#engine';
import { anEmail, blueRidge } from '../../support/template-builder.ts';

const registry = createRegistry([]);

function faults(body: string, over = {}): string[] {
  return lint(anEmail(body, over), registry).map((fault) => `${fault.code} ${fault.pointer}`);
}

describe('a template is refused when it is saved', () => {
  it('but not when nothing is wrong with it', () => {
    const body = `Dear {% if contact.name %}{{ contact.name | upcase }}{% else %}team{% endif %},
      {% for invoice in invoices limit: 5 %}{{ forloop.index }} {{ invoice.number }} {{ invoice.dueOn | date }}{% unless forloop.last %}, {% endunless %}{% endfor %}
      {% assign half = total | minus: credit %}{{ half | money }} {{ invoices.size }} {% comment %}a note{% endcomment %}
      {% case daysPastDue %}{% when 1 %}a day{% else %}days{% endcase %}{{ invoiceTable }}`;

    expect(faults(body, { subject: '{{ account.name }}: {{ total | money }}' })).to.deep.equal([]);
  });

  const unknown = [
    '{{ acount.name }}',
    '{{ account }}',
    '{{ account.constructor }}',
    '{{ account.__proto__ }}',
    '{{ account["constructor"] }}',
    '{{ account[contact.name] }}',
    '{{ invoices[0].number }}',
    '{{ contact.name.constructor }}',
    '{% if nothing %}x{% endif %}',
    '{% unless nothing %}x{% endunless %}',
    '{% assign a = nothing %}',
    '{% for i in nothing %}{% endfor %}',
    '{% for i in invoices limit: nothing %}{% endfor %}',
    '{% case nothing %}{% when 1 %}{% endcase %}',
    '{% for i in invoices %}{{ i.constructor }}{% endfor %}',
    '{% for i in invoices %}{{ i.prize }}{% endfor %}',
    '{{ total | plus: nothing }}',
    '{{ x }}{% assign x = 1 %}',
    '{{ forloop.index }}',
    '{{ this }}',
    '{{ globalThis }}',
  ];
  for (const body of unknown) {
    it(`for a variable nobody knows: ${body}`, () => {
      expect(faults(body)).to.deep.equal(['template.variable_unknown /body']);
    });
  }

  it('with the variable that was meant', () => {
    expect(lint(anEmail('{{ acount.name }}'), registry)[0]?.message).to.contain('did you mean "account.name"?');
  });

  for (const tag of [
    'include "x"',
    'render "x"',
    'layout "x"',
    'block a',
    'raw',
    'capture a',
    'increment a',
    'decrement a',
    'cycle "a"',
    'tablerow i in invoices',
    'liquid echo 1',
    'echo total',
    '# note',
    'break',
    'continue',
    'inline_comment',
    'ifchanged',
  ]) {
    it(`for the tag {% ${tag} %}`, () => {
      const [fault] = lint(anEmail(`{% ${tag} %}`), registry);

      expect(fault?.code).to.equal('template.tag_refused');
      expect(fault?.fix).to.contain('if, unless, for');
    });
  }

  for (const filter of [
    'json',
    'inspect',
    'raw',
    'append',
    'replace',
    'where',
    'group_by',
    'sort',
    'map',
    'url_encode',
    'base64_decode',
    'strip_html',
    'newline_to_br',
    'to_integer',
    'sha256',
    'find_exp',
    'pop',
    'escape',
    'nothing',
  ]) {
    it(`for the filter ${filter}`, () => {
      expect(faults(`{{ account.name | ${filter}: "a", "b" }}`)).to.deep.equal(['template.filter_refused /body']);
    });
  }

  for (const body of [
    '{{ total',
    '{% if total %}',
    '{% endif %}',
    '{% for %}{% endfor %}',
    '{{ "a }}',
    '{% if total > %}x{% endif',
    'x\u0000y',
  ]) {
    it(`for what cannot be read: ${JSON.stringify(body)}`, () => {
      expect(lint(anEmail(body), registry).map((fault) => fault.code)).to.satisfy(
        (codes: string[]) => codes.length === 1 && ['template.syntax', 'template.tag_refused'].includes(codes[0] ?? ''),
      );
    });
  }

  it('for a table in the subject', () => {
    expect(faults('Hello', { subject: '{{ invoiceTable }}' })).to.deep.equal(['template.variable_unknown /subject']);
  });

  it('for an email without a subject', () => {
    const { subject: _, ...silent } = anEmail('Hello');

    expect(lint(silent, registry).map((fault) => `${fault.code} ${fault.pointer}`)).to.deep.equal(['definition.property_missing /subject']);
  });

  it('for a language dates cannot be written in: each machine would fall back to its own', () => {
    expect(faults('Hello', { language: 'xx' })).to.deep.equal(['definition.value_refused /language']);
  });

  it('by its own test, when it runs for ever or prints bare cents: never with an exception', () => {
    for (const body of ['{% for a in (1..1000000000) %}{% endfor %}', '{{ total }}', '{{ promise }}', '{{ invoices | first | money }}']) {
      expect(
        checkDefinition(anEmail(body), registry).diagnostics.map((fault) => fault.code),
        body,
      ).to.deep.equal(['test.failed']);
    }
  });
});

describe('a template that passed the check', () => {
  it('renders for an account that has everything', () => {
    for (const name of ['account.name', 'account.number', 'contact.name', 'contact.firstName', 'sender.company', 'today', 'daysPastDue']) {
      expect(faults(`{{ ${name} }}`), name).to.deep.equal([]);
      expect(renderTemplate(anEmail(`{{ ${name} }}`), blueRidge).ok, name).to.equal(true);
    }
  });
});
