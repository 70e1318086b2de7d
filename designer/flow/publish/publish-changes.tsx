import { useTranslation } from 'react-i18next';
import { isMeaning } from '#engine';
import { DifferenceList } from '../../versions/difference-list.tsx';
import { useDifferences } from '../../versions/use-differences.ts';
import { useFlow, useFlowValue } from '../flow-context.ts';
import { isFlowKind } from '../kinds.ts';

interface PublishChangesProps {
  /** The text of what is live. */
  readonly text: string | undefined;
  readonly version: number | undefined;
  readonly onLead: () => void;
}

/** What becomes different, in words; of a flow what that means for those on it, the rest by its number. */
export function PublishChanges({ text, version, onLead }: PublishChangesProps) {
  const { t } = useTranslation('flow');
  const isFlow = isFlowKind(useFlow().kind);
  const draft = useFlowValue((value) => value);
  const differences = useDifferences(text, draft);
  if (version === undefined) return <p>{t('publish.firstVersion')}</p>;
  if (!differences) return null;
  const shown = isFlow ? differences.filter(isMeaning) : differences;
  const others = differences.length - shown.length;
  return (
    <section>
      <h3>{t('publish.changes', { version })}</h3>
      {shown.length === 0 ? (
        <p>{t(isFlow ? 'publish.sameMeaning' : 'publish.same')}</p>
      ) : (
        <DifferenceList differences={shown} leads onLead={onLead} />
      )}
      {others > 0 && <p className="muted">{t('publish.otherChanges', { count: others })}</p>}
    </section>
  );
}
