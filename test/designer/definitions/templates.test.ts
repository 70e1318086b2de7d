import { expect } from 'chai';
import { createRegistry, fieldFacts, lint, type Template, templateVariables } from '#engine';
import { placeToInsert, suggestionsAt } from '../../../designer/definitions/templates/complete-liquid.ts';
import { faultPlace } from '../../../designer/definitions/templates/fault-place.ts';
import { templatesText } from '../../../designer/definitions/templates/templates-text.ts';
import { textLength } from '../../../designer/definitions/templates/text-length.ts';
import { variantsOf } from '../../../designer/definitions/templates/tones.ts';
import { fields, inserts, ownInserts, variableKey } from '../../../designer/definitions/templates/variable-list.ts';
import { anEmail } from '../../support/template-builder.ts';

const registry = createRegistry([]);

/** What stands at the place of each fault of a body, with what could stand there instead. */
function places(body: string): string[] {
  return lint(anEmail(body), registry).map((fault) => {
    const { from, to, line, instead } = faultPlace(body, fault);
    return `${line}: ${body.slice(from, to)}${instead === undefined ? '' : ` → ${instead}`}`;
  });
}

/** What is suggested where `|` stands. */
function suggested(text: string, asked = false): string[] {
  const at = text.indexOf('¦');
  return suggestionsAt(text.replace('¦', ''), at, asked, true)?.options.map(({ label }) => label) ?? [];
}

/** A text after the suggestion of that name was taken where `¦` stands. */
function taken(text: string, label: string): string {
  const at = text.indexOf('¦');
  const plain = text.replace('¦', '');
  const found = suggestionsAt(plain, at, true, true);
  const option = found?.options.find((each) => each.label === label);
  if (!found || !option) throw new Error(`${label} is not suggested`);
  return plain.slice(0, found.from) + option.text + plain.slice(at);
}

describe('the text of a message', () => {
  it('has words for everything the engine can fill in', () => {
    expect(Object.keys(templatesText.variable)).to.have.members([...templateVariables].map(variableKey));
    expect(Object.keys(templatesText.field)).to.have.members([...fields]);
  });

  it('can be put together of inserts alone', () => {
    for (const { id, text } of inserts) expect(lint(anEmail(`Hello ${text}`), registry), id).to.deep.equal([]);
  });

  it('says where a name is unknown and which may be meant', () => {
    expect(places('Dear you,\n\n{{ contact.frstName }} owes {{ total | money }}')).to.deep.equal([
      '3: contact.frstName → contact.firstName',
    ]);
    expect(places('contact.frstName stands outside; {% if contact.frstName %}x{% endif %}')).to.deep.equal([
      '1: contact.frstName → contact.firstName',
    ]);
    expect(places('{% for row in invoices %}\n{{ row.numbr }}{% endfor %}')).to.deep.equal(['2: row.numbr → row.number']);
    expect(places('Hi\n{{ total | mony }}')).to.deep.equal(['2: mony → money']);
  });

  it('says at which line it cannot be read', () => {
    expect(places('one\ntwo {{ total | money\nthree')[0]).to.match(/^2: /);
    expect(places('one\n{% include "x" %} two')).to.deep.equal(['2: {% include "x" %}']);
  });

  it('offers fields of one’s own by their names, written so that they print', () => {
    const set = {
      kind: 'fields',
      id: 'own',
      name: 'Own',
      fields: [
        { id: 'terms', label: 'Payment terms', type: 'text', options: ['Net 30'] },
        { id: 'retention', label: 'Retention', type: 'money' },
      ],
    } as const;
    const withFields = createRegistry([{ ...set, fields: set.fields.map((field) => ({ ...field })) } as never]);
    const own = [...fieldFacts(withFields.catalog).values()];

    expect(suggestionsAt('{{ custom.', 10, false, false, own)?.options.map(({ text }) => text)).to.include.members([
      'custom.terms }}',
      'custom.retention | money }}',
    ]);
    for (const { text } of ownInserts(own)) expect(lint(anEmail(`Hello ${text}`), withFields)).to.deep.equal([]);
    expect(lint(anEmail('{{ custom.terms }}'), registry).map(({ code }) => code)).to.deep.equal(['template.variable_unknown']);
  });

  it('suggests what fits the place: names, filters, tags, fields of a row', () => {
    expect(suggested('Dear {{ ¦')).to.include.members(['contact.firstName', 'total', 'invoiceTable']);
    expect(suggested('{{ total | ¦ }}')).to.include('money');
    expect(suggested('{% ¦')).to.deep.equal(['if', 'unless', 'for', 'case', 'assign', 'comment']);
    expect(suggested('{% for row in invoices %}{{ row.¦')).to.include('row.dueOn');
    expect(suggested('{% for row in invoices %}{% endfor %}{{ row.¦')).not.to.include('row.dueOn');
    expect(suggested('Dear ¦')).to.deep.equal([]);
    expect(suggested('Dear {{ contact.name }} ¦')).to.deep.equal([]);
    expect(suggested('Dear ¦', true)).to.include('contact.name');
  });

  it('writes amounts and days so that they print, and leaves a tag that is closed as it is', () => {
    expect(taken('Pay {{¦', 'total')).to.equal('Pay {{ total | money }}');
    expect(taken('Pay {{ to¦', 'total')).to.equal('Pay {{ total | money }}');
    expect(taken('By {{ ¦ }}', 'promise.dueOn')).to.equal('By {{ promise.dueOn }}');
    expect(taken('{% if ¦', 'promise')).to.equal('{% if promise');
    expect(taken('Pay ¦', 'total')).to.equal('Pay {{ total | money }}');
  });
});

