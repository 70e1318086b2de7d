import { expect } from 'chai';
import { obstaclesIn } from '../../../designer/flow/obstacles.ts';
import { canBeDrawn } from '../../../designer/flow/read-flow.ts';

const codesIn = (text: string) => obstaclesIn(text).map(({ code }) => code);

describe('a text that is opened', () => {
  it('may be wrong in any way that can be drawn', () => {
    const text = '{ "kind": "strategy", "machine": { "id": "a", "initial": "gone", "states": { "x": {} } } }';
    expect([canBeDrawn(text), codesIn(text)]).to.deep.equal([true, []]);
  });

  for (const [text, code] of [
    ['{ "kind": "strategy", ', 'json.malformed'],
    ['{ "kind": "strategy", "kind": "strategy", "machine": { "id": "a" } }', 'json.duplicate_key'],
    ['{ "__proto__": {}, "machine": { "id": "a" } }', 'json.forbidden_key'],
    ['[1, 2]', 'definition.value_type'],
    ['{ "kind": "strategy", "id": "a", "name": "A", "machine": { "id": "a", "states": [] } }', 'definition.value_type'],
    ['{ "kind": "strategy", "name": 1, "machine": { "id": "a", "states": {} } }', 'definition.value_type'],
    ['{ "kind": "strategy", "machine": { "id": "a", "states": {} }, "tests": {} }', 'definition.value_type'],
    ['{ "kind": "template" }', 'definition.property_missing'],
  ] as const) {
    it(`is not drawn when it is ${text.slice(0, 40)}`, () => {
      expect(canBeDrawn(text)).to.equal(false);
      expect(codesIn(text)).to.include(code);
    });
  }
});
