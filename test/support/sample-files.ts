import { strToU8, zipSync } from 'fflate';

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const document = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A PDF of one empty page; readers take what stands before its end for nothing. */
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** One dot, as people's programs write it. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const jpeg =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z';

function officeFile(type: string, part: string): Uint8Array {
  const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${type}"/></Types>`;
  return zipSync({ '[Content_Types].xml': strToU8(types), [part]: strToU8('<x/>') });
}

/** Content of each kind that may be attached, by an ending of its kind. */
export const sampleFiles = {
  pdf: strToU8(pdf),
  png: Uint8Array.from(Buffer.from(png, 'base64')),
  jpg: Uint8Array.from(Buffer.from(jpeg, 'base64')),
  tif: Uint8Array.from(Buffer.from('49492a0008000000000000000000000000', 'hex')),
  xlsx: officeFile(sheet, 'xl/workbook.xml'),
  docx: officeFile(document, 'word/document.xml'),
  eml: strToU8('From: dana@example.test\r\nSubject: Two pallets short\r\n\r\nOnly three of five came — Dana\r\n'),
  txt: strToU8('BM is how bitmaps begin, and this is a letter'),
  csv: Uint8Array.from(Buffer.from('num\xe9ro;montant\r\n4711;12,50\r\n', 'latin1')),
} as const satisfies Readonly<Record<string, Uint8Array>>;

/** What no kind takes, or what pretends to be another. */
export const strangeFiles = {
  zip: zipSync({ 'a.txt': strToU8('a') }),
  exe: Uint8Array.from(Buffer.from(`4d5a${'90'.repeat(200)}`, 'hex')),
  html: strToU8('<!doctype html><script>alert(document.cookie)</script>'),
  svg: strToU8('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
} as const;
