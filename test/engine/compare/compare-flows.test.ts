import { expect } from 'chai';
import fc from 'fast-check';
import { compareDefinitions, compareFlows, type Difference, differenceWords, type Flow, isMeaning, type Strategy, valueAt } from '#engine';
import { stockDefinitions, stockFlows, stockRegistry } from '../../definitions/stock.ts';
import { randomMachine, randomTimers } from '../../support/machine-arbitrary.ts';

const ladder = stockFlows.find((flow) => flow.id === 'past-due-escalation') as Strategy;
const business = stockFlows.find((flow) => flow.id === 'business-ladder') as Strategy;

type Editable = Record<string, never>;

/** A copy of a flow after an edit. */
function edited(flow: Flow, edit: (draft: never) => void): Flow {
  const draft = structuredClone(flow);
  edit(draft as never);
  return draft;
}

function said(before: Flow, edit: (draft: Draft) => void): string[] {
  return compareFlows(before, edited(before, edit as never)).map((each) => differenceWords(each, { registry: stockRegistry }));
}

interface Draft {
  name: string;
  promises: Record<string, unknown>;
  timers: Record<string, Record<string, unknown>>;
  rules: Record<string, unknown>;
  machine: DraftState;
  tests: { name: string }[];
  layout?: unknown;
}
interface DraftState {
  states: Record<string, DraftState>;
  on: Record<string, unknown>;
  after: Record<string, unknown>;
  entry: { type: string; params: Record<string, unknown> }[];
  initial: string;
  type?: string;
}

describe('two flows that are equal', () => {
  for (const flow of stockFlows) {
    it(`differ in nothing: ${flow.name}`, () => {
      expect(compareFlows(flow, structuredClone(flow))).to.deep.equal([]);
    });
  }

  it('but for their layout differ only in that', () => {
    const laid = (x: number): Flow => ({
      ...ladder,
      layout: { nodes: { chasing: { x, y: 0 } }, notes: [{ id: 'n', text: 'Mind', x, y: 0 }] },
    });
    const found = compareFlows(laid(1), laid(2));

    expect(found.map((each) => [each.kind, each.weight, differenceWords(each)])).to.deep.equal([
      ['moved', 'layout', '1 step stands elsewhere on the canvas'],
      ['moved', 'layout', 'Note “Mind” moved'],
    ]);
    expect(found.some(isMeaning)).to.equal(false);
  });

  it('in meaning but not in writing say so', () => {
    const other = edited(ladder, ((draft: Draft) => {
      draft.machine.on = { ...draft.machine.on, 'account.settled': { target: '#past-due-escalation.cured' } };
    }) as never);

    expect(compareFlows(ladder, other).map((each) => each.what)).to.deep.equal(['writing']);
  });
});

