import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StrategyLive } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { isFlowKind } from '../flow/kinds.ts';
import { LiveBoard } from './live-board.tsx';
import './live-texts.ts';

const Room = styled('div')({ padding: 24 });

/** Where accounts and money stand on a published version now, and what has moved. */
export function LiveView() {
  const { t } = useTranslation('liveFlow');
  const { id, version: opened, kind } = useFlow();
  const [written, setWritten] = useAddressPart('live');
  const version = Number(written) > 0 ? Number(written) : opened;
  const { data, error, isPlaceholderData, refetch } = useAnswer(
    'strategies.live',
    { params: { strategyId: id }, query: { ...(isFlowKind(kind) ? { kind } : {}), ...(version === undefined ? {} : { version }) } },
    { keepsPrevious: true },
  );
  // Asked again after each hint, what is missing stays missing on the screen until it is there.
  const asked = version ?? 'current';
  const missing = useRef<number | 'current'>(undefined);
  if (error?.status === 404) missing.current = asked;
  else if (data && !isPlaceholderData) missing.current = undefined;
  const isMissing = missing.current === asked;
  if (data?.strategyId === id && !isMissing) return <Published live={data} />;
  if (isMissing && version !== undefined) {
    const toCurrent = <Button onClick={() => setWritten(undefined)}>{t('unknown.act')}</Button>;
    return (
      <Room>
        <EmptyNote title={t('unknown.title', { version })} act={toCurrent} />
      </Room>
    );
  }
  if (isMissing) {
    return (
      <Room>
        <EmptyNote title={t('unpublished.title')}>{t('unpublished.words')}</EmptyNote>
      </Room>
    );
  }
  if (error) {
    return (
      <Room>
        <FaultNote error={error} of="load" onRetry={() => void refetch()} />
      </Room>
    );
  }
  return <Bones />;
}

/** The version the figures are of, as it was published. */
function Published({ live }: { readonly live: StrategyLive }) {
  const { kind } = useFlow();
  const params = { kind, definitionId: live.strategyId, version: String(live.version) };
  const { data, error, refetch } = useAnswer('definitions.version', { params });
  if (data) return <LiveBoard live={live} text={data.text} />;
  if (!error) return <Bones />;
  return (
    <Room>
      <FaultNote error={error} of="load" onRetry={() => void refetch()} />
    </Room>
  );
}

function Bones() {
  return (
    <Loading>
      <BoneTable columns={[220, 80, 120, 120, 90]} rows={10} />
    </Loading>
  );
}
