import { Readable } from 'node:stream';
import { expect } from 'chai';
import { FileFault, readLedgerFile } from '#connectors';
import { aMapping, header, readText } from '../../support/ledger-text.ts';

const good = 'C1,I1,2026-01-02,2026-02-01,5.00';

async function faultOf(text: string | Buffer, mapping = aMapping()): Promise<string> {
  try {
    await readText(text, mapping);
    return 'none';
  } catch (error) {
    expect(error).to.be.instanceOf(FileFault);
    return (error as Error).message;
  }
}

describe('a ledger file as it comes', () => {
  it('names line, column, value and reason of each row it refuses, and reads the others', async () => {
    const { rows, refused } = await readText(
      [
        header,
        good,
        'C1,I2,2026-01-02,soon,5.00',
        ',I3,2026-01-02,2026-02-01,5.00',
        good,
        'C1,I4,2026-01-02,2026-02-01,five',
        'C1,I5',
      ].join('\n'),
    );

    expect(rows).to.have.length(2);
    expect(refused).to.deep.equal([
      { line: 3, column: 'due', value: 'soon', reason: 'is not a date of the form yyyy-MM-dd' },
      { line: 4, column: 'customer', value: '', reason: 'is empty' },
      { line: 6, column: 'amount', value: 'five', reason: 'is not an amount in USD' },
      { line: 7, column: 'issued', value: '', reason: 'is empty' },
    ]);
  });

  it('refuses rows that make no sense', async () => {
    const { refused } = await readText([header, 'C1,I1,2026-01-02,2026-01-01,5', 'C1,I2,2026-01-02,2026-02-01,0'].join('\n'));

    expect(refused.map((each) => [each.column, each.reason])).to.deep.equal([
      ['due', 'is before the issue date 2026-01-02'],
      ['amount', 'owes nothing'],
    ]);
  });

  it('may quote, break lines within quotes, and end its lines as any system does', async () => {
    const quoted = '"Blue ""Ridge"", Inc.\nBoston",I1,2026-01-02,2026-02-01,"1,005.00"';
    for (const end of ['\n', '\r\n', '\r']) {
      const { rows, refused } = await readText([header, quoted, 'C2,I2,2026-01-02,soon,1', ''].join(end));
      expect(rows[0]?.account.name).to.equal('Blue "Ridge", Inc.\nBoston');
      expect(rows[0]?.records[0]).to.include({ amount: 100_500 });
      expect(refused[0]?.line).to.equal(4);
    }
  });

  it('may begin with a byte order mark, in UTF-8 or UTF-16', async () => {
    const text = `\ufeff${header}\nMüller & Söhne,I1,2026-01-02,2026-02-01,5.00\n`;
    for (const bytes of [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]) {
      expect((await readText(bytes)).rows[0]?.account.name).to.equal('Müller & Söhne');
    }
  });

  it('may part its columns by something else', async () => {
    const mapping = aMapping({ delimiter: ';', decimal: ',' });
    const { rows } = await readText(`customer;invoice;issued;due;amount\nC1;I1;2026-01-02;2026-02-01;1.005,00`, mapping);

    expect(rows[0]?.records[0]).to.include({ amount: 100_500 });
  });

  it('has rows refused whose text is of another encoding, where that text matters', async () => {
    const bytes = Buffer.from(
      `${header},remark\nM\xfcller,I1,2026-01-02,2026-02-01,5.00,\nC2,I2,2026-01-02,2026-02-01,5.00,f\xfcr dich`,
      'latin1',
    );
    const { rows, refused } = await readText(bytes);

    expect(refused.map(({ line, column, reason }) => [line, column, reason])).to.deep.equal([
      [2, 'customer', 'is not readable; the file must be saved as UTF-8'],
    ]);
    expect(rows.map((each) => each.account.id)).to.deep.equal(['C2']);
  });

  it('is refused whole where it is not what the mapping describes', async () => {
    expect(await faultOf(`customer,invoice\nC1,I1`)).to.equal('the file has no column "issued", "due", "amount"; it has customer, invoice');
    expect(await faultOf(`${header},due\n${good},x`)).to.equal('the file has the column "due" twice');
    expect(await faultOf(`${header}\n"C1,I1,2026-01-02,2026-02-01,5.00\n${good}`)).to.match(
      /^the file cannot be read as CSV: Quote Not Closed/,
    );
    expect(await faultOf(`${header}\nC"1,I1,2026-01-02,2026-02-01,5.00`)).to.match(
      /^the file cannot be read as CSV: Invalid Opening Quote/,
    );
    expect(await faultOf(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe, 0x0a]))).to.match(/^the file has no column/);
  });

  it('cannot fill the memory with one cell', async () => {
    expect(await faultOf(`${header}\n"${'x'.repeat(300_000)}`)).to.match(/^the file cannot be read as CSV: Max Record Size/);
  });

  it('shows no more of a value than a person reads', async () => {
    const { refused } = await readText(`${header}\nC1,I1,2026-01-02,${'x'.repeat(5000)},5.00`);

    expect(refused[0]?.value).to.equal('x'.repeat(200));
  });

  it('may have columns called like parts of the language', async () => {
    const mapping = aMapping({ account: { id: '{constructor}', name: '{toString}' } });
    const columns = 'constructor,toString,invoice,issued,due,amount';
    const { rows, refused } = await readText(`${columns}\nC1,Acme,I1,2026-01-02,2026-02-01,5\nC2`, mapping);

    expect(rows[0]?.account).to.include({ id: 'C1', name: 'Acme' });
    expect(refused[0]).to.include({ column: 'toString', reason: 'is empty' });
  });

  it('that breaks off is refused, and so is nothing at all', async () => {
    const input = new Readable({ read: () => undefined });
    input.push(`${header}\n${good}\n`);
    setImmediate(() => input.destroy(new Error('the connection was lost')));
    let fault: unknown;
    try {
      for await (const _ of readLedgerFile(input, aMapping()));
    } catch (error) {
      fault = error;
    }

    expect(fault).to.be.instanceOf(FileFault);
    expect(await faultOf('')).to.equal('the file is empty');
    expect((await readText(header)).rows).to.deep.equal([]);
  });
});