describe('something that is put into a text', () => {
  const placed = (text: string): string => {
    const at = text.indexOf('¦');
    const plain = text.replace('¦', '');
    const place = placeToInsert(plain, at);
    return `${plain.slice(0, place)}¦${plain.slice(place)}`;
  };

  it('stands where the cursor is, but never inside a tag', () => {
    expect(placed('Dear ¦you')).to.equal('Dear ¦you');
    expect(placed('Dear {{ name¦ }}, hi')).to.equal('Dear {{ name }}¦, hi');
    expect(placed('{% if a¦ %}x{% endif %}')).to.equal('{% if a %}¦x{% endif %}');
    expect(placed('{% if a %}x¦{% endif %}')).to.equal('{% if a %}x¦{% endif %}');
    expect(placed('open {{ na¦me')).to.equal('open {{ na¦me');
  });
});

describe('a text message', () => {
  it('is one up to 160 plain characters, and cut into parts of 153', () => {
    expect(textLength('a'.repeat(160))).to.deep.include({ characters: 160, messages: 1 });
    expect(textLength('a'.repeat(161)).messages).to.equal(2);
    expect(textLength('a'.repeat(306)).messages).to.equal(2);
    expect(textLength('a'.repeat(307)).messages).to.equal(3);
  });

  it('counts signs of the second row twice', () => {
    expect(textLength('€'.repeat(80)).messages).to.equal(1);
    expect(textLength('€'.repeat(81)).messages).to.equal(2);
  });

  it('holds 70 as soon as one character is none of the plain ones', () => {
    expect(textLength(`${'a'.repeat(69)}ł`)).to.deep.equal({ characters: 70, messages: 1, unusual: ['ł'] });
    expect(textLength(`${'a'.repeat(70)}ł`).messages).to.equal(2);
  });
});

describe('tones of a message', () => {
  const message = (id: string, over: Partial<Template>): Template => anEmail('Hi', { id, about: 'past-due', ...over });

  it('are told apart among those of one channel, language and occasion', () => {
    const all = [
      message('a', { tone: 'friendly' }),
      message('b', { tone: 'firm' }),
      message('c', { tone: 'firm', language: 'de' }),
      message('d', { tone: 'final', channel: 'letter' }),
      message('e', { tone: 'final', about: 'upcoming' }),
    ];
    const found = variantsOf(all, { channel: 'email', language: 'en' });

    expect([...found].map(([tone, members]) => [tone, members.map(({ id }) => id)])).to.deep.equal([
      ['friendly', ['a']],
      ['firm', ['b']],
      ['final', []],
    ]);
  });
});
