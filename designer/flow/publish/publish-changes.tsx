import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { compareFlows, type Flow, isMeaning } from '#engine';
import { DifferenceList } from '../../versions/difference-list.tsx';
import { useFlowDefinition } from '../flow-context.ts';
import { obstaclesIn } from '../read-flow.ts';

interface PublishChangesProps {
  /** The text of what is live. */
  readonly text: string | undefined;
  readonly version: number | undefined;
  readonly onLead: () => void;
}

/** What becomes different, in words. */
export function PublishChanges({ text, version, onLead }: PublishChangesProps) {
  const { t } = useTranslation('flow');
  const draft = useFlowDefinition();
  const differences = useMemo(
    () => (text === undefined || obstaclesIn(text).length > 0 ? undefined : compareFlows(JSON.parse(text) as Flow, draft)),
    [text, draft],
  );
  if (!differences || version === undefined) return <p>{t('publish.firstVersion')}</p>;
  const meaning = differences.filter(isMeaning);
  const others = differences.length - meaning.length;
  return (
    <section>
      <h3>{t('publish.changes', { version })}</h3>
      {meaning.length === 0 ? <p>{t('publish.sameMeaning')}</p> : <DifferenceList differences={meaning} leads onLead={onLead} />}
      {others > 0 && <p className="muted">{t('publish.otherChanges', { count: others })}</p>}
    </section>
  );
}
