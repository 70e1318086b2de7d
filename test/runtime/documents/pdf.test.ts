import { expect } from 'chai';
import { type Book, emptyBook, statementOf } from '#engine';
import { makePdf, pageOf } from '../../../runtime/documents/make-pdf.ts';
import { fileName, type Paper } from '../../../runtime/documents/paper.ts';
import { pdfPages, pdfText as spacedText } from '../../support/pdf-text.ts';

/** Words are set one by one, and a dash may end one. */
const pdfText = (bytes: Uint8Array): string => spacedText(bytes).replaceAll(/\s+/g, ' ').replaceAll('- ', '-');

const head = {
  sender: { company: 'Northwind Trading', name: 'Accounts Receivable', email: 'ar@northwind.example', phone: '+1 555 0100' },
  account: { name: 'Zażółć Ελληνικά Юлия GmbH', number: 'C-7' },
  madeOn: '2026-03-09',
} as const;
const aging = { kind: 'aging', id: 'standard', name: 'Standard', basis: 'due', bounds: [30, 60, 90] } as const;

function anInvoice(number: string, dueOn: string, amount: number, openAmount = amount): Book['invoices'][number] {
  return { id: number, accountId: 'a', number, issuedOn: '2026-01-02', dueOn, amount, openAmount };
}

function aBook(invoices: readonly Book['invoices'][number][]): Book {
  return { ...emptyBook({ id: 'a', currency: 'EUR', zone: 'UTC' }), invoices };
}

const book: Book = {
  ...aBook([
    anInvoice('INV-3', '2026-03-20', 5_000),
    anInvoice('INV-1', '2026-01-31', 120_000, 70_050),
    anInvoice('INV-2', '2026-03-01', 30_000),
    anInvoice('INV-0', '2026-01-15', 9_000, 0),
  ]),
  disputes: [
    { id: 'd', accountId: 'a', invoiceId: 'INV-2', amount: 10_000, status: 'open', reason: 'quality', openedOn: '2026-03-05' } as never,
  ],
  payments: [
    {
      id: 'p',
      accountId: 'a',
      kind: 'payment',
      amount: 4_000,
      unapplied: 4_000,
      receivedOn: '2026-03-06',
      recordedAt: 0,
      applications: [],
    },
  ],
};
const statement = statementOf(book, aging as never, '2026-03-09');
const aStatement: Paper = { kind: 'statement', file: 'Statement.pdf', head, statement };
const aLetter = (text: string, address: readonly string[] = ['Юлия Петрова', 'ул. Ленина 1']): Paper => ({
  kind: 'letter',
  file: 'Letter.pdf',
  head,
  letter: {
    address,
    subject: 'Payment',
    blocks: [{ text }, { rows: [['INV-1', 'due Jan 31', '37 days', '€700.50']] }],
    legal: ['Legal words.'],
    signer: 'Ben Ito',
  },
});

describe('statementOf', () => {
  it('lists what is open by due date, and its buckets and its lines come to the same sum', () => {
    expect(statement.lines.map(({ number, daysPastDue, open, disputed }) => [number, daysPastDue, open, disputed])).to.deep.equal([
      ['INV-1', 37, 70_050, 0],
      ['INV-2', 8, 30_000, 10_000],
      ['INV-3', -11, 5_000, 0],
    ]);
    expect(statement.aging.map(({ bucket, amount }) => [bucket, amount])).to.deep.equal([
      ['current', 5_000],
      ['1-30', 30_000],
      ['31-60', 70_050],
      ['61-90', 0],
      ['>90', 0],
    ]);
    const { open, pastDue, disputed, unapplied, balance } = statement;
    expect({ open, pastDue, disputed, unapplied, balance }).to.deep.equal({
      open: 105_050,
      pastDue: 100_050,
      disputed: 10_000,
      unapplied: 4_000,
      balance: 101_050,
    });
  });

  it('sums up what is beyond a thousand items and still counts it', () => {
    const many = statementOf(
      aBook(Array.from({ length: 1005 }, (_, index) => anInvoice(`N-${index}`, '2026-01-01', 100))),
      aging as never,
      '2026-03-09',
    );

    expect([many.lines.length, many.more, many.open]).to.deep.equal([1000, { count: 5, open: 500 }, 100_500]);
  });
});

