import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { lazily } from '../../elements/lazily.ts';
import { Page } from '../../elements/page.tsx';
import { DefinitionPage } from '../definition-page.tsx';
import { ImportDefinition } from '../import-definition.tsx';
import { ListSheet } from '../list-sheet.tsx';
import { NewDefinition } from '../new-definition.tsx';
import { PlainTable } from '../plain-table.tsx';

const SegmentEditor = lazily(async () => ({ default: (await import('./segment-editor.tsx')).SegmentEditor }));

/** All segment definitions, and which of them is in force. */
export function SegmentsPage() {
  const { t } = useTranslation(['definitions', 'flow']);
  return (
    <Page
      title={t('flow:kinds.segment')}
      note={t('note.segment')}
      actions={
        <>
          <ImportDefinition kind="segment" />
          <NewDefinition kind="segment" />
        </>
      }
    >
      <ListSheet kind="segment">{(items) => <PlainTable kind="segment" items={items} />}</ListSheet>
    </Page>
  );
}

export function SegmentPage() {
  const { definitionId = '' } = useParams();
  return <DefinitionPage kind="segment" id={definitionId} editor={SegmentEditor} />;
}
