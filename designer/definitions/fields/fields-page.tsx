import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { useAnswer } from '../../app/api/use-answer.ts';
import { lazily } from '../../elements/lazily.ts';
import { Page } from '../../elements/page.tsx';
import { itemAddress } from '../../flow/kinds.ts';
import { DefinitionPage } from '../definition-page.tsx';
import { ImportDefinition } from '../import-definition.tsx';
import { ListSheet } from '../list-sheet.tsx';
import { NewDefinition } from '../new-definition.tsx';
import { PlainTable } from '../plain-table.tsx';

const FieldsEditor = lazily(async () => ({ default: (await import('./fields-editor.tsx')).FieldsEditor }));

/** The fields of one's own. Where all stand in one set, that is opened. */
export function FieldsPage() {
  const { t } = useTranslation(['definitions', 'flow']);
  const { data } = useAnswer('definitions.list', { query: { kind: 'fields' } });
  const [only, ...others] = data?.items ?? [];
  if (only && others.length === 0) return <Navigate replace to={itemAddress('fields', only.id)} />;
  return (
    <Page
      title={t('flow:kinds.fields')}
      note={t('note.fields')}
      actions={
        <>
          <ImportDefinition kind="fields" />
          <NewDefinition kind="fields" />
        </>
      }
    >
      <ListSheet kind="fields">{(items) => <PlainTable kind="fields" items={items} />}</ListSheet>
    </Page>
  );
}

export function FieldPage() {
  const { definitionId = '' } = useParams();
  return <DefinitionPage kind="fields" id={definitionId} editor={FieldsEditor} />;
}
