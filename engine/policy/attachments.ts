import { endingOf } from '../base/file-name.ts';
import { done, type Outcome, refused } from '../diagnostics/refusals.ts';

/** What may be attached to. */
export const attachmentPlaces = ['account', 'invoice', 'dispute', 'note', 'payment'] as const;
export type AttachmentPlace = (typeof attachmentPlaces)[number];

export interface AttachmentKind {
  readonly id: string;
  readonly name: string;
  /** What names of such files end with. */
  readonly endings: readonly string[];
  readonly media: string;
  /** It has no mark of its own: it is known by being nothing but text. */
  readonly isText?: true;
  /** Browsers show it without running anything of it in our name. */
  readonly isShown?: true;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** Everything that may be attached; what is not here is refused. */
export const attachmentKinds = [
  { id: 'pdf', name: 'PDF', endings: ['pdf'], media: 'application/pdf', isShown: true },
  { id: 'png', name: 'PNG', endings: ['png'], media: 'image/png', isShown: true },
  { id: 'jpeg', name: 'JPEG', endings: ['jpg', 'jpeg'], media: 'image/jpeg', isShown: true },
  { id: 'tiff', name: 'TIFF', endings: ['tif', 'tiff'], media: 'image/tiff' },
  { id: 'excel', name: 'Excel', endings: ['xlsx'], media: `${office}.spreadsheetml.sheet` },
  { id: 'word', name: 'Word', endings: ['docx'], media: `${office}.wordprocessingml.document` },
  { id: 'mail', name: 'Email', endings: ['eml'], media: 'message/rfc822', isText: true },
  { id: 'text', name: 'Text', endings: ['txt'], media: 'text/plain', isText: true },
  { id: 'csv', name: 'CSV', endings: ['csv'], media: 'text/csv', isText: true },
] as const satisfies readonly AttachmentKind[];

/** All endings that are taken, in the order of their kinds. */
export const attachmentEndings: readonly string[] = attachmentKinds.flatMap(({ endings }) => endings.map((ending) => `.${ending}`));

/** What a file says it is, by its name; undefined where nothing of that kind is taken. */
export function attachmentKindOf(name: string): AttachmentKind | undefined {
  const ending = endingOf(name);
  return attachmentKinds.find(({ endings }: AttachmentKind) => endings.includes(ending));
}

/** What was found in the bytes of a file. */
export interface FoundInFile {
  /** The media type its marks show; text has none. */
  readonly media: string | undefined;
  /** What files with such marks usually end with. */
  readonly ending?: string | undefined;
  /** It holds nothing but characters. */
  readonly isText: boolean;
}

/** The kind of a file whose bytes are what its name says; a name that says something else is refused. */
export function judgeAttachment(name: string, found: FoundInFile): Outcome<AttachmentKind> {
  const kind = attachmentKindOf(name);
  if (!kind) return refused('attachment.kind_refused', `${name}; taken are ${attachmentEndings.join(', ')}`, '?/name');
  const marked: AttachmentKind | undefined = attachmentKinds.find(({ media }) => media === found.media);
  // A letter that begins as pictures do is no picture: their marks go on with what no text has. A PDF may be all text.
  const isWhatItSays = kind.isText ? found.isText && (marked === undefined || marked.id !== 'pdf') : marked?.id === kind.id;
  if (isWhatItSays) return done(kind);
  const really = marked ? `of the kind ${marked.name}` : unknownWords(found);
  return refused('attachment.not_what_it_says', `${name} says it is of the kind ${kind.name}, its content is ${really}`, '?/name');
}

function unknownWords({ ending, isText }: FoundInFile): string {
  if (ending !== undefined) return `of the kind ${ending.toUpperCase()}`;
  return isText ? 'plain text' : 'of no kind we know';
}
