import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { FaultNote } from '../elements/note.tsx';
import { Page } from '../elements/page.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import type { FlowKind } from '../flow/kinds.ts';
import { useRegistryOf } from '../flow/use-opened.ts';
import { BornFormView } from './born-form-view.tsx';
import { Gallery } from './gallery.tsx';
import { PlainBeginning } from './plain-beginning.tsx';
import './new-texts.ts';

const Room = styled('div')({ maxWidth: 1180 });

export function NewStrategyPage() {
  return <NewPage kind="strategy" />;
}

export function NewResolutionPage() {
  return <NewPage kind="resolution" />;
}

/** How a strategy or path begins: as a copy, by a few questions, or blank. The address says which was chosen. */
function NewPage({ kind }: { readonly kind: FlowKind }) {
  const { t } = useTranslation('newFlow');
  const [from, setFrom] = useAddressPart('from', true);
  const list = useAnswer('definitions.list', { query: { kind } });
  const known = useRegistryOf();
  const taken = new Set(list.data?.items.map(({ id }) => id));
  const error = list.error ?? known.error;
  const ready = list.data && known.registry;
  return (
    <Page
      title={t(`title.${kind}`)}
      note={t(`note.${kind}`)}
      actions={
        from !== undefined && (
          <Button variant="outlined" startIcon={<ArrowBackOutlined />} onClick={() => setFrom(undefined)}>
            {t('back')}
          </Button>
        )
      }
    >
      {!ready && error && <FaultNote error={error} of="load" onRetry={() => void list.refetch().then(known.retry)} />}
      {!ready && !error && (
        <Loading>
          <BoneTable columns={[260, 260, 260]} rows={4} />
        </Loading>
      )}
      {list.data && known.registry && (
        <Room>
          {from === undefined && <Gallery kind={kind} items={list.data.items} onChoose={setFrom} />}
          {from === 'form' && kind === 'strategy' && <BornFormView taken={taken} registry={known.registry} />}
          {from !== undefined && (from !== 'form' || kind !== 'strategy') && (
            <PlainBeginning key={from} kind={kind} from={from} taken={taken} original={list.data.items.find(({ id }) => id === from)} />
          )}
        </Room>
      )}
    </Page>
  );
}
