import { expect } from 'chai';
import { fileName, judgeAttachment } from '#engine';

describe('the name of a file', () => {
  const names: readonly (readonly [given: string, name: string])[] = [
    ['pod-4711.pdf', 'pod-4711.pdf'],
    ['Lieferschein Müller & Söhne.pdf', 'Lieferschein Müller & Söhne.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\carla\\pod.pdf', 'pod.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['pod\r\nSet-Cookie: a=b.pdf', 'podSet-Cookie_ a=b.pdf'],
    ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['<b>a</b>.png', 'b_.png'],
    [' . hidden.pdf . ', 'hidden.pdf'],
    ['e\u0301te\u0301.pdf', '\u00e9t\u00e9.pdf'],
    ['..', ''],
    ['\u200b\u202e', ''],
    ['folder/', ''],
  ];

  for (const [given, name] of names) {
    it(`of ${JSON.stringify(given)} is ${JSON.stringify(name)}`, () => {
      expect(fileName(given)).to.equal(name);
      expect(fileName(name), 'it stays as it is').to.equal(name);
    });
  }

  it('is cut to a length a person can read, its ending kept', () => {
    const name = fileName(`${'a'.repeat(300)}.pdf`);
    const faces = fileName(`${'😀'.repeat(300)}.pdf`);

    expect([...name].length).to.equal(120);
    expect(name).to.match(/^a+….pdf$/);
    expect([...faces].length, 'no character is cut in half').to.equal(120);
    expect([...fileName(`a.${'b'.repeat(300)}`)].length).to.equal(120);
  });
});

describe('whether a file is what its name says', () => {
  const verdicts: readonly (readonly [name: string, media: string | undefined, isText: boolean, verdict: string])[] = [
    ['a.pdf', 'application/pdf', false, 'pdf'],
    ['a.PDF', 'application/pdf', true, 'pdf'],
    ['a.JPeG', 'image/jpeg', false, 'jpeg'],
    ['a.txt', undefined, true, 'text'],
    ['a.csv', 'image/bmp', true, 'csv'],
    ['a.eml', undefined, true, 'mail'],
    ['a.txt', 'application/pdf', true, 'attachment.not_what_it_says'],
    ['a.txt', undefined, false, 'attachment.not_what_it_says'],
    ['a.pdf', undefined, true, 'attachment.not_what_it_says'],
    ['a.pdf', 'image/png', false, 'attachment.not_what_it_says'],
    ['a.xlsx', 'application/zip', false, 'attachment.not_what_it_says'],
    ['a.exe', 'application/pdf', false, 'attachment.kind_refused'],
    ['a.html', undefined, true, 'attachment.kind_refused'],
    ['a.svg', 'image/svg+xml', true, 'attachment.kind_refused'],
    ['a.pdf.exe', 'application/pdf', false, 'attachment.kind_refused'],
    ['pdf', 'application/pdf', false, 'attachment.kind_refused'],
  ];

  for (const [name, media, isText, verdict] of verdicts) {
    it(`${name} with ${media ?? (isText ? 'text' : 'bytes')} in it: ${verdict}`, () => {
      const judged = judgeAttachment(name, { media, isText });
      expect(judged.ok ? judged.value.id : judged.refusal.code).to.equal(verdict);
    });
  }

  it('is told with what it is', () => {
    const judged = judgeAttachment('pod.pdf', { media: 'image/png', isText: false });

    expect(judged).to.have.nested.property('refusal.detail', 'pod.pdf says it is of the kind PDF, its content is of the kind PNG');
  });
});
