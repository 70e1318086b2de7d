import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkDefinition, createRegistry, type Definition, lint, parseDefinition } from '#engine';
import { fieldId } from '../../../designer/definitions/fields/field-names.ts';
import { judge } from '../../../designer/definitions/judge.ts';
import { holidayKind, holidayKinds, ruleOfKind, upcomingHolidays } from '../../../designer/definitions/policies/holiday-rule.ts';
import { addRow, keyedRows } from '../../../designer/definitions/segments/segment-rows.ts';
import { copyText, startText } from '../../../designer/definitions/starts.ts';
import { usedKey, usesOf } from '../../../designer/definitions/uses.ts';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import { itemAddress, plainKinds } from '../../../designer/flow/kinds.ts';
import { readImport } from '../../../designer/flow/read-import.ts';
import { projectFolder } from '../../../runtime/project-folder.ts';

const folder = join(projectFolder(), 'definitions');
const stock: readonly Definition[] = readdirSync(folder, { withFileTypes: true })
  .filter((each) => each.isDirectory() && each.name !== 'schema')
  .flatMap(({ name }) =>
    readdirSync(join(folder, name)).map((file) => JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as Definition),
  );
const registry = createRegistry(stock);

describe('a new definition', () => {
  for (const kind of plainKinds) {
    it(`of kind ${kind} can be published as it begins`, () => {
      const parsed = parseDefinition(startText(kind, { id: 'new-one', name: 'New one' }));

      expect(parsed.ok && checkDefinition(parsed.definition, registry).diagnostics).to.deep.equal([]);
    });
  }

  for (const channel of ['sms', 'letter'] as const) {
    it(`message by ${channel} can be published as it begins`, () => {
      const parsed = parseDefinition(startText('template', { id: 'new-one', name: 'New one' }, channel));

      expect(parsed.ok && checkDefinition(parsed.definition, registry).diagnostics).to.deep.equal([]);
    });
  }

  it('as a copy has its own id and name, and none of where its schema was', () => {
    const copy = JSON.parse(copyText('{ "$schema": "x", "kind": "aging", "id": "a", "name": "A", "x-own": 1 }', { id: 'b', name: 'B' }));

    expect(copy).to.deep.equal({ kind: 'aging', id: 'b', name: 'B', 'x-own': 1 });
  });
});

describe('a file that is imported', () => {
  it('is taken with its faults when it is of the kind', () => {
    expect(readImport('{ "kind": "aging", "name": "A", "bounds": [] }', 'aging')).to.deep.include({ ok: true, name: 'A' });
  });

  it('is refused with the reason when it is junk, no object, ambiguous or something else', () => {
    expect(readImport('{ nonsense', 'aging')).to.include({ ok: false, problem: 'unread' });
    expect(readImport('[1]', 'aging')).to.include({ ok: false, problem: 'notObject' });
    expect(readImport('{ "kind": "aging", "kind": "segment" }', 'aging')).to.include({ ok: false, problem: 'unread' });
    expect(readImport('{ "kind": "segment" }', 'aging')).to.include({ ok: false, problem: 'kind', kind: 'segment' });
    expect(readImport('{ "kind": { "toString": 1 } }', 'aging')).to.include({ ok: false, problem: 'kind' });
    expect(readImport('{ "kind": "aging", "name": { "toString": 1 } }', 'aging')).to.include({ ok: false, problem: 'unread' });
  });
});

describe('who uses what', () => {
  const uses = usesOf(stock);
  const names = (key: string): string[] => (uses.get(key) ?? []).map(({ kind, id }) => `${kind}/${id}`);

  it('is told of templates, calendars and fields, each user once', () => {
    expect(names(usedKey('template', 'friendly-reminder'))).to.have.members([
      'strategy/business-ladder',
      'strategy/courtesy-reminders',
      'strategy/past-due-escalation',
    ]);
    expect(names(usedKey('calendar', 'us-business'))).to.include('contact-policy/b2b-contact');
    expect(names(usedKey('field', 'keyAccount'))).to.include('segment/account-segments');
    expect(names(usedKey('fields', 'account-fields'))).to.include('segment/account-segments');
    expect(names(usedKey('field', 'payerPortal'))).to.deep.equal([]);
  });

  it('leads to a page', () => {
    expect(itemAddress('calendar', 'us-business')).to.equal('/policies/calendar/us-business');
    expect(itemAddress('segment', 'a')).to.equal('/segments/a');
  });
});