describe('a difference in words', () => {
  it('is that of a timer, called by the step it leads to', () => {
    expect(said(ladder, ({ timers }) => Object.assign(timers['day5'] as object, { offset: 'P10D' }))).to.deep.equal([
      'Reminded: day 5 → day 10',
    ]);
    expect(said(ladder, ({ timers }) => Object.assign(timers['day5'] as object, { at: '11:00' }))).to.deep.equal([
      'Reminded: 09:00 → 11:00',
    ]);
    expect(said(ladder, ({ timers }) => Object.assign(timers['day5'] as object, { roll: 'none' }))).to.deep.equal([
      'Reminded: day 5 past due, 09:00, business days → day 5 past due, 09:00, weekends and holidays too',
    ]);
    expect(said(ladder, ({ timers }) => Object.assign(timers['day5'] as object, { late: 'review' }))).to.deep.equal([
      'Reminded, when late: leave the message out → ask a person',
    ]);
  });

  it('is a step that came, went, or is called otherwise', () => {
    expect(
      said(ladder, ({ machine }) => {
        machine.states['resting'] = { on: { 'hold.lifted': 'chasing' } } as never;
      }),
    ).to.deep.equal(['“Resting” added']);
    expect(
      said(ladder, ({ machine }) => {
        const { suspended, ...rest } = machine.states;
        machine.states = Object.fromEntries(
          Object.entries(machine.states).map(([key, state]) => (key === 'suspended' ? ['switchedOff', state] : [key, state])),
        );
        expect(suspended && rest).not.to.equal(undefined);
      })[0],
    ).to.equal('“Suspended” renamed to “Switched off”');
    expect(
      said(ladder, ({ machine }) => {
        delete machine.states['suspended'];
      })[0],
    ).to.equal('“Suspended” removed');
  });

  it('is an action: added, gone, or with another setting', () => {
    const reminded = (draft: Draft): DraftState => draft.machine.states['chasing']?.states['reminded'] as DraftState;

    expect(said(ladder, (draft) => Object.assign(reminded(draft).entry[0]?.params as object, { template: 'firm-reminder' }))).to.deep.equal(
      ['“Chasing › Reminded”: Email template “Friendly reminder” → “Firm reminder”'],
    );
    expect(
      said(ladder, (draft) => reminded(draft).entry.push({ type: 'task.create', params: { kind: 'call', dueIn: 'P2D' } })),
    ).to.deep.equal(['“Chasing › Reminded”: Call task, due in 2 days added']);
    expect(
      said(ladder, (draft) => {
        reminded(draft).entry = [];
      })[0],
    ).to.equal('“Chasing › Reminded”: Email “Friendly reminder” removed');
  });

  it('calls templates by their ids where nobody knows their names', () => {
    const other = edited(ladder, ((draft: Draft) => {
      Object.assign(draft.machine.states['chasing']?.states['reminded']?.entry[0]?.params as object, { template: 'firm-reminder' });
    }) as never);

    expect(compareFlows(ladder, other).map((each) => differenceWords(each))).to.deep.equal([
      '“Chasing › Reminded”: Email template friendly-reminder → firm-reminder',
    ]);
  });

  it('is a path: where it leads, on which condition, after what', () => {
    const promised = (draft: Draft): DraftState => draft.machine.states['promised'] as DraftState;

    expect(
      said(ladder, (draft) => {
        promised(draft).on['promise.kept'] = 'cured';
      }),
    ).to.deep.equal(['“Promised”, promise kept: goes to “Cured” instead of “Chasing › Calling”']);
    expect(
      said(ladder, (draft) => {
        delete promised(draft).on['promise.kept'];
      }),
    ).to.deep.equal(['“Promised”: path when a promise is kept to “Chasing › Calling” removed']);
    expect(
      said(ladder, (draft) => {
        promised(draft).on['promise.broken'] = [{ target: 'suspended' }, { target: 'chasing.calling' }].reverse();
      })[0],
    ).to.match(/^“Promised”, promise broken: condition “May suspend” holds → none$/);
  });

  it('is the order of conditions', () => {
    expect(
      said(business, (draft) => {
        const placing = draft.machine.states['chasing']?.states['ladder']?.states['placing'] as unknown as { always: unknown[] };
        placing.always = [placing.always[1], placing.always[0], placing.always[2]];
      }),
    ).to.deep.equal(['Order of two conditions after “At once” in “Chasing › Ladder › Placing” swapped']);
  });

  it('is a condition, its name, and a setting', () => {
    expect(
      said(ladder, ({ rules }) =>
        Object.assign(rules, { coversDebt: { fact: 'event.coveragePercent', operator: 'greaterThanInclusive', value: 90 } }),
      ),
    ).to.deep.equal([
      'Condition “Covers debt”: share of the debt covered in percent is at least 80 → share of the debt covered in percent is at least 90',
    ]);
    expect(said(ladder, ({ promises }) => Object.assign(promises, { grace: 'P2D' }))).to.deep.equal([
      'Promises, days of grace: 0 days → 2 days',
    ]);
    expect(
      said(ladder, (draft) => {
        draft.name = 'Ladder';
      }),
    ).to.deep.equal(['Name: “Past-due escalation” → “Ladder”']);
  });

  it('is a rename of a condition, without a word about the paths that use it', () => {
    expect(
      said(ladder, (draft) => {
        const text = JSON.stringify(draft).replaceAll('"coversDebt"', '"coversMost"');
        Object.assign(draft, JSON.parse(text));
      }),
    ).to.deep.equal(['Condition “Covers debt” renamed to “Covers most”']);
  });
});

