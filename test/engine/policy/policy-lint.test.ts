import { expect } from 'chai';
import { createRegistry, lint, parseDefinition } from '#engine';

const policy = {
  kind: 'contact-policy',
  id: 'p',
  name: 'P',
  appliesTo: 'business',
  hours: { from: '08:00', to: '18:00' },
  margin: 'PT2M',
  caps: [{ id: 'a', name: 'A', scope: 'contact', per: 'P7D', max: 5 }],
};

function faults(change: object): string[] {
  const parsed = parseDefinition(JSON.stringify({ ...policy, ...change }));
  const found = parsed.ok ? lint(parsed.definition, createRegistry([])) : parsed.diagnostics;
  return found.map((fault) => `${fault.code} ${fault.pointer}`);
}

describe('a contact policy', () => {
  it('is accepted when it means something', () => {
    expect(faults({})).to.deep.equal([]);
  });

  it('has no cap over no days: nothing would ever count', () => {
    expect(faults({ caps: [{ ...policy.caps[0], per: 'P0D' }] })).to.deep.equal(['definition.value_refused /caps/0/per']);
  });

  for (const margin of ['-PT2M', 'P1D', 'PT2H30M', 'P1M', 'PT90S']) {
    it(`has no margin of ${margin}: it would widen the hours, or be read as none`, () => {
      expect(faults({ margin })).to.deep.equal(['definition.value_refused /margin']);
    });
  }

  it('has hours left after its margins', () => {
    expect(faults({ hours: { from: '18:00', to: '08:00' } })).to.deep.equal(['policy.hours_order /hours/to']);
    expect(faults({ hours: { from: '08:00', to: '08:04' } })).to.deep.equal(['policy.hours_order /hours/to']);
    expect(faults({ hours: { from: '08:00', to: '08:05' } })).to.deep.equal([]);
  });

  it('names a calendar that exists', () => {
    expect(faults({ calendar: 'nowhere' })).to.deep.equal(['timer.calendar_unknown /calendar']);
  });
});
