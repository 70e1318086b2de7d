/** Who judges a rule: a strategy looks at what surrounds an account, a segment only at the account itself. */
export type RuleJudge = 'strategy' | 'segment';

/** What would have to be looked at for a fact. */
export type FactSubject = 'event' | 'invoice' | 'dispute' | 'enrollment' | 'contact' | 'group';

const subjects: readonly (readonly [prefix: string, subject: FactSubject, knownTo: readonly RuleJudge[]])[] = [
  ['event.', 'event', []],
  ['invoice.', 'invoice', []],
  ['dispute.', 'dispute', []],
  ['enrollment.', 'enrollment', []],
  ['contact.', 'contact', ['strategy']],
  ['parent.', 'group', ['strategy']],
];

/** What the account itself tells of its enrollment. */
const ofAccount: ReadonlySet<string> = new Set(['enrollment.segmentStrategy']);

/** What a fact would need that nobody has who knows only an account; undefined for a fact that is known. */
export function missingSubjectOf(fact: string, judge: RuleJudge): FactSubject | undefined {
  if (ofAccount.has(fact)) return undefined;
  const found = subjects.find(([prefix]) => fact.startsWith(prefix));
  return found && !found[2].includes(judge) ? found[1] : undefined;
}
