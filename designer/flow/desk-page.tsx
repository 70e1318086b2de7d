import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallError } from '../app/api/call-error.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { usePageTitle } from '../elements/page.tsx';
import { type EditedKind, itemAddress, listAddress } from './kinds.ts';
import type { FlowOpened } from './use-flow-desk.ts';
import { useOpened, useRegistryOf } from './use-opened.ts';
import './flow-texts.ts';

interface DeskPageProps {
  readonly kind: EditedKind;
  readonly id: string;
  /** Stands there meanwhile. */
  readonly bones: ReactNode;
  /** The desk; it is set up anew for each definition and each version. */
  readonly children: (of: FlowOpened) => ReactNode;
}

/** One definition: its draft to work on, or what is published where there is none, or the version of the address to look at. */
export function DeskPage({ kind, id, bones, children }: DeskPageProps) {
  const { t } = useTranslation('flow');
  const [wanted] = useAddressPart('version');
  const opened = useOpened(kind, id);
  const known = useRegistryOf();
  const params = { kind, definitionId: id, version: wanted ?? '' };
  const version = useAnswer('definitions.version', { params }, { enabled: wanted !== undefined });
  usePageTitle(opened.data?.detail.name ?? t(`kind.${kind}`));
  if (opened.error && !opened.data) return <NotOpened kind={kind} id={id} error={opened.error} onRetry={() => void opened.refetch()} />;
  if (known.error && !known.registry) return <FaultNote error={known.error} of="load" onRetry={known.retry} />;
  if (!opened.data || !known.registry) return bones;
  const { draft, text } = opened.data.detail;
  const of = { kind, id, opened: opened.data, registry: known.registry };
  if (wanted === undefined) {
    return <Fragment key={`${kind}/${id}`}>{children({ ...of, text: draft?.text ?? text ?? '', version: undefined })}</Fragment>;
  }
  if (version.data)
    return (
      <Fragment key={`${kind}/${id}@${wanted}`}>{children({ ...of, text: version.data.text, version: version.data.version })}</Fragment>
    );
  if (!version.error) return bones;
  if (version.error.status !== 404 && version.error.status !== 400)
    return <FaultNote error={version.error} of="load" onRetry={() => void version.refetch()} />;
  return (
    <EmptyNote
      title={t('unknown.version', { version: wanted })}
      act={<Link to={`${itemAddress(kind, id)}?tab=versions`}>{t('tabs.versions')}</Link>}
    />
  );
}

interface NotOpenedProps {
  readonly kind: EditedKind;
  readonly id: string;
  readonly error: CallError;
  readonly onRetry: () => void;
}

function NotOpened({ kind, id, error, onRetry }: NotOpenedProps) {
  const { t } = useTranslation('flow');
  if (error.code !== 'resource.unknown') return <FaultNote error={error} of="load" onRetry={onRetry} />;
  return (
    <EmptyNote title={t('unknown.definition', { id })} act={<Link to={listAddress(kind)}>{t('unknown.toList')}</Link>}>
      {t('unknown.words')}
    </EmptyNote>
  );
}
