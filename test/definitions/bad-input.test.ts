import { expect } from 'chai';
import fc from 'fast-check';
import { checkDefinition, checkShape, type Definition, type Diagnostic, lint, parseDefinition } from '#engine';
import { anEmail } from '../support/template-builder.ts';
import { withoutStanding } from '../support/without-standing.ts';
import { fixtureRegistry, resolves } from './fixtures.ts';
import { junkAt, placesIn, replaced } from './junk.ts';
import { oneOfEachKind, stock } from './stock.ts';

/** All faults of a document, whatever it is. Each must say where and what to do. */
function faultsOf(document: unknown): readonly Diagnostic[] {
  const shape = checkShape(document);
  const found = shape.ok ? withoutStanding(checkDefinition(shape.definition, fixtureRegistry).diagnostics) : shape.diagnostics;
  for (const each of found) {
    expect(each.fix).not.to.equal('');
    expect(resolves(document, each.pointer), `${each.code} at ${each.pointer}`).to.equal(true);
  }
  return found;
}

describe('a definition that is nonsense is answered, never thrown at', () => {
  it('when it is any JSON there is', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const parsed = parseDefinition(text);

        expect(parsed.ok).to.equal(false);
        if (!parsed.ok) expect(parsed.diagnostics.length).to.be.greaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('when it is any text there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(parseDefinition(text).ok).to.equal(false);
      }),
      { numRuns: 500 },
    );
  });

  it('when its parts pass themselves off as functions of every object', () => {
    const odd = { toString: 1, valueOf: 2 };
    const rules: object[] = [{ fact: odd, operator: 'equal', value: 1 }, { fact: 'account.openAmount', operator: odd }, { condition: odd }];

    expect(faultsOf({ kind: odd })).to.not.have.length(0);
    for (const when of rules)
      expect(faultsOf({ kind: 'segment', id: 's', name: 'S', rows: [{ id: 'a', name: 'A', when }] })).to.not.have.length(0);
  });

  it('when it has a kind and anything at all beside it', () => {
    const kinds = fc.constantFrom(...stock.map((file) => file.definition.kind));
    fc.assert(
      fc.property(kinds, fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (kind, rest) => {
        faultsOf({ ...rest, kind });
      }),
      { numRuns: 500 },
    );
  });

  it('when it is a template of any pieces', () => {
    const values = [
      'total',
      'account',
      'account.name',
      'invoices',
      'invoices[0].number',
      'promise.dueOn',
      'nope',
      '"x"',
      '1.5',
      '(1..9)',
      '__proto__',
      'x',
    ];
    const filters = ['money', 'date: "short"', 'truncate: -1', 'plus: account', 'size', 'first', 'default: nope', 'json'];
    const opened = ['{{ ', '{% if ', '{% for x in ', '{% assign x = ', '{% case ', '{% unless ', '{%- ', 'Dear ', '{% comment %}'];
    const closed = [
      ' }}',
      ' %}',
      '{% endif %}',
      '{% endfor %}',
      '{% else %}',
      '{% when 1 %}',
      '{% endcase %}',
      '{% render "a" %}',
      '\u0000',
    ];
    const pieces = fc.constantFrom(...opened, ...closed, ...values, ...filters.map((filter) => ` | ${filter}`));
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), (parts) => {
        faultsOf(anEmail(parts.join('')));
      }),
      { numRuns: 400 },
    );
  });

  it('when a file was cut off anywhere', () => {
    const text = JSON.stringify(oneOfEachKind.find(({ definition }) => definition.kind === 'strategy')?.definition);

    for (let length = 0; length < text.length; length += 41) {
      const parsed = parseDefinition(text.slice(0, length));

      expect(parsed.ok ? [] : parsed.diagnostics.map((each) => each.code)).to.deep.equal(['json.malformed']);
    }
  });

  it('when it is nested forty thousand deep', () => {
    for (const text of [`${'['.repeat(40_000)}${']'.repeat(40_000)}`, `${'{"kind":'.repeat(40_000)}1${'}'.repeat(40_000)}`]) {
      const parsed = parseDefinition(text);

      expect(parsed.ok ? [] : parsed.diagnostics.map((each) => each.code)).to.deep.equal(['json.too_deep']);
    }
  });

  for (const { path, definition } of oneOfEachKind) {
    it(`when anything stands in any place of ${path}`, () => {
      let faulty = 0;
      for (const [index, place] of placesIn(definition).entries()) {
        const { document } = junkAt(definition, place, index * 7);
        if (faultsOf(document).length > 0) faulty += 1;
      }

      expect(faulty).to.be.greaterThan(10);
    });

    it(`when anything is missing from ${path}`, () => {
      for (const place of placesIn(definition).slice(1)) faultsOf(JSON.parse(JSON.stringify(replaced(definition, place, undefined))));
    });
  }
});

