import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { AddressUnknown } from '../../app/address-unknown.tsx';
import { useAddressPart } from '../../app/use-address-part.ts';
import { lazily } from '../../elements/lazily.ts';
import { Page } from '../../elements/page.tsx';
import { TabLinks } from '../../elements/tab-links.tsx';
import { isPolicy, listAddress, policyKinds } from '../../flow/kinds.ts';
import { DefinitionPage } from '../definition-page.tsx';
import { ImportDefinition } from '../import-definition.tsx';
import { ListSheet } from '../list-sheet.tsx';
import { NewDefinition } from '../new-definition.tsx';
import { PlainTable } from '../plain-table.tsx';
import './policies-texts.ts';

const AgingEditor = lazily(async () => ({ default: (await import('./aging-editor.tsx')).AgingEditor }));
const CalendarEditor = lazily(async () => ({ default: (await import('./calendar-editor.tsx')).CalendarEditor }));
const RankingEditor = lazily(async () => ({ default: (await import('../rankings/ranking-editor.tsx')).RankingEditor }));
const PolicyEditor = lazily(async () => ({ default: (await import('./policy-editor.tsx')).PolicyEditor }));

const Tabs = styled('div')({ padding: '0 8px' });

/** Contact policies, calendars, aging buckets and the order of the worklist: what holds for all strategies alike. */
export function PoliciesPage() {
  const { t } = useTranslation('policies');
  const { t: ofFrame } = useTranslation(['definitions', 'flow']);
  const [wanted] = useAddressPart('kind');
  const kind = isPolicy(wanted) ? wanted : 'contact-policy';
  return (
    <Page
      title={t('title')}
      note={ofFrame('note.policies')}
      actions={
        <>
          <ImportDefinition key={`import ${kind}`} kind={kind} />
          <NewDefinition key={`new ${kind}`} kind={kind} />
        </>
      }
    >
      <ListSheet
        kind={kind}
        head={
          <Tabs>
            <TabLinks
              label={t('kinds')}
              current={kind}
              tabs={policyKinds.map((id) => ({ id, label: ofFrame(`flow:kinds.${id}`), to: listAddress(id) }))}
            />
          </Tabs>
        }
      >
        {(items) => <PlainTable kind={kind} items={items} />}
      </ListSheet>
    </Page>
  );
}

const editors = { 'contact-policy': PolicyEditor, calendar: CalendarEditor, aging: AgingEditor, ranking: RankingEditor } as const;

export function PolicyPage() {
  const { kind, definitionId = '' } = useParams();
  if (!isPolicy(kind)) return <AddressUnknown />;
  return <DefinitionPage kind={kind} id={definitionId} editor={editors[kind]} />;
}
