import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useChannelWords } from '../app/channel-words.ts';
import { useMay } from '../app/session.ts';
import { DialogHead } from '../elements/dialog-head.tsx';
import { Choice, Field } from '../elements/field.tsx';
import { FaultNote } from '../elements/note.tsx';
import { PublishBody } from '../flow/publish/publish-body.ts';
import { isId } from '../strategies/definition-id.ts';
import { chosenId, NameAndId, type Naming } from '../strategies/name-and-id.tsx';
import '../strategies/new-texts.ts';
import type { PlainKind } from '../flow/kinds.ts';
import { copyText, startText } from './starts.ts';
import { useCreate } from './use-create.ts';
import { usePublishedAll } from './use-published-all.ts';

const channels = ['email', 'sms', 'letter'] as const satisfies Template['channel'][];

/** Opens the form that begins a definition. */
export function NewDefinition({ kind }: { readonly kind: PlainKind }) {
  const { t } = useTranslation('definitions');
  const may = useMay()('definitions.save');
  const [isOpen, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button variant="contained" startIcon={<AddOutlined />} onClick={() => setOpen(true)}>
        {t(`new.${kind}`)}
      </Button>
      {isOpen && <NewForm kind={kind} onClose={() => setOpen(false)} />}
    </>
  );
}

function NewForm({ kind, onClose }: { readonly kind: PlainKind; readonly onClose: () => void }) {
  const { t } = useTranslation('definitions');
  const { t: ofElements } = useTranslation('elements');
  const channelWords = useChannelWords();
  const heading = useId();
  const list = useAnswer('definitions.list', { query: { kind } });
  const { definitions } = usePublishedAll();
  const originals = definitions.filter((each) => each.kind === kind);
  const [naming, setNaming] = useState<Naming>({ name: '', id: undefined });
  const [from, setFrom] = useState('');
  const [channel, setChannel] = useState<(typeof channels)[number]>('email');
  const [judged, setJudged] = useState(false);
  const create = useCreate(kind);
  const taken = new Set(list.data?.items.map(({ id }) => id));
  const id = chosenId(naming, taken);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setJudged(true);
    const named = { id, name: naming.name.trim() };
    if (named.name === '' || !isId(id) || taken.has(id)) return;
    const original = originals.find((each) => each.id === from);
    create.create(id, original ? copyText(JSON.stringify(original), named) : startText(kind, named, channel));
  };
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead id={heading} title={t(`new.${kind}`)} onClose={onClose} />
      <form onSubmit={submit} noValidate>
        <PublishBody style={{ width: 'min(520px, calc(100vw - 64px))' }}>
          <NameAndId
            value={naming}
            onChange={(change) => setNaming((before) => ({ ...before, ...change }))}
            taken={taken}
            judged={judged}
            isTaken={create.isTaken}
          />
          <Field label={t('create.from')}>
            {(ties) => (
              <Choice {...ties} value={from} onChange={(event) => setFrom(event.target.value)}>
                <option value="">{t('create.blank')}</option>
                {originals.map((each) => (
                  <option key={each.id} value={each.id}>
                    {t('create.copy', { name: each.name })}
                  </option>
                ))}
              </Choice>
            )}
          </Field>
          {kind === 'template' && from === '' && (
            <Field label={t('create.channel')}>
              {(ties) => (
                <Choice {...ties} value={channel} onChange={(event) => setChannel(event.target.value as typeof channel)}>
                  {channels.map((each) => (
                    <option key={each} value={each}>
                      {channelWords(each)}
                    </option>
                  ))}
                </Choice>
              )}
            </Field>
          )}
          {create.error && <FaultNote error={create.error} of="act" />}
          <div className="acts">
            <Button type="submit" variant="contained" disabled={create.isBusy}>
              {t('create.act')}
            </Button>
            <Button onClick={onClose}>{ofElements('cancel')}</Button>
          </div>
          <p className="muted">{t('create.note')}</p>
        </PublishBody>
      </form>
    </Dialog>
  );
}
