import { expect } from 'chai';
import fc from 'fast-check';
import { type JsonFault, type JsonReading, pointer, readJson, valueAt } from '#engine';

const roomy = { bytes: 1_000_000, depth: 100 };

function faultsOf(reading: JsonReading): readonly JsonFault[] {
  return reading.ok ? [] : reading.faults;
}

describe('readJson', () => {
  it('reads what JSON.parse reads', () => {
    const text = '{ "kind": "strategy", "amount": 120000, "tags": ["a", null, true, -0.5e3], "name": "Zoë 💶" }';

    expect(readJson(text, roomy)).to.deep.equal({ ok: true, value: JSON.parse(text) });
  });

  describe('refuses a key given twice, because the first value would be lost in silence', () => {
    const twice = [
      ['{"a":1,"a":2}', '/a'],
      ['{"a":{"b":1,"c":2,"b":3}}', '/a/b'],
      ['[{"a":1},{"x":0,"a":1,"a":2}]', '/1/a'],
      ['{"rows":[[],{"when":1,"when":2}]}', '/rows/1/when'],
      ['{"a/b":1,"a/b":2}', '/a~1b'],
      ['{"a":1,"\\u0061":2}', '/a'],
      ['{"":1,"":2}', '/'],
    ] as const;
    for (const [text, at] of twice) {
      it(`${text} at ${at}`, () => {
        expect(faultsOf(readJson(text, roomy)).map((fault) => [fault.problem, fault.pointer])).to.deep.equal([['duplicate_key', at]]);
      });
    }
  });

  for (const key of ['__proto__', 'constructor', 'prototype']) {
    it(`refuses the key ${key}, at any depth and however it is written`, () => {
      const escaped = `\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${key.slice(1)}`;
      for (const text of [`{"${key}":{"polluted":true}}`, `{"a":[{"b":{"${key}":1}}]}`, `{"${escaped}":1}`]) {
        expect(
          faultsOf(readJson(text, roomy)).map((fault) => fault.problem),
          text,
        ).to.deep.equal(['forbidden_key']);
      }
      expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
    });
  }

  it('names every fault, not only the first', () => {
    const text = '{"a":1,"a":2,"b":{"__proto__":1},"c":[{"d":1,"d":2}]}';

    expect(faultsOf(readJson(text, roomy)).map((fault) => fault.pointer)).to.deep.equal(['/a', '/b/__proto__', '/c/0/d']);
  });

  it('allows nesting to the limit and refuses one level more, with its place', () => {
    const nested = (levels: number): string => `${'{"a":'.repeat(levels - 1)}[]${'}'.repeat(levels - 1)}`;

    expect(readJson(nested(5), { bytes: 1000, depth: 5 }).ok).to.equal(true);
    expect(faultsOf(readJson(nested(6), { bytes: 1000, depth: 5 }))).to.deep.equal([
      { problem: 'too_deep', pointer: '/a/a/a/a/a', detail: 'nested deeper than 5 levels' },
    ]);
  });

  it('answers to half a megabyte of brackets and to one of text without falling over', () => {
    expect(faultsOf(readJson('['.repeat(500_000) + ']'.repeat(500_000), roomy)).some((fault) => fault.problem === 'too_deep')).to.equal(
      true,
    );
    expect(readJson(JSON.stringify({ body: 'x\\"'.repeat(160_000) }), roomy).ok).to.equal(true);
  });

  it('counts bytes, not characters, and refuses before it parses', () => {
    expect(readJson('"€"', { bytes: 5, depth: 1 }).ok).to.equal(true);
    expect(faultsOf(readJson('"€"', { bytes: 4, depth: 1 }))).to.deep.equal([
      { problem: 'too_large', pointer: '', detail: '5 bytes, at most 4 are allowed' },
    ]);
    expect(faultsOf(readJson('"💶', { bytes: 4, depth: 1 }))[0]?.problem).to.equal('too_large');
  });

  it('counts as many bytes as UTF-8 takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const size = new TextEncoder().encode(JSON.stringify(text)).length;
        expect(readJson(JSON.stringify(text), { bytes: size, depth: 1 }).ok).to.equal(true);
        expect(readJson(JSON.stringify(text), { bytes: size - 1, depth: 1 }).ok).to.equal(false);
      }),
    );
  });

  it('keeps an odd half of a character as JSON.parse does', () => {
    expect(readJson('"\\ud800"', roomy)).to.deep.equal({ ok: true, value: '\ud800' });
  });

  describe('says at which line and column malformed text breaks', () => {
    const broken = [
      ['', 1, 1],
      ['{a}', 1, 2],
      ['[1,}', 1, 4],
      ['{"a":1,}', 1, 8],
      ['[1\n2]', 2, 1],
      ['{\n  "a": tru\n}', 2, 8],
      ['{"a":\n  nul }', 2, 3],
      ['{"a" 1}', 1, 6],
      ['[1,2', 1, 5],
      ['"abc', 1, 5],
      ['"a\nb"', 1, 3],
      ['"\\x"', 1, 3],
      ['"\\u12G4"', 1, 6],
      ['01', 1, 2],
      ['1.', 1, 2],
      ['-', 1, 1],
      ['1e+', 1, 2],
      ['{"a":1}}', 1, 8],
      ['{} {}', 1, 4],
      ['\ufeff{}', 1, 1],
      ["{'a':1}", 1, 2],
      ['[1,,2]', 1, 4],
      ['// note\n{}', 1, 1],
      ['{"a":NaN}', 1, 6],
    ] as const;
    for (const [text, line, column] of broken) {
      it(`${JSON.stringify(text)} at line ${line}, column ${column}`, () => {
        const [fault] = faultsOf(readJson(text, roomy));

        expect(fault?.problem).to.equal('malformed');
        expect(fault?.detail).to.match(new RegExp(`^line ${line}, column ${column}: `));
      });
    }
  });

  it('says the same on every platform: no text of the JavaScript engine is quoted', () => {
    const [fault] = faultsOf(readJson('{"secret": oops}', roomy));

    expect(fault?.detail).to.equal('line 1, column 12: "o" is not expected here');
  });

  it('accepts exactly what JSON.parse accepts, less the refused', () => {
    const fragments = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '-0.5',
      'true',
      'null',
      ' ',
      '\n',
      '"',
      '\\',
      'tru',
      '1e9',
      '"\\u00e9"',
    );
    const texts = fc.oneof(
      fc.json(),
      fc.array(fragments, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.tuple(fc.json(), fc.nat(), fc.constantFrom(',', '"', '}', '', '1', '\u0000')).map(([text, at, change]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + change + text.slice(place + 1);
      }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const wanted = parsed(text);
        const reading = readJson(text, roomy);
        if (wanted === undefined) {
          expect(faultsOf(reading).map((fault) => fault.problem)).to.deep.equal(['malformed']);
          expect(faultsOf(reading)[0]?.detail).to.match(/^line \d+, column \d+: (?:"|the text ends)/);
        } else if (reading.ok) expect(reading.value).to.deep.equal(wanted.value);
        else {
          expect(faultsOf(reading).every((fault) => fault.problem === 'duplicate_key' || fault.problem === 'forbidden_key')).to.equal(true);
          for (const fault of reading.faults) expect(valueAt(wanted.value, fault.pointer), fault.pointer).not.to.equal(undefined);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a doubled key wherever it is hidden', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.nat(3))), fc.string(), (path, key) => {
        fc.pre(!['__proto__', 'constructor', 'prototype'].some((each) => each === key || path.includes(each)));
        const doubled = `{${JSON.stringify(key)}:1,${JSON.stringify(key)}:2}`;
        const text = path.reduceRight<string>(
          (inner, step) => (typeof step === 'number' ? `[${'0,'.repeat(step)}${inner}]` : `{${JSON.stringify(step)}:${inner}}`),
          doubled,
        );
        expect(faultsOf(readJson(text, roomy)).map((fault) => fault.pointer)).to.deep.equal([pointer(...path, key)]);
      }),
    );
  });
});

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
