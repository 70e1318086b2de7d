import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { addText } from '../app/text/text.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { Page } from '../elements/page.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { TabLinks } from '../elements/tab-links.tsx';
import { attentionText } from './attention-text.ts';
import { IncidentLine } from './incident-line.tsx';

addText('attention', attentionText);

const FIRST = 50;
const MOST = 200;

const Sheet = styled('div')({
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  '& > nav': { padding: '0 8px' },
  '& > ul > li': { padding: '12px 16px', borderTop: `1px solid ${color.border}` },
  '& > ul > li:first-of-type': { borderTop: 0 },
  '& > .foot': { padding: '8px 16px', borderTop: `1px solid ${color.border}` },
});
const Said = styled('p')({ padding: '10px 16px', borderBottom: `1px solid ${color.border}`, color: color.secondary, fontSize: 13 });

/** What waits for a person, what can be done about it, and what was done. */
export function AttentionPage() {
  const { t } = useTranslation('attention');
  const [part] = useAddressPart('state');
  const status = part === 'resolved' ? 'resolved' : 'open';
  const [limit, setLimit] = useState(FIRST);
  const [done, setDone] = useState<string>();
  const { data, error, refetch } = useAnswer('incidents.list', { query: { status, limit } }, { keepsPrevious: true });
  return (
    <Page title={t('title')} note={t('note')}>
      <Sheet>
        <TabLinks
          label={t('tabs.label')}
          current={status}
          tabs={[
            { id: 'open', label: t('tabs.open'), to: '?' },
            { id: 'resolved', label: t('tabs.resolved'), to: '?state=resolved' },
          ]}
        />
        <div role="status">{done !== undefined && status === 'open' && <Said>{done}</Said>}</div>
        {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
        {!data && !error && (
          <Loading>
            <BoneTable columns={[140, 420, 120]} rows={6} />
          </Loading>
        )}
        {data?.items.length === 0 && (
          <EmptyNote title={status === 'open' ? t('empty.title') : t('empty.resolvedTitle')}>
            {status === 'open' ? t('empty.words') : t('empty.resolvedWords')}
          </EmptyNote>
        )}
        {data && data.items.length > 0 && (
          <ul>
            {data.items.map((incident) => (
              <li key={incident.id} data-incident={incident.kind}>
                <IncidentLine incident={incident} onDone={setDone} />
              </li>
            ))}
          </ul>
        )}
        {data?.next !== undefined && limit < MOST && (
          <div className="foot">
            <Button onClick={() => setLimit(MOST)}>{t('more')}</Button>
          </div>
        )}
      </Sheet>
    </Page>
  );
}
