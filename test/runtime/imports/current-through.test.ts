import { expect } from 'chai';
import { currentThrough, type FileNews } from '../../../runtime/imports/current-through.ts';

describe('through which day a file is current', () => {
  // 2026-02-12 is a Thursday.
  const live = { declared: undefined, today: '2026-02-12', sandbox: false };
  const cases: readonly (readonly [string, FileNews, string | undefined])[] = [
    ['a file of today is complete through yesterday', { ...live, latest: '2026-02-12' }, '2026-02-11'],
    ['a file of yesterday too', { ...live, latest: '2026-02-11' }, '2026-02-11'],
    ['one row dated far ahead does not make it tell the future', { ...live, latest: '2026-09-01' }, '2026-02-11'],
    ['an old file is current through its latest date', { ...live, latest: '2026-02-03' }, '2026-02-03'],
    ['after a Friday it is current through the weekend', { ...live, latest: '2026-02-06', today: '2026-02-09' }, '2026-02-08'],
    ['but not through more than yesterday', { ...live, latest: '2026-02-06', today: '2026-02-07' }, '2026-02-06'],
    ['a file without records tells nothing', { ...live, latest: undefined }, undefined],
    ['one that is exported whenever it is read does', { ...live, latest: undefined, declared: 'yesterday' }, '2026-02-11'],
    ['what its mapping says stands', { ...live, latest: '2026-02-11', declared: '2026-02-04' }, '2026-02-04'],
    ['in a sandbox the latest date stands', { ...live, latest: '2026-09-01', sandbox: true }, '2026-09-01'],
    ['in a sandbox an old file is old', { ...live, latest: '2026-02-03', sandbox: true }, '2026-02-03'],
  ];
  for (const [says, news, through] of cases) it(says, () => expect(currentThrough(news)).to.equal(through));
});
