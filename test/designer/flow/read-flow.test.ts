import { expect } from 'chai';
import { obstaclesIn } from '../../../designer/flow/read-flow.ts';

const codesIn = (text: string) => obstaclesIn(text).map(({ code }) => code);

describe('a text that is opened', () => {
  it('may be wrong in any way that can be drawn', () => {
    expect(codesIn('{ "kind": "strategy", "machine": { "id": "a", "initial": "gone", "states": { "x": {} } } }')).to.deep.equal([]);
  });

  for (const [text, code] of [
    ['{ "kind": "strategy", ', 'json.malformed'],
    ['{ "kind": "strategy", "kind": "strategy", "machine": { "id": "a" } }', 'json.duplicate_key'],
    ['{ "__proto__": {}, "machine": { "id": "a" } }', 'json.forbidden_key'],
    ['[1, 2]', 'definition.value_type'],
    ['{ "kind": "strategy", "id": "a", "name": "A", "machine": { "id": "a", "states": [] } }', 'definition.value_type'],
    ['{ "kind": "template" }', 'definition.property_missing'],
  ] as const) {
    it(`is not drawn when it is ${text.slice(0, 40)}`, () => {
      expect(codesIn(text)).to.include(code);
    });
  }
});
