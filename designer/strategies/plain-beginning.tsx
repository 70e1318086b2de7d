import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { color, radius } from '../app/theme/tokens.ts';
import type { DefinitionItem } from '../definitions/definition-table.tsx';
import { copyText } from '../definitions/starts.ts';
import { useCreate } from '../definitions/use-create.ts';
import { FaultNote } from '../elements/note.tsx';
import { useDraft } from '../elements/use-draft.ts';
import type { FlowKind } from '../flow/kinds.ts';
import { blankText } from './beginnings.ts';
import { isId } from './definition-id.ts';
import { focusFault } from './focus-fault.ts';
import { chosenId, NameAndId, type Naming } from './name-and-id.tsx';

export const FormSheet = styled('form')({
  display: 'grid',
  gap: 16,
  maxWidth: 640,
  padding: 20,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  '& .acts': { display: 'flex', gap: 8, alignItems: 'center' },
  '& .quiet': { color: color.muted, fontSize: 13 },
});

interface PlainBeginningProps {
  readonly kind: FlowKind;
  /** `blank`, or the id of what is copied. */
  readonly from: string;
  readonly taken: ReadonlySet<string>;
  readonly original: DefinitionItem | undefined;
}

/** Name and id of a copy or of a blank one. */
export function PlainBeginning({ kind, from, taken, original }: PlainBeginningProps) {
  const { t } = useTranslation('newFlow');
  const isBlank = from === 'blank';
  const name = original ? t('copyOf', { name: original.name }) : '';
  const [naming, change, clear] = useDraft<Naming>(`new.${kind}.${from}`, { name, id: undefined });
  const [judged, setJudged] = useState(false);
  const source = useAnswer('definitions.get', { params: { kind, definitionId: from } }, { enabled: !isBlank });
  const create = useCreate(kind, clear);
  const id = chosenId(naming, taken);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setJudged(true);
    focusFault(event.currentTarget as HTMLFormElement);
    const named = { id, name: naming.name.trim() };
    const text = isBlank ? blankText(kind, named) : source.data?.text && copyText(source.data.text, named);
    if (named.name !== '' && isId(id) && !taken.has(id) && text !== undefined) create.create(id, text);
  };
  return (
    <FormSheet onSubmit={submit} noValidate>
      <h2>{isBlank ? t('blank.title') : name}</h2>
      {!isBlank && original?.description !== undefined && <p className="quiet">{original.description}</p>}
      <NameAndId value={naming} onChange={change} taken={taken} judged={judged} isTaken={create.isTaken} />
      {source.error && <FaultNote error={source.error} of="load" onRetry={() => void source.refetch()} />}
      {create.error && <FaultNote error={create.error} of="act" />}
      <div className="acts">
        <Button type="submit" variant="contained" disabled={create.isBusy || (!isBlank && !source.data)}>
          {t(`create.${kind}`)}
        </Button>
      </div>
      <p className="quiet">{t('draftNote')}</p>
    </FormSheet>
  );
}
