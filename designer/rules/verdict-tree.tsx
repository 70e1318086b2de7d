import { useTranslation } from 'react-i18next';
import { type JudgedGroup, nameWords, type RuleVerdict } from '#engine';
import { OutcomeItem, OutcomeList } from '../elements/outcome-item.tsx';
import { createMint, rowOf } from './condition-tree.ts';
import { ruleSentence, type SentenceContext } from './rule-sentence.ts';
import { isStoredOf } from './typed-value.ts';
import { valueLabel } from './value-label.ts';

interface VerdictProps {
  readonly verdict: RuleVerdict;
  readonly context: SentenceContext;
}

/** A rule as it was written, with what became of each condition and what it saw. */
export function VerdictTree(props: VerdictProps) {
  return (
    <OutcomeList>
      <Part {...props} />
    </OutcomeList>
  );
}

function Part({ verdict, context }: VerdictProps) {
  const { t } = useTranslation('rules');
  if (verdict.form === 'fact') return <Compared verdict={verdict} outcome={verdict.outcome} isNot={false} context={context} />;
  const [only, ...others] = verdict.of;
  if (only && others.length === 0) {
    // A group of one says no more than its member; a negated comparison is said by its opposite.
    if (verdict.form === 'all' || verdict.form === 'any') return <Part verdict={only} context={context} />;
    if (verdict.form === 'not' && only.form === 'fact')
      return <Compared verdict={only} outcome={verdict.outcome} isNot context={context} />;
  }
  const heading = verdict.form === 'condition' ? `“${nameWords(verdict.name ?? '')}”` : t(`verdict.${verdict.form}`);
  return (
    <OutcomeItem outcome={verdict.outcome}>
      {verdict.form === 'condition' ? heading : <span className="group">{heading}</span>}
      <ul>
        {membersOf(verdict).map((member) => (
          <Part key={member.pointer} verdict={member} context={context} />
        ))}
      </ul>
    </OutcomeItem>
  );
}

/** Of a named rule that joins several conditions, these: its name stands for the group. */
function membersOf({ form, of }: JudgedGroup): readonly RuleVerdict[] {
  const [only] = of;
  return form === 'condition' && only?.form === 'all' ? only.of : of;
}

type TestVerdict = Extract<RuleVerdict, { readonly form: 'fact' }>;

interface ComparedProps {
  readonly verdict: TestVerdict;
  readonly outcome: RuleVerdict['outcome'];
  readonly isNot: boolean;
  readonly context: SentenceContext;
}

function Compared({ verdict, outcome, isNot, context }: ComparedProps) {
  const { t } = useTranslation('rules');
  const { fact: id, operator, expected, expectedFact, actual } = verdict;
  const value = expectedFact === undefined ? expected : { fact: expectedFact };
  const row = rowOf({ fact: id, operator, ...(value === undefined ? {} : { value }) }, createMint());
  const fact = context.catalog.fact(id);
  const one = (each: unknown): string => valueLabel(each, fact, context.currency, context.optionsOf);
  const isKnown = actual !== undefined && (Array.isArray(actual) || !fact || isStoredOf(actual, fact.type));
  const seen = Array.isArray(actual) ? actual.map(one).join(', ') : one(actual);
  return (
    <OutcomeItem outcome={outcome}>
      {ruleSentence({ ...row, nots: isNot ? 1 : 0 }, context)}{' '}
      <span className="group">({isKnown ? t('verdict.was', { actual: seen === '' ? '–' : seen }) : t('verdict.wasUnknown')})</span>
    </OutcomeItem>
  );
}