describe('faults of a draft', () => {
  it('are those of its form as long as it has any, then all others with its tests', () => {
    const aging: JsonObject = { kind: 'aging', id: 'a', name: 'A', basis: 'due', bounds: [30, 20] };

    expect(judge({ ...aging, bounds: 'x' }, registry).map(({ code }) => code)).to.deep.equal(['definition.value_type']);
    expect(judge(aging, registry).map(({ code, pointer }) => `${code} ${pointer}`)).to.deep.equal(['aging.bounds_order /bounds/1']);
    const tested = { ...aging, bounds: [30], tests: [{ name: 'late', days: 40, bucket: 'current' }] };
    expect(judge(tested, registry).map(({ code }) => code)).to.deep.equal(['test.failed']);
  });
});

describe('rows of a segment', () => {
  const open: JsonObject = {
    kind: 'segment',
    id: 's',
    name: 'S',
    rows: [
      { id: 'a', name: 'A', when: { all: [] } },
      { id: 'z', name: 'Rest' },
    ],
  };

  it('stand a new one before the one for everybody', () => {
    const { operation, id } = addRow(open, 'New');
    const applied = applyOperation(open, operation);

    expect(id).to.equal('row');
    expect(applied.ok && keyedRows(applied.value).map((row) => row.id)).to.deep.equal(['a', 'row', 'z']);
  });

  it('are told apart even while two have one id, or none', () => {
    const rows = keyedRows({ rows: [{ id: 'a' }, { id: 'a' }, 7, {}] });

    expect(rows.map(({ rowKey }) => rowKey)).to.deep.equal(['a', 'a#1', '', '#1']);
  });
});

describe('holidays of a calendar', () => {
  const calendar = (...holidays: JsonObject[]): JsonObject => ({ kind: 'calendar', id: 'c', name: 'C', week: [1, 2, 3, 4, 5], holidays });

  it('are shown as the dates of the two years from today', () => {
    const days = upcomingHolidays(
      calendar(
        { name: 'Good Friday', easter: -2 },
        { name: 'New Year', month: 1, day: 1, observed: 'nearest' },
        { name: 'Once', on: '2026-12-05' },
      ),
      '2026-11-23',
    );

    expect(days?.map(({ on, name, isClosedAnyway }) => `${on} ${name}${isClosedAnyway ? ' closed' : ''}`)).to.deep.equal([
      '2026-12-05 Once closed',
      '2027-01-01 New Year',
      '2027-03-26 Good Friday',
      '2027-12-31 New Year',
      '2028-04-14 Good Friday',
    ]);
  });

  it('are not shown while a rule does not fit its form', () => {
    expect(upcomingHolidays(calendar({ name: 'X', month: 13, day: 1 }), '2026-11-23')).to.equal(undefined);
  });

  it('can be of any kind in turn, each complete, with name and years kept', () => {
    for (const kind of holidayKinds) {
      const rule = ruleOfKind(kind, { name: 'X', month: 5, day: 2, from: 2020 }, '2026-11-23');

      expect(holidayKind(rule), kind).to.equal(kind);
      expect(lint(calendar(rule) as unknown as Definition, registry), kind).to.deep.equal([]);
      expect(judge(calendar(rule), registry), kind).to.deep.equal([]);
      if (kind !== 'single') expect(rule['from'], kind).to.equal(2020);
    }
  });
});

describe('the id of a field', () => {
  it('is made of its name and free', () => {
    expect(fieldId('Days between payment runs', [])).to.equal('daysBetweenPaymentRuns');
    expect(fieldId('Größe', [])).to.equal('grosse');
    expect(fieldId('Region', ['region', 'region2'])).to.equal('region3');
    expect(fieldId('123', [])).to.equal('field');
  });
});
