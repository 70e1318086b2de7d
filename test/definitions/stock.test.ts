import { basename, dirname } from 'node:path';
import { expect } from 'chai';
import {
  checkDefinition,
  type Definition,
  definitionKinds,
  type Flow,
  renderTemplate,
  STATEMENT_TEMPLATE,
  sampleView,
  type Template,
} from '#engine';
import { withoutStanding } from '../support/without-standing.ts';
import { isFlow, type StockFile, stock, stockDefinitions, stockFlows, stockRegistry } from './stock.ts';

const folders: Readonly<Record<Definition['kind'], string>> = {
  strategy: 'strategies',
  resolution: 'resolutions',
  segment: 'segments',
  template: 'templates',
  calendar: 'calendars',
  aging: 'aging',
  'contact-policy': 'contact-policies',
  ranking: 'rankings',
  fields: 'fields',
};

function ofKind<K extends Definition['kind']>(kind: K): readonly Extract<Definition, { kind: K }>[] {
  return stockDefinitions.filter((each): each is Extract<Definition, { kind: K }> => each.kind === kind);
}

describe('the stock definitions', () => {
  it('cover every kind', () => {
    expect(new Set(stockDefinitions.map((each) => each.kind))).to.deep.equal(new Set(definitionKinds));
  });

  it('stand under their id in the folder of their kind', () => {
    for (const { path, definition } of stock) expect(path).to.equal(`${folders[definition.kind]}/${definition.id}.json`);
  });

  it('have ids of their own', () => {
    const ids = stockDefinitions.map(({ kind, id }) => `${kind} ${id}`);

    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('say in words what they are for', () => {
    for (const { path, definition } of stock) expect(definition.description?.length ?? 0, path).to.be.greaterThan(20);
  });

  for (const file of stock) {
    it(`${file.path} has no fault, and no warning but for a standing rule it does without`, () => {
      const report = checkDefinition(file.definition, stockRegistry);

      expect(withoutStanding(report.diagnostics)).to.deep.equal([]);
      expect(report.tests.failed).to.equal(0);
    });

    if (file.definition.kind !== 'fields') {
      it(`${file.path} proves itself by tests with names of their own`, () => {
        const names = testNames(file);

        expect(names.length).to.be.greaterThan(1);
        expect(new Set(names).size).to.equal(names.length);
      });
    }
  }
});

function testNames({ definition }: StockFile): string[] {
  return definition.kind === 'fields' ? [] : (definition.tests ?? []).map((test) => test.name);
}

describe('the tests of the stock strategies and resolution paths', () => {
  for (const flow of stockFlows) {
    it(`come to every step and every path of "${flow.name}"`, () => {
      const { coverage } = checkDefinition(flow, stockRegistry);

      expect(coverage?.states.total).to.be.greaterThan(4);
      expect(coverage?.transitions.total).to.be.greaterThan(10);
      expect(coverage?.states.missing).to.deep.equal([]);
      expect(coverage?.transitions.missing).to.deep.equal([]);
    });
  }
});

/** What is sent; a script is said. */
const messages = ofKind('template').filter((template) => template.channel !== 'call-script');

describe('the stock strategies', () => {
  it('are at least four, and two resolution paths beside them', () => {
    expect(ofKind('strategy').length).to.be.at.least(4);
    expect(ofKind('resolution').length).to.be.at.least(2);
  });

  it('are each reached by a segment or by another strategy', () => {
    const routed = ofKind('segment').flatMap((segment) => segment.rows.flatMap((row) => row.strategy ?? []));

    expect(new Set(routed)).to.deep.equal(new Set(ofKind('strategy').map((strategy) => strategy.id)));
  });

  it('begin before the due date for those who pay well', () => {
    expect(
      ofKind('strategy')
        .filter((strategy) => strategy.startsBefore !== undefined)
        .map((strategy) => strategy.id),
    ).to.deep.equal(['courtesy-reminders']);
  });

  it('send templates that exist, and every template is sent by one of them, but for letters and statements, which people send', () => {
    const sent = new Set(stockFlows.flatMap(templatesOf));

    const byPeople = ({ channel, id }: Template): boolean => channel === 'letter' || id === STATEMENT_TEMPLATE;
    expect(sent).to.deep.equal(new Set(messages.filter((template) => !byPeople(template)).map((template) => template.id)));
  });

  it('wait on business days: every timer that only counts days rolls with a calendar', () => {
    for (const flow of stockFlows) for (const timer of Object.values(flow.timers ?? {})) expect(timer.calendar).to.equal('us-business');
  });
});

/** The templates a flow sends, wherever the effect stands. */
function templatesOf(flow: Flow): string[] {
  return [...JSON.stringify(flow.machine).matchAll(/"template":"([a-z-]+)"/g)].map((match) => match[1] ?? '');
}

describe('the stock templates', () => {
  it('speak in all three tones', () => {
    expect(new Set(ofKind('template').map((template) => template.tone))).to.deep.equal(new Set(['friendly', 'firm', 'final']));
  });

  it('list the invoices whenever they ask for money', () => {
    for (const template of messages.filter((each) => each.about !== 'account')) {
      expect(template.body, template.id).to.include('{{ invoiceTable }}');
    }
  });

  it('can be sent to an account without a named contact', () => {
    const { account, currency, today, invoices, total, oldestDueOn, nextDueOn, daysPastDue } = sampleView;
    const bare = {
      account,
      currency,
      today,
      invoices,
      total,
      oldestDueOn,
      nextDueOn,
      daysPastDue,
      contact: {},
      sender: { company: 'Northwind Trading' },
    };

    for (const template of ofKind('template')) {
      const rendering = renderTemplate(template, bare as typeof sampleView);

      expect(rendering.ok, `${template.id}: ${rendering.ok ? '' : rendering.missing}`).to.equal(true);
      if (!rendering.ok) continue;
      const isScript = template.channel === 'call-script';
      expect(rendering.message.text).to.match(
        isScript ? /May I speak with whoever releases your payments\?/ : /^Dear Accounts Payable team,/,
      );
    }
  });
});

describe('the loader of the stock definitions', () => {
  it('leaves out the generated schemas', () => {
    for (const { path } of stock) expect(dirname(path), basename(path)).not.to.equal('schema');
    expect(stockFlows.every(isFlow)).to.equal(true);
  });
});
