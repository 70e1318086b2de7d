import { expect } from 'chai';
import { checkDefinition, codes, type Diagnostic, type DiagnosticCode, hasErrors, parseDefinition } from '#engine';
import { codesOf, fixture, fixtureNames, fixtureRegistry, resolves } from './fixtures.ts';

const all = Object.keys(codes) as DiagnosticCode[];

/** All that is known against a text: its form, what it refers to, and its own tests. */
function faultsOf(text: string): readonly Diagnostic[] {
  const parsed = parseDefinition(text);
  return parsed.ok ? checkDefinition(parsed.definition, fixtureRegistry).diagnostics : parsed.diagnostics;
}

describe('a code', () => {
  it('has a red and a green fixture, and no fixture is without a code', () => {
    const wanted = all.flatMap((code) => ['green', 'red'].map((color) => `${code}.${color}.${code.startsWith('json.') ? 'txt' : 'json'}`));

    expect(fixtureNames).to.deep.equal(wanted.sort());
  });

  for (const code of all) {
    it(`${code} is raised by its red fixture, at the place it names, and by nothing else in it`, () => {
      const { text, expect: place } = fixture(code, 'red');

      const found = faultsOf(text).filter((each) => each.code === code || !isAdvice(each.code));

      expect(codesOf(found)).to.deep.equal([code]);
      expect(found.map((each) => each.pointer)).to.include(place);
    });

    it(`${code} is not raised by its green fixture, nor is any error`, () => {
      const found = faultsOf(fixture(code, 'green').text);

      expect(codesOf(found)).not.to.include(code);
      expect(hasErrors(found), JSON.stringify(found)).to.equal(false);
    });

    it(`${code} says what is wrong here and what to do, and points into the document`, () => {
      const { text } = fixture(code, 'red');
      const document: unknown = code === 'json.malformed' ? {} : JSON.parse(text);

      for (const each of faultsOf(text)) {
        expect(each.message).to.match(/^[A-Z].*: ./s);
        expect(each.fix).to.match(/^[A-Z].*\.$/s);
        expect(each.severity).to.equal(codes[each.code].severity);
        expect(resolves(document, each.pointer), each.pointer).to.equal(true);
      }
    });

    it(`${code} separates two texts that are nearly equal`, () => {
      const [red = '', green = ''] = [fixture(code, 'red').file, fixture(code, 'green').file].map(withoutExpectation);

      expect(placesBetween(red, green)).to.be.within(1, 100);
    });
  }
});

/** What a small fixture is bound to lack: tests that come everywhere, and an answer to all that can happen. */
function isAdvice(code: DiagnosticCode): boolean {
  return code === 'test.not_covering' || code.startsWith('standing.');
}

function withoutExpectation(text: string): string {
  return text.replace(/ {2}"x-expect": .*\n/, '').trimEnd();
}

/** How many characters stand in the one stretch where two texts differ, in the longer of them. */
function placesBetween(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let front = 0;
  while (front < shorter && a[front] === b[front]) front += 1;
  let back = 0;
  while (back < shorter - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back += 1;
  return Math.max(a.length, b.length) - front - back;
}
