import { expect } from 'chai';
import fc from 'fast-check';
import { ownParts } from '#engine';

describe('ownParts', () => {
  const cases: readonly (readonly [says: string, reply: string, parts: readonly string[]])[] = [
    [
      'what is written above a quotation',
      'We pay Friday.\n\nOn Mon, Feb 9, 2026 at 9:00 AM AR <ar@x.test> wrote:\n> Please pay.',
      ['We pay Friday.'],
    ],
    ['what is written below it', 'On Mon, Feb 9, 2026 AR wrote:\n> Please pay.\n\nWe pay Friday.', ['We pay Friday.']],
    ['what is written in between', '> Invoice 1?\nPaid.\n> Invoice 2?\nDisputed.', ['Paid.', 'Disputed.']],
    ['a naming that was broken in two', 'Yes.\n\nOn Mon, Feb 9, 2026 at 9:00 AM Accounts Receivable\n<ar@x.test> wrote:\n> Pay', ['Yes.']],
    ['the head of the message that is answered', 'See below.\n\n-----Original Message-----\nFrom: AR\nPlease pay.', ['See below.']],
    ['German mail programs', 'Wir zahlen.\n\nAm 09.02.2026 um 09:00 schrieb Buchhaltung:\n> Bitte', ['Wir zahlen.']],
    [
      'a line that only begins like a naming',
      'On Friday we pay the first half.\nThe rest: later.',
      ['On Friday we pay the first half.\nThe rest: later.'],
    ],
    ['a signature', 'Fine.\n-- \nDana', ['Fine.']],
    ['nothing of its own', '> all of it\n> is quoted', []],
  ];
  for (const [says, reply, parts] of cases) it(`knows ${says}`, () => expect(ownParts(reply)).to.deep.equal(parts));

  it('gives back only what was there, in no more time than the text is long', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('On ', 'wrote:', '> a', 'a', '\n', ' ', '--', 'schrieb'), { maxLength: 400 }), (pieces) => {
        const text = pieces.join('');
        for (const part of ownParts(text)) expect(text).to.include(part);
      }),
    );
    const started = process.cpuUsage().user;
    ownParts(`On ${'wrote '.repeat(200_000)}\n`.repeat(3));
    ownParts('On wrote\n'.repeat(100_000));
    expect((process.cpuUsage().user - started) / 1000, 'ms').to.be.lessThan(5000);
  });
});