describe('makePdf', function () {
  this.timeout(60_000);

  it('sets a statement whose text can be read back, in every alphabet the font has', async () => {
    const { bytes, lacking } = await makePdf(aStatement);
    const text = pdfText(bytes);

    expect(lacking).to.deep.equal([]);
    for (const words of ['Zażółć', 'Ελληνικά', 'Юлия', 'INV-1', '€700.50', 'in dispute', '-€40.00', '€1,010.50', '31-60', 'page 1 of 1'])
      expect(text).to.contain(words);
    expect(text).not.to.contain('INV-0');
  });

  it('makes the same bytes of the same paper, and other bytes of another', async () => {
    const [first, second] = [await makePdf(aStatement), await makePdf(structuredClone(aStatement))];
    const other = await makePdf({ ...aStatement, head: { ...head, account: { name: 'Another' } } });

    expect(Buffer.from(first.bytes).equals(second.bytes)).to.equal(true);
    expect(Buffer.from(first.bytes).equals(other.bytes)).to.equal(false);
  });

  it('marks characters it cannot print, and says on the paper which they were', async () => {
    const { bytes, lacking } = await makePdf({ ...aStatement, head: { ...head, account: { name: 'Tokyo 東京' } } });

    expect(lacking).to.deep.equal(['東', '京']);
    expect(pdfText(bytes)).to.match(/Tokyo\s+\uFFFD\uFFFD/);
    expect(pdfText(bytes)).to.contain('U+6771, U+4EAC');
  });

  it('breaks a long statement over pages with its head on each', async () => {
    const long = aBook(Array.from({ length: 120 }, (_, index) => anInvoice(`N-${String(index).padStart(3, '0')}`, '2026-01-01', 100)));
    const pages = pdfPages((await makePdf({ ...aStatement, statement: statementOf(long, aging as never, '2026-03-09') })).bytes);

    expect(pages.length).to.be.greaterThan(2);
    expect(pages.filter((runs) => runs.join(' ').includes('Invoice'))).to.have.length.greaterThan(2);
    expect(pages.flat().filter((run) => /^N-\d{3}/.test(run))).to.have.length(120);
  });

  it('says of a copy that it is one, and what is left to pay', async () => {
    const invoice = {
      number: 'INV-1',
      orderNumber: 'PO-9',
      issuedOn: '2026-01-02',
      dueOn: '2026-01-31',
      currency: 'EUR',
      amount: 120_000,
      open: 70_050,
      disputed: 0,
    };
    const text = pdfText((await makePdf({ kind: 'invoice', file: 'Invoice.pdf', head, invoice })).bytes);

    for (const words of ['not the original invoice', 'made from ledger data on March 9, 2026', 'PO-9', '€1,200.00', '-€499.50', '€700.50'])
      expect(text).to.contain(words);
  });

  it('sets a letter with address, text, table and who signs, whatever is written in it', async () => {
    const text = pdfText(
      (await makePdf(aLetter('Dear Юлия,\nplease pay. {image: "file:///etc/passwd"} https://example.test/x.png'))).bytes,
    );

    for (const words of ['Петрова', 'Ленина', 'please', '€700.50', 'Ben Ito', 'Legal words.', 'passwd']) expect(text).to.contain(words);
  });

  it('puts the address where a window shows it', () => {
    const [, window] = pageOf(aLetter('Hello.')).content as { absolutePosition: { y: number }; stack: unknown[] }[];

    expect(window?.absolutePosition.y).to.be.closeTo((45 * 72) / 25.4, 0.01);
    expect(window?.stack.slice(1)).to.deep.equal(['Юлия Петрова', 'ул. Ленина 1']);
  });

  it('names files so that every mail program takes them', () => {
    expect(fileName('Invoice', '../Ärger 7/2"')).to.equal('Invoice-A-rger-7-2.pdf');
    expect(fileName('Statement', '', '2026-03-09')).to.equal('Statement-2026-03-09.pdf');
  });
});
