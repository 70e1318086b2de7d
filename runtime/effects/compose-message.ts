import {
  askedItems,
  type Book,
  checkTemplate,
  fillTemplate,
  type LocalDate,
  letterBlocks,
  localDateAt,
  type MessageDraft,
  partsOf,
  type Rendered,
  renderTemplate,
  statementOf,
  type Template,
  type TemplateView,
} from '#engine';
import { fileName, type Letterhead, type Paper } from '../documents/paper.ts';
import type { World } from '../runtime.ts';
import type { AccountDocument, ContactDocument } from '../store/account-documents.ts';
import { inLetterType, templateViewOf } from './compose-notice.ts';

/** Whom is written to, by whom, and what the ledger says in this second. */
export interface WritingDesk {
  readonly world: World;
  readonly account: AccountDocument;
  readonly book: Book;
  readonly contact: ContactDocument;
  readonly signer: string;
}

/** Something in a draft that keeps it from being sent. */
export interface DraftFault {
  readonly pointer: string;
  readonly detail: string;
  readonly fix?: string;
}

/** A draft as it would go out; without a message while there are faults. */
export interface ComposedDraft {
  readonly faults: readonly DraftFault[];
  readonly message?: Rendered;
  readonly papers: readonly Paper[];
  /** Something else is written than the template says. */
  readonly isEdited: boolean;
}

/** Writes out what a person has written: its variables, the legal blocks of the channel, and the papers that go with it. */
export function composeMessage(desk: WritingDesk, draft: MessageDraft): ComposedDraft {
  const { world } = desk;
  const original = draft.templateId === undefined ? undefined : world.published.registry.templates.get(draft.templateId);
  const template: Template = {
    kind: 'template',
    id: original?.id ?? 'written',
    name: draft.subject,
    channel: draft.channel,
    tone: original?.tone ?? 'firm',
    language: original?.language ?? 'en',
    about: original ? (original.about ?? 'past-due') : 'account',
    subject: draft.subject,
    body: draft.body,
  };
  const papers = enclosures(desk, draft);
  const isEdited = !(original && isUnedited(desk, original, draft));
  const faults = [...blanks(draft), ...checkTemplate(template, world.published.registry.catalog).map(faultOf)];
  if (faults.length > 0) return { faults, papers, isEdited };
  const view = viewFor(desk, template);
  const { legal } = world.settings.installation;
  const rendering = renderTemplate(template, view, legal);
  const blocks = letterBlocks(template, view);
  if (!rendering.ok || !blocks.ok) {
    const missing = !rendering.ok ? rendering.missing : !blocks.ok ? blocks.missing : '';
    const pointer = draft.subject.includes(missing) ? '/subject' : '/body';
    return { faults: [{ pointer, detail: `it needs ${missing}, which this account does not have` }], papers, isEdited };
  }
  const message = { ...rendering.message, html: inLetterType(rendering.message.html) };
  if (draft.channel === 'email') return { faults, message, papers, isEdited };
  const head = headOf(desk);
  const letter: Paper = {
    kind: 'letter',
    file: fileName('Letter', desk.account.number ?? '', head.madeOn),
    head,
    letter: { address: addressOf(desk, draft), subject: message.subject, blocks: blocks.message, legal, signer: desk.signer },
  };
  return { faults, message, papers: [letter, ...papers], isEdited };
}

/** A template with what is known filled in, for a person to go on from. What is missing leaves the template as it is. */
export function beginFrom(desk: Omit<WritingDesk, 'signer'>, template: Template): { subject: string; body: string; missing?: string } {
  const filled = fillTemplate(template, viewFor(desk, template));
  if (filled.ok) return { subject: filled.message.subject, body: filled.message.text };
  return { subject: subjectOf(template), body: template.body, missing: filled.missing };
}

/** Whether a draft is a template as it stands, or as it is begun from by hand. */
function isUnedited(desk: WritingDesk, template: Template, { subject, body }: MessageDraft): boolean {
  if (subject === subjectOf(template) && body === template.body) return true;
  const begun = beginFrom(desk, template);
  return subject === begun.subject && body === begun.body;
}

/** The subject of what is written from a template. */
export function subjectOf({ subject, name }: Template): string {
  return subject ?? name;
}

function viewFor(desk: Omit<WritingDesk, 'signer'>, template: Template): TemplateView {
  const { items } = askedItems(desk.book, template.about ?? 'past-due', today(desk));
  return templateViewOf({ ...desk, truth: { items, unapplied: desk.account.balances.unapplied } }, desk.world);
}

function today({ world, account }: Pick<WritingDesk, 'world' | 'account'>): LocalDate {
  return localDateAt(world.now, account.zone);
}

function blanks({ subject, body }: MessageDraft): DraftFault[] {
  return [
    ...(subject.trim() === '' ? [{ pointer: '/subject', detail: 'say what it is about' }] : []),
    ...(body.trim() === '' ? [{ pointer: '/body', detail: 'there is nothing to read yet' }] : []),
  ];
}

function faultOf({ pointer, message, fix }: ReturnType<typeof checkTemplate>[number]): DraftFault {
  return { pointer, detail: message, ...(fix === undefined ? {} : { fix }) };
}

/** The lines given, else whom and which company. */
function addressOf({ contact, account }: WritingDesk, { address = [] }: MessageDraft): readonly string[] {
  const lines = address.map((line) => line.trim()).filter((line) => line !== '');
  return lines.length > 0 ? lines : [...new Set([account.name, contact.name])];
}

function headOf(desk: WritingDesk): Letterhead {
  const { name, number } = desk.account;
  return {
    sender: desk.world.settings.installation.sender,
    account: { name, ...(number === undefined ? {} : { number }) },
    madeOn: today(desk),
  };
}

function enclosures(desk: WritingDesk, { statement = false, invoiceIds = [] }: MessageDraft): Paper[] {
  const head = headOf(desk);
  const { book, account, world } = desk;
  const accountNumber = account.number ?? '';
  const copies = invoiceIds.flatMap((id): Paper[] => {
    const invoice = book.invoices.find((each) => each.id === id);
    if (!invoice) return [];
    const { number, orderNumber, issuedOn, dueOn, amount, openAmount } = invoice;
    const { disputed } = partsOf(invoice, book, head.madeOn);
    const known = { number, issuedOn, dueOn, amount, open: openAmount, disputed, currency: account.currency };
    return [
      {
        kind: 'invoice',
        file: fileName('Invoice', number),
        head,
        invoice: { ...known, ...(orderNumber === undefined ? {} : { orderNumber }) },
      },
    ];
  });
  if (!statement) return named(copies);
  return named([
    {
      kind: 'statement',
      file: fileName('Statement', accountNumber, head.madeOn),
      head,
      statement: statementOf(book, world.terms.aging, head.madeOn),
    },
    ...copies,
  ]);
}

/** Numbers that differ in their signs only come to the same name: the second of them is told by its place. */
function named(papers: readonly Paper[]): Paper[] {
  const nth = new Map<string, number>();
  return papers.map((paper) => {
    const count = (nth.get(paper.file) ?? 0) + 1;
    nth.set(paper.file, count);
    return count === 1 ? paper : { ...paper, file: paper.file.replace(/\.pdf$/, `-copy-${count}.pdf`) };
  });
}
