import { type ComponentType, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionLimits, readJson } from '#engine';
import { isObject } from '../document/json.ts';
import { EmptyNote } from '../elements/note.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { DeskPage } from '../flow/desk-page.tsx';
import type { PlainKind } from '../flow/kinds.ts';
import type { FlowOpened } from '../flow/use-flow-desk.ts';
import { DefinitionDesk } from './definition-desk.tsx';
import './definitions-texts.ts';

interface DefinitionPageProps {
  readonly kind: PlainKind;
  readonly id: string;
  /** Edits the draft; stands within the page's `FlowContext`. */
  readonly editor: ComponentType;
}

/** One definition without steps. */
export function DefinitionPage({ kind, id, editor }: DefinitionPageProps) {
  return (
    <DeskPage kind={kind} id={id} bones={<Bones />}>
      {(of) => <WholeOrNot {...of} editor={editor} />}
    </DeskPage>
  );
}

/** A text that is no object cannot be a draft to work on; the server keeps none, so this is a fault of ours. */
function WholeOrNot(of: FlowOpened & Pick<DefinitionPageProps, 'editor'>) {
  const { t } = useTranslation('flow');
  const { text, id } = of;
  const isWhole = useMemo(() => {
    const reading = readJson(text, definitionLimits);
    return reading.ok && isObject(reading.value);
  }, [text]);
  if (!isWhole) return <EmptyNote title={t('unknown.definition', { id })}>{t('import.notObject')}</EmptyNote>;
  return <DefinitionDesk {...of} />;
}

function Bones() {
  return (
    <Loading>
      <BoneTable columns={[90, 320, 120]} rows={7} />
    </Loading>
  );
}
