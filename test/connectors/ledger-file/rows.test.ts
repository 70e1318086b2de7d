import { expect } from 'chai';
import type { RowRecord } from '#connectors';
import { aMapping, header, readText } from '../../support/ledger-text.ts';

const row = (...cells: string[]): string => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
const text = (columns: string, ...lines: string[]): string => [columns, ...lines].join('\n');
const short = (records: readonly RowRecord[] = []): string[] =>
  records.map((record) =>
    record.kind === 'dispute' ? `dispute ${record.from} to ${record.to}` : `${record.kind} ${record.key} ${record.amount}`,
  );

describe('rows of a ledger', () => {
  it('are invoices, with columns and constants put together as the mapping says', async () => {
    const mapping = aMapping({
      account: {
        id: '{customer}',
        name: 'Customer {customer}',
        contact: { email: '{customer}@example.test' },
        country: 'US',
        owner: '{rep}',
      },
      invoice: { number: '{customer}/{invoice}', issuedOn: '{issued}', dueOn: '{due}', amount: '{amount}' },
    });
    const { rows } = await readText(text(`${header},rep`, row(' C1 ', '7', '2026-01-02', '2026-02-01', '10.00', 'carla')), mapping);

    expect(rows[0]?.account).to.deep.equal({
      id: 'C1',
      name: 'Customer C1',
      currency: 'USD',
      country: 'US',
      owner: 'carla',
      contact: { name: 'Customer C1', email: 'C1@example.test' },
    });
    expect(short(rows[0]?.records)).to.deep.equal(['invoice C1/7 1000']);
  });

  it('are credits below zero, and payments where they are settled', async () => {
    const mapping = aMapping({ settled: { on: '{settled}' } });
    const { rows } = await readText(
      text(
        `${header},settled`,
        row('C1', 'I1', '2026-01-02', '2026-02-01', '10.00', '2026-02-03'),
        row('C1', 'I2', '2026-01-02', '2026-02-01', '(4.00)', ''),
        row('C1', 'I3', '2026-01-02', '2026-02-01', '3.00', ''),
      ),
      mapping,
    );

    expect(rows.map((each) => short(each.records))).to.deep.equal([
      ['invoice I1 1000', 'payment settled:I1 1000'],
      ['credit I2 400'],
      ['invoice I3 300', 'payment settled:I3 0'],
    ]);
    expect(rows.map((each) => each.latest)).to.deep.equal(['2026-02-03', '2026-01-02', '2026-01-02']);
  });

  it('are part-paid where less is open than was invoiced', async () => {
    const invoice = { number: '{invoice}', issuedOn: '{issued}', dueOn: '{due}', amount: '{amount}', open: '{open}' };
    const lines = ['10.00,4.00', '10.00,10.00', '10.00,0.00', '10.00,11.00', '10.00,-1'].map(
      (cells, index) => `C1,I${index},2026-01-02,2026-02-01,${cells}`,
    );
    const { rows, refused } = await readText(text(`${header},open`, ...lines), aMapping({ invoice }));

    expect(rows.map((each) => short(each.records))).to.deep.equal([
      ['invoice I0 1000', 'payment settled:I0 600'],
      ['invoice I1 1000', 'payment settled:I1 0'],
      ['invoice I2 1000', 'payment settled:I2 1000'],
    ]);
    expect(refused.map((each) => [each.line, each.column, each.reason])).to.deep.equal([
      [5, 'open', 'is not between 0 and the amount'],
      [6, 'open', 'is not between 0 and the amount'],
    ]);
  });

  it('are of the kind the mapping names, and skipped where it says so', async () => {
    const mapping = aMapping({
      rowType: { value: '{type}', invoice: ['INV'], credit: ['CM'], payment: ['PMT', 'OA'], skip: ['MEMO'] },
      payment: { reference: '{invoice}', receivedOn: '{issued}', amount: '{amount}', invoices: '{paid}', separator: '|' },
    });
    const line = (type: string, amount: string, paid = ''): string =>
      row('C1', type, '2026-01-02', '2026-02-01', amount, type.split(' ')[0] ?? '', paid);
    const { rows, refused, skipped } = await readText(
      text(
        `${header},type,paid`,
        line('INV 1', '5'),
        line('CM 2', '2'),
        line('PMT 3', '-9', 'I1|I2'),
        line('OA 4', '1'),
        line('MEMO', '0'),
        line('???', '1'),
      ),
      mapping,
    );

    expect(rows.flatMap((each) => short(each.records))).to.deep.equal([
      'invoice INV 1 500',
      'credit CM 2 200',
      'payment PMT 3 900',
      'payment OA 4 100',
    ]);
    expect(rows.flatMap((each) => each.records.map((record) => ('invoices' in record ? record.invoices : [])))).to.deep.equal([
      [],
      [],
      [{ number: 'I1' }, { number: 'I2' }],
      [],
    ]);
    expect(skipped).to.equal(1);
    expect(refused.map(({ column, value, reason }) => [column, value, reason])).to.deep.equal([
      ['type', '???', 'is a kind of row the mapping does not name'],
    ]);
  });

  it('are in dispute from the due date to the day they were settled', async () => {
    const mapping = aMapping({
      settled: { on: '{settled}' },
      dispute: { when: '{disputed}', equals: ['Yes', 'Y'], from: 'dueOn', to: 'settledOn', reason: 'as the ledger says' },
    });
    const line = (settled: string, disputed: string): string =>
      row('C1', settled || 'open', '2026-01-02', '2026-02-01', '1', settled, disputed);
    const { rows } = await readText(
      text(`${header},settled,disputed`, line('2026-03-01', 'Yes'), line('', 'Y'), line('2026-01-20', 'Yes'), line('2026-03-01', 'No')),
      mapping,
    );

    expect(rows.map((each) => short(each.records).filter((words) => words.startsWith('dispute')))).to.deep.equal([
      ['dispute 2026-02-01 to 2026-03-01'],
      ['dispute 2026-02-01 to undefined'],
      [],
      [],
    ]);
  });

  it('name countries as the mapping translates them', async () => {
    const mapping = aMapping({
      account: { id: '{customer}', name: '{customer}', country: '{land}', countries: { '391': 'US', Deutschland: 'DE' } },
    });
    const lines = ['391', 'Deutschland', 'FR', 'Atlantis', 'constructor', '__proto__', ''].map((land) =>
      row('C1', 'I1', '2026-01-02', '2026-02-01', '1', land),
    );
    const { rows } = await readText(text(`${header},land`, ...lines), mapping);

    expect(rows.map((each) => each.account.country)).to.deep.equal(['US', 'DE', 'FR', undefined, undefined, undefined, undefined]);
  });
});
