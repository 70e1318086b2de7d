import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Registry } from '#engine';
import type { CallError } from '../app/api/call-error.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { usePageTitle } from '../elements/page.tsx';
import { BrokenFlow } from './broken-flow.tsx';
import { FlowBones } from './flow-bones.tsx';
import { FlowDesk } from './flow-desk.tsx';
import { pathOf } from './paths.ts';
import { obstaclesIn } from './read-flow.ts';
import { type FlowKind, type Opened, useOpened, useRegistryOf } from './use-opened.ts';
import './flow-texts.ts';

export function StrategyPage() {
  return <FlowPage kind="strategy" />;
}

export function ResolutionPage() {
  return <FlowPage kind="resolution" />;
}

/** One strategy or resolution path: its draft to work on, or a version of it to look at. */
function FlowPage({ kind }: { readonly kind: FlowKind }) {
  const { t } = useTranslation('flow');
  const { definitionId: id = '' } = useParams();
  const [wanted] = useAddressPart('version');
  const opened = useOpened(kind, id);
  const { registry, error, retry } = useRegistryOf();
  usePageTitle(opened.data?.detail.name ?? t(`kind.${kind}`));
  if (!opened.data) {
    if (opened.error) return <NotOpened kind={kind} id={id} error={opened.error} onRetry={() => void opened.refetch()} />;
    return <FlowBones />;
  }
  if (!registry) return error ? <FaultNote error={error} of="load" onRetry={retry} /> : <FlowBones />;
  const of = { kind, id, opened: opened.data, registry };
  return wanted === undefined ? (
    <Draft key={`${kind}/${id}`} {...of} />
  ) : (
    <Version key={`${kind}/${id}@${wanted}`} {...of} wanted={wanted} />
  );
}

interface Of {
  readonly kind: FlowKind;
  readonly id: string;
  readonly opened: Opened;
  readonly registry: Registry;
}

/** What is being worked on: the draft, or what is published where there is none. */
function Draft({ kind, id, opened, registry }: Of) {
  const text = opened.detail.draft?.text ?? opened.detail.text ?? '';
  return <FlowOrText kind={kind} id={id} opened={opened} registry={registry} text={text} version={undefined} />;
}

function Version({ kind, id, opened, registry, wanted }: Of & { readonly wanted: string }) {
  const { t } = useTranslation('flow');
  const { data, error, refetch } = useAnswer('definitions.version', { params: { kind, definitionId: id, version: wanted } });
  if (data) return <FlowOrText kind={kind} id={id} opened={opened} registry={registry} text={data.text} version={data.version} />;
  if (!error) return <FlowBones />;
  if (error.status === 404 || error.status === 400) {
    return (
      <EmptyNote
        title={t('unknown.version', { version: wanted })}
        act={<Link to={`/${pathOf[kind]}/${id}?tab=versions`}>{t('tabs.versions')}</Link>}
      />
    );
  }
  return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
}

/** A text that cannot be drawn is shown as it is. It is judged once: what is drawn stays drawn. */
function FlowOrText(of: Of & { readonly text: string; readonly version: number | undefined }) {
  const { kind, id, text } = of;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what others save later is merged into what is open
  const obstacles = useMemo(() => obstaclesIn(text), [kind, id, of.version]);
  if (obstacles.length > 0) return <BrokenFlow kind={kind} id={id} opened={of.opened} text={text} faults={obstacles} />;
  return <FlowDesk {...of} />;
}

function NotOpened({ kind, id, error, onRetry }: { kind: FlowKind; id: string; error: CallError; onRetry: () => void }) {
  const { t } = useTranslation('flow');
  if (error.code !== 'resource.unknown') return <FaultNote error={error} of="load" onRetry={onRetry} />;
  return (
    <EmptyNote title={t(`unknown.${kind}`, { id })} act={<Link to={`/${pathOf[kind]}`}>{t('unknown.toList')}</Link>}>
      {t('unknown.words')}
    </EmptyNote>
  );
}
