import { type ComponentType, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { definitionLimits, type Registry, readJson } from '#engine';
import type { CallError } from '../app/api/call-error.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { isObject } from '../document/json.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { type FlowKind, type Opened, useOpened, useRegistryOf } from '../flow/use-opened.ts';
import '../flow/flow-texts.ts';
import { DefinitionDesk } from './definition-desk.tsx';
import { itemAddress, listAddress, type PlainKind } from './kinds.ts';
import './definitions-texts.ts';

interface DefinitionPageProps {
  readonly kind: PlainKind;
  readonly id: string;
  /** Edits the draft; stands within the page's `FlowContext`. */
  readonly editor: ComponentType;
}

/** One definition without steps: its draft to work on, or a version of it to look at. */
export function DefinitionPage({ kind, id, editor }: DefinitionPageProps) {
  const [wanted] = useAddressPart('version');
  const opened = useOpened(asFlow(kind), id);
  const { registry, error, retry } = useRegistryOf();
  if (!opened.data) {
    if (opened.error) return <NotOpened kind={kind} id={id} error={opened.error} onRetry={() => void opened.refetch()} />;
    return <Bones />;
  }
  if (!registry) return error ? <FaultNote error={error} of="load" onRetry={retry} /> : <Bones />;
  const of = { kind, id, editor, opened: opened.data, registry };
  if (wanted !== undefined) return <Version key={`${kind}/${id}@${wanted}`} {...of} wanted={wanted} />;
  const text = opened.data.detail.draft?.text ?? opened.data.detail.text ?? '';
  return <WholeOrNot key={`${kind}/${id}`} {...of} text={text} version={undefined} />;
}

/**
 * What opens, saves and keeps the draft of a flow does so with any definition: it looks at the kind only to name the
 * draft. Only views of steps read more into it, and none of them stands on these pages.
 */
function asFlow(kind: PlainKind): FlowKind {
  return kind as unknown as FlowKind;
}

interface Of extends DefinitionPageProps {
  readonly opened: Opened;
  readonly registry: Registry;
}

function Version({ wanted, ...of }: Of & { readonly wanted: string }) {
  const { t } = useTranslation('definitions');
  const { kind, id } = of;
  const { data, error, refetch } = useAnswer('definitions.version', { params: { kind, definitionId: id, version: wanted } });
  if (data) return <WholeOrNot {...of} text={data.text} version={data.version} />;
  if (!error) return <Bones />;
  if (error.status !== 404 && error.status !== 400) return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
  return (
    <EmptyNote
      title={t('unknownVersion', { version: wanted })}
      act={<Link to={`${itemAddress(kind, id)}?tab=versions`}>{t('versions.title')}</Link>}
    />
  );
}

/** A text that is no object cannot be a draft to work on; the server keeps none, so this is a fault of ours. */
function WholeOrNot(of: Of & { readonly text: string; readonly version: number | undefined }) {
  const { t } = useTranslation('definitions');
  const { text, id } = of;
  const isWhole = useMemo(() => {
    const reading = readJson(text, definitionLimits);
    return reading.ok && isObject(reading.value);
  }, [text]);
  if (!isWhole) return <EmptyNote title={t('unknown', { id })}>{t('importUnread')}</EmptyNote>;
  return <DefinitionDesk {...of} flowKind={asFlow(of.kind)} />;
}

interface NotOpenedProps {
  readonly kind: PlainKind;
  readonly id: string;
  readonly error: CallError;
  readonly onRetry: () => void;
}

function NotOpened({ kind, id, error, onRetry }: NotOpenedProps) {
  const { t } = useTranslation('definitions');
  if (error.code !== 'resource.unknown') return <FaultNote error={error} of="load" onRetry={onRetry} />;
  return (
    <EmptyNote title={t('unknown', { id })} act={<Link to={listAddress(kind)}>{t('toList')}</Link>}>
      {t('unknownWords')}
    </EmptyNote>
  );
}

function Bones() {
  return (
    <Loading>
      <BoneTable columns={[90, 320, 120]} rows={7} />
    </Loading>
  );
}
