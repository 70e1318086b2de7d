import { expect } from 'chai';
import { coreCatalog } from '#engine';
import type { SearchOption } from '../../../designer/elements/search-option.ts';
import { rankedOptions } from '../../../designer/elements/search-rank.ts';

const named = (...labels: string[]): SearchOption[] => labels.map((label) => ({ id: label, label }));
const labels = (options: readonly SearchOption[], search: string): string[] => rankedOptions(options, search).map(({ label }) => label);

describe('rankedOptions', () => {
  it('puts a name first that begins with what is searched for', () => {
    const actions = named('Send a message', 'Add a note', 'Assign the dispute');

    expect(labels(actions, 'a')).to.deep.equal(['Add a note', 'Assign the dispute', 'Send a message']);
    expect(labels(actions, 'dis')).to.deep.equal(['Assign the dispute']);
    expect(labels(actions, 'xyz')).to.deep.equal([]);
  });

  it('needs only some letters of a name, in order, and words in any', () => {
    const steps = named('Calling', 'Call task', 'Reminded', 'Final letter', 'Escalated');

    expect(labels(steps, 'call')).to.deep.equal(['Calling', 'Call task']);
    expect(labels(steps, 'flet')).to.deep.equal(['Final letter']);
    expect(labels(steps, 'letter final')).to.deep.equal(['Final letter']);
  });

  it('takes accents for the letters they stand on', () => {
    expect(labels(named('Réclamation', 'Résumé'), 'recl')).to.deep.equal(['Réclamation']);
    expect(labels(named('Resume'), 'résumé')).to.deep.equal(['Resume']);
  });

  it('keeps the members of a group together, the group with the best hit first', () => {
    const options = [
      { id: '1', label: 'Late reminder', group: 'Letters' },
      { id: '2', label: 'Reminder call', group: 'Calls' },
      { id: '3', label: 'Last reminder', group: 'Letters' },
    ];

    expect(rankedOptions(options, 'reminder').map(({ id }) => id)).to.deep.equal(['2', '1', '3']);
    expect(rankedOptions(options, '').map(({ id }) => id)).to.deep.equal(['1', '3', '2']);
  });

  it('puts what cannot be chosen last, and shows what is hidden only when it is searched for', () => {
    const options = [
      { id: 'no', label: 'Calling', refusal: 'It runs at the same time' },
      { id: 'yes', label: 'Recalling' },
      { id: 'hidden', label: 'Called off', hidden: true },
    ];

    expect(rankedOptions(options, '').map(({ id }) => id)).to.deep.equal(['yes', 'no']);
    expect(rankedOptions(options, 'call').map(({ id }) => id)).to.deep.equal(['hidden', 'yes', 'no']);
  });

  it('finds data by its label before its description', () => {
    const facts = [...coreCatalog.facts.values()].map(({ id, label, description }) => ({ id, label, about: description, words: id }));

    expect(labels(facts, 'promise')[0]).to.match(/^promise/);
    expect(rankedOptions(facts, 'DUE days').map(({ id }) => id)).to.include('account.daysPastDue');
    expect(rankedOptions(facts, 'nothing like it')).to.deep.equal([]);
  });
});