describe('every difference', () => {
  it('points to what it is about, on the sides that have it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stockFlows), fc.nat(), fc.nat(), (flow, where, how) => {
        const other = randomEdit(flow, where, how);
        const found = compareFlows(flow, other);

        expect(found).not.to.deep.equal([]);
        for (const each of found) {
          if (each.before !== undefined)
            expect(valueAt(flow, each.before), `${each.before} ${JSON.stringify(each)}`).not.to.equal(undefined);
          if (each.after !== undefined) expect(valueAt(other, each.after), `${each.after} ${JSON.stringify(each)}`).not.to.equal(undefined);
          expect(differenceWords(each, { registry: stockRegistry })).to.match(/^\S.*\S$/s);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is found between any two machines, and none between a machine and itself', () => {
    fc.assert(
      fc.property(randomMachine, randomMachine, (one, other) => {
        const flow = (machine: typeof one): Flow =>
          ({ kind: 'strategy', id: 'r', name: 'R', timers: randomTimers, rules: machine.rules, machine: machine.config }) as Flow;
        const found = compareFlows(flow(one), flow(other));

        expect(compareFlows(flow(one), flow(one))).to.deep.equal([]);
        expect(found.length > 0).to.equal(JSON.stringify(flow(one)) !== JSON.stringify(flow(other)));
        for (const each of found) expect(differenceWords(each)).to.be.a('string');
      }),
      { numRuns: 100 },
    );
  });
});

/** One place of a document changed: a leaf made another, a member removed, or two members swapped. */
function randomEdit(flow: Flow, where: number, how: number): Flow {
  const draft = structuredClone(flow) as unknown as Editable;
  const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      if (!(value === (draft as unknown) && (key === 'kind' || key === 'machine'))) places.push({ holder: value as never, key });
      walk((value as Record<string, unknown>)[key]);
    }
  };
  walk(draft);
  const { holder, key } = places[where % places.length] as (typeof places)[number];
  const value = holder[key];
  if (typeof value === 'string') holder[key] = key === 'type' && value === 'final' ? 'atomic' : `${value}x`;
  else if (typeof value === 'number') holder[key] = value + 1;
  else if (typeof value === 'boolean') holder[key] = !value;
  else if (Array.isArray(value) && value.length > 1 && how % 2 === 0 && JSON.stringify(value[0]) !== JSON.stringify(value.at(-1)))
    holder[key] = [...value].reverse();
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (key === 'machine' || key === 'states') holder[key] = { ...(value as object), 'x-note': {} };
  else delete holder[key];
  return draft as unknown as Flow;
}

describe('definitions of other kinds', () => {
  it('differ in nothing from themselves, and in what was changed of them', () => {
    for (const definition of stockDefinitions) {
      expect(compareDefinitions(definition, structuredClone(definition)), definition.id).to.deep.equal([]);
      const renamed = { ...structuredClone(definition), name: 'Other' };
      expect(compareDefinitions(definition, renamed).map((each) => differenceWords(each))).to.deep.equal([
        `Name: “${definition.name}” → “Other”`,
      ]);
    }
  });

  it('of a segment: rows by their ids, and their order', () => {
    const segment = stockDefinitions.find((each) => each.kind === 'segment');
    if (segment?.kind !== 'segment') throw new RangeError('there is no segment');
    const [first, second, ...rest] = segment.rows;
    if (!first || !second) throw new RangeError('there are too few rows');

    expect(compareDefinitions(segment, { ...segment, rows: [second, first, ...rest] }).map((each) => differenceWords(each))).to.deep.equal([
      'Order of rows changed',
    ]);
    expect(
      compareDefinitions(segment, { ...segment, rows: [first, ...rest] }).map((each) => [each.before, differenceWords(each)]),
    ).to.deep.equal([['/rows/1', `“${second.name}” removed`]]);
    const names: Readonly<Record<string, string>> = { 'new-one': 'The new one' };
    const led = { ...segment, rows: [{ ...first, strategy: 'new-one' }, second, ...rest] };
    expect(
      compareDefinitions(segment, led).map((each) => differenceWords(each, { nameOf: (id) => names[id] ?? id })),
      'strategies by their names',
    ).to.deep.equal([`“${first.name}”, strategy: nothing → “The new one”`]);
  });

  it('of different kinds are not compared further', () => {
    const [one] = stockFlows;
    const other = stockDefinitions.find((each) => each.kind === 'aging');

    expect(one && other && compareDefinitions(one, other).map((each: Difference) => each.field)).to.deep.equal(['kind']);
  });
});
