import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf, Diagnostic } from '#engine';
import { useToday } from '../../app/clock.ts';
import { withDays } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { useProblemWords } from '../../problems/use-problem-words.ts';
import { useWayTo } from '../use-way-to.ts';

const List = styled('ul')({
  display: 'grid',
  gap: 6,
  maxHeight: 220,
  overflow: 'auto',
  '& li': { paddingLeft: 10, borderLeft: `3px solid ${color.danger}` },
  '&[data-severity=warning] li': { borderColor: color.dispute },
  '& .fix': { display: 'block', color: color.secondary },
  '& a': { color: 'inherit', fontWeight: 550 },
});

type Fault = AnswerOf<'definitions.check'>['diagnostics'][number];

interface PublishFaultsProps {
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly onLead: () => void;
}

/** What keeps a draft from being published, and what should be looked at; each leads to its place. */
export function PublishFaults({ errors, warnings, onLead }: PublishFaultsProps) {
  const { t } = useTranslation('flow');
  return (
    <>
      {errors.length > 0 && (
        <section role="alert" data-blocked="">
          <p className="bad">{t('publish.blocked', { count: errors.length })}</p>
          <Faults faults={errors} severity="error" onLead={onLead} />
        </section>
      )}
      {warnings.length > 0 && (
        <section>
          <h3>{`${t('publish.warnings')} (${warnings.length})`}</h3>
          <Faults faults={warnings} severity="warning" onLead={onLead} />
        </section>
      )}
    </>
  );
}

function Faults({
  faults,
  severity,
  onLead,
}: {
  readonly faults: readonly Fault[];
  readonly severity: string;
  readonly onLead: () => void;
}) {
  const wayTo = useWayTo();
  const words = useProblemWords();
  const today = useToday();
  return (
    <List data-severity={severity}>
      {faults.map((fault) => (
        <li key={`${fault.code} ${fault.pointer} ${fault.message}`}>
          <Link to={wayTo(fault.pointer)} onClick={onLead}>
            {withDays(words(fault as Diagnostic).title, today)}
          </Link>
          <span className="fix">{words(fault as Diagnostic).advice}</span>
        </li>
      ))}
    </List>
  );
}
