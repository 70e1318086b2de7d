import { expect } from 'chai';
import { filterIn, filterWords, isNarrowed, worklistAddress } from '../../../designer/worklist/work-address.ts';

const read = (search: string) => filterIn(new URLSearchParams(search));

describe('the address of a worklist', () => {
  it('says all that the list is narrowed to and ordered by', () => {
    const filter = {
      view: 'everyone',
      pool: 'collections',
      owner: 'none',
      heldBy: 'person:collector',
      late: true,
      kind: 'follow-up',
      step: 'working/called.first',
      state: 'contacted',
      pastDue: 30,
      amount: 500_000,
      risk: 70,
      sort: 'days',
    } as const;

    expect(read(String(new URLSearchParams(filterWords(filter))))).to.deep.equal(filter);
    expect(worklistAddress({ view: 'mine' })).to.equal('/work');
  });

  it('leaves out what it does not know', () => {
    expect(read('view=nobody&state=angry&amount=-5&pastDue=soon&sort=points&pool=&heldBy=somebody&late=no')).to.deep.equal({
      view: 'mine',
    });
    expect(isNarrowed(read('view=pool'))).to.equal(false);
    expect(isNarrowed(read('sort=days'))).to.equal(true);
  });
});
