import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { useAnswer } from '../../app/api/use-answer.ts';
import { Page } from '../../elements/page.tsx';
import { DefinitionPage } from '../definition-page.tsx';
import { DefinitionTable } from '../definition-table.tsx';
import { ImportDefinition } from '../import-definition.tsx';
import { itemAddress } from '../kinds.ts';
import { ListSheet } from '../list-sheet.tsx';
import { NewDefinition } from '../new-definition.tsx';

const FieldsEditor = lazy(async () => ({ default: (await import('./fields-editor.tsx')).FieldsEditor }));

/** The fields of one's own. Where all stand in one set, that is opened. */
export function FieldsPage() {
  const { t } = useTranslation('definitions');
  const { data } = useAnswer('definitions.list', { query: { kind: 'fields' } });
  const [only, ...others] = data?.items ?? [];
  if (only && others.length === 0) return <Navigate replace to={itemAddress('fields', only.id)} />;
  return (
    <Page
      title={t('list.fields')}
      note={t('note.fields')}
      actions={
        <>
          <ImportDefinition kind="fields" />
          <NewDefinition kind="fields" />
        </>
      }
    >
      <ListSheet kind="fields">{(items) => <DefinitionTable kind="fields" label={t('list.fields')} items={items} />}</ListSheet>
    </Page>
  );
}

export function FieldPage() {
  const { definitionId = '' } = useParams();
  return <DefinitionPage kind="fields" id={definitionId} editor={FieldsEditor} />;
}
