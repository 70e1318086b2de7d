import { expect } from 'chai';
import { type CourseText, camel, paletteItems } from '../../../designer/palette/palette-items.ts';
import { createRegistry } from '../../../engine/registry/registry.ts';

const ids = ['wait', 'decision', 'split', 'level', 'parallel', 'end', 'back', 'note'];
const text = Object.fromEntries(ids.map((id) => [id, { name: id, about: '' }])) as unknown as CourseText;

describe('paletteItems', () => {
  it('offers what connectors bring, apart from our own', () => {
    const effect = { type: 'crm.sync', label: 'Tell the CRM', outbound: true, params: {} as never };
    const registry = createRegistry([], [{ effects: [effect], channels: ['sms'] }]);

    const items = paletteItems(registry, text, 'strategy');

    expect(items.find(({ id }) => id === 'crm.sync')?.group).to.equal('connector');
    expect(items.find(({ id }) => id === 'notice.send sms')?.group).to.equal('message');
  });

  it('has the acts of disputes for resolution paths only', () => {
    const has = (kind: 'strategy' | 'resolution'): boolean =>
      paletteItems(createRegistry([]), text, kind).some(({ id }) => id === 'dispute.resolve');

    expect(has('strategy')).to.equal(false);
    expect(has('resolution')).to.equal(true);
  });
});

describe('camel', () => {
  it('makes a name of words', () => {
    expect(camel('Suspend service')).to.equal('suspendService');
    expect(camel('30 days')).to.equal('step');
  });
});
