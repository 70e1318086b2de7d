import { expect } from 'chai';
import { aMapping, header, readText } from '../../support/ledger-text.ts';

/** The due date a row is read with, or why it was refused. */
async function read(text: string, dates: string[]): Promise<string | undefined> {
  const { rows, refused } = await readText(`${header}\nC1,I1,"${text}","${text}",5`, aMapping({ dates }));
  const record = rows[0]?.records[0];
  return record?.kind === 'invoice' ? record.dueOn : refused[0]?.reason;
}

const right: readonly (readonly [text: string, format: string, on: string])[] = [
  ['2/3/2026', 'M/d/yyyy', '2026-02-03'],
  ['02/03/2026', 'M/d/yyyy', '2026-02-03'],
  ['2/3/2026', 'd/M/yyyy', '2026-03-02'],
  ['03.02.2026', 'd.M.yyyy', '2026-02-03'],
  ['3-Feb-26', 'd-MMM-yy', '2026-02-03'],
  ['February 3, 2026', 'MMMM d, yyyy', '2026-02-03'],
  ['20260203', 'yyyyMMdd', '2026-02-03'],
  ['2026-02-03 23:59', 'yyyy-MM-dd HH:mm', '2026-02-03'],
  ['29.2.2028', 'd.M.yyyy', '2028-02-29'],
];

const wrong: readonly (readonly [text: string, format: string])[] = [
  ['2026-02-30', 'yyyy-MM-dd'],
  ['29.2.2026', 'd.M.yyyy'],
  ['31/12/2026', 'M/d/yyyy'],
  ['2026-02-03x', 'yyyy-MM-dd'],
  ['45000', 'M/d/yyyy'],
  ['tomorrow', 'M/d/yyyy'],
  ['0/0/0000', 'M/d/yyyy'],
];

describe('dates of a ledger', () => {
  for (const [text, format, on] of right) {
    it(`reads ${text} as ${format}`, async () => {
      expect(await read(text, [format])).to.equal(on);
    });
  }

  for (const [text, format] of wrong) {
    it(`refuses ${text} as ${format}`, async () => {
      expect(await read(text, [format])).to.equal(`is not a date of the form ${format}`);
    });
  }

  it('tries several forms in their order', async () => {
    const forms = ['M/d/yyyy', 'd/M/yyyy', 'yyyy-MM-dd'];

    expect(await read('2/3/2026', forms)).to.equal('2026-02-03');
    expect(await read('31/12/2026', forms)).to.equal('2026-12-31');
    expect(await read('2026-12-31', forms)).to.equal('2026-12-31');
    expect(await read('2026/12/31', forms)).to.equal('is not a date of the form M/d/yyyy or d/M/yyyy or yyyy-MM-dd');
  });
});