describe('a definition with many faults', () => {
  const strategy = (rest: object): Definition => ({ kind: 'strategy', id: 'many', name: 'Many', ...rest }) as Definition;

  it('is answered with all of them at once, in the order of the document', () => {
    const many = strategy({
      timers: {
        later: { offset: 'P1M', count: 'business', calendar: 'us-busines' },
        soon: { anchor: 'account.oldestDue', offset: 'P5D', zone: 'Mars' },
      },
      rules: { owes: { fact: 'account.openAmmount', operator: 'greaterThan', value: 5 }, late: { all: [] } },
      machine: {
        id: 'many',
        initial: 'wating',
        on: { 'account.settled': '.done' },
        states: {
          waiting: { after: { sooon: 'working' }, on: { 'payment.recieved': { guard: 'owed', target: 'wrking' } } },
          working: {
            entry: [{ type: 'service.suspnd' }, { type: 'notice.send', params: { channel: 'email', template: 'frendly-reminder' } }],
          },
          done: { type: 'final', on: { '*': 'waiting' } },
        },
      },
      tests: [
        { name: 'nothing' },
        { name: 'wrong names', events: [{ on: '2026-02-05', type: 'payment.recieved' }], never: ['notce.send'] },
      ],
    });

    expect(withoutStanding(lint(many, fixtureRegistry)).map((each) => `${each.code} ${each.pointer}`)).to.deep.equal([
      'timer.unused /timers/later',
      'timer.offset_invalid /timers/later/offset',
      'timer.calendar_unknown /timers/later/calendar',
      'timer.unused /timers/soon',
      'timer.anchor_invalid /timers/soon/anchor',
      'timer.zone_unknown /timers/soon/zone',
      'rule.unused /rules/owes',
      'rule.fact_unknown /rules/owes/fact',
      'rule.unused /rules/late',
      'rule.group_empty /rules/late/all',
      'initial.unknown /machine/initial',
      'timer.unknown /machine/states/waiting/after/sooon',
      'event.unknown /machine/states/waiting/on/payment.recieved',
      'target.unknown /machine/states/waiting/on/payment.recieved',
      'guard.rule_unknown /machine/states/waiting/on/payment.recieved/guard',
      'effect.unknown /machine/states/working/entry/0/type',
      'template.unknown /machine/states/working/entry/1/params/template',
      'state.final_exit /machine/states/done',
      'event.wildcard_refused /machine/states/done/on/*',
      'test.assertion_missing /tests/0',
      'event.unknown /tests/1/events/0/type',
      'effect.unknown /tests/1/never/0',
    ]);
  });

  it('that do not fit its form is answered with all of those, in the order of the document', () => {
    const text = `{ "kind": "strategy", "nam": "x", "id": "Many", "subject": "invoices",
      "timers": { "10": { "offset": 5 }, "soon": { "at": "25:00" } },
      "machine": { "id": "many", "states": { "a": { "on": { "manual.go": 7 } }, "b": 5 } } }`;

    const parsed = parseDefinition(text);

    expect(parsed.ok ? [] : parsed.diagnostics.map((each) => `${each.code} ${each.pointer}`)).to.deep.equal([
      'definition.property_missing ',
      'definition.property_unknown /nam',
      'definition.value_refused /id',
      'definition.value_refused /subject',
      'definition.property_unknown /timers/10',
      'definition.property_missing /timers/soon',
      'definition.value_refused /timers/soon/at',
      'definition.value_type /machine/states/a/on/manual.go',
      'definition.value_type /machine/states/b',
    ]);
  });

  it('is answered with the same report each time', () => {
    const document = oneOfEachKind.find(({ definition }) => definition.kind === 'strategy')?.definition;
    const broken = replaced(replaced(document, ['machine', 'initial'], 'nowhere'), ['rules', 'coversDebt'], { any: [] });

    expect(faultsOf(broken)).to.deep.equal(faultsOf(structuredClone(broken)));
  });
});

describe('a name mistyped gets a suggestion', () => {
  const cases: readonly (readonly [place: readonly (string | number)[], value: unknown, said: string])[] = [
    [['machine', 'on'], { 'account.setled': '.cured' }, 'did you mean "account.settled"?'],
    [['rules', 'chaseable', 'all', 0, 'fact'], 'account.chasableAmount', 'did you mean "account.chaseableAmount"?'],
    [['rules', 'chaseable', 'all', 0, 'operator'], 'greaterThen', 'did you mean "greaterThan"?'],
    [['machine', 'states', 'promised', 'on', 'promise.kept'], 'chasing.callng', 'did you mean "chasing.calling"?'],
    [['timers', 'day5', 'calendar'], 'us-busness', 'did you mean "us-business"?'],
  ];
  for (const [place, value, said] of cases) {
    it(`${said} for ${JSON.stringify(value)}`, () => {
      const pastDue = stock.find((file) => file.definition.id === 'past-due-escalation')?.definition;

      expect(
        faultsOf(replaced(pastDue, place, value))
          .map((each) => each.message)
          .join('\n'),
      ).to.include(said);
    });
  }
});
