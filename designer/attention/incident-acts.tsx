import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct } from '../app/api/use-act.ts';
import { useMay } from '../app/session.ts';
import { Field, TextArea } from '../elements/field.tsx';
import { FaultNote } from '../elements/note.tsx';
import { useDraft } from '../elements/use-draft.ts';
import { canRetry, type Incident } from './incident-kinds.ts';

const Acts = styled('div')({
  display: 'grid',
  gap: 8,
  justifyItems: 'end',
  '& .row': { display: 'flex', flexWrap: 'wrap', gap: 8 },
  '@media (max-width: 899px)': { justifyItems: 'start' },
});
const Form = styled('form')({ display: 'grid', gap: 8, width: 320, maxWidth: '100%', '& textarea': { minHeight: 56 } });
const blank = { note: '' };

interface IncidentActsProps {
  readonly incident: Incident;
  readonly onDone: (words: string) => void;
}

/** What can be done: let it go on, decide in the outbox, or settle it with a word about it. */
export function IncidentActs({ incident, onDone }: IncidentActsProps) {
  const { t } = useTranslation('attention');
  const { t: ofElements } = useTranslation('elements');
  const may = useMay();
  const { kind } = incident;
  const what = incident.accountName ?? t(`kind.${kind}`);
  const [asks, setAsks] = useState(false);
  const [draft, change, clear] = useDraft(`incident.${incident.id}`, blank);
  const resolve = useAct('incidents.resolve', {
    refreshes: ['incidents.list', 'portfolio.get', 'accounts.get', 'accounts.list'],
    onDone: (_, { body }) => {
      clear();
      onDone(t(`done.${body.action}`, { what }));
    },
  });
  const act = (action: 'retry' | 'dismiss'): void => {
    const note = draft.note.trim();
    resolve.act({ params: { incidentId: incident.id }, body: { action, ...(note === '' ? {} : { note }) } });
  };
  const isOfOutbox = kind === 'notice' && incident.effectKey !== undefined;
  return (
    <Acts>
      {asks ? (
        <Form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            act('dismiss');
          }}
        >
          <Field label={t('form.note')} help={t('form.words')} optional>
            {(ties) => (
              <TextArea
                {...ties}
                autoFocus
                maxLength={4000}
                value={draft.note}
                onChange={(event) => change({ note: event.target.value })}
              />
            )}
          </Field>
          <div className="row">
            <Button type="submit" variant="contained" disabled={resolve.isBusy}>
              {t('form.save')}
            </Button>
            <Button onClick={() => setAsks(false)}>{ofElements('cancel')}</Button>
          </div>
        </Form>
      ) : (
        <div className="row">
          {isOfOutbox && (
            <Button component={Link} variant="outlined" to={`/outbox?${new URLSearchParams({ message: incident.effectKey ?? '' })}`}>
              {t('act.outbox')}
            </Button>
          )}
          {canRetry(kind) && may('incidents.resolve') && (
            <Button variant="outlined" disabled={resolve.isBusy} onClick={() => act('retry')}>
              {kind === 'strategy' ? t('act.retryStrategy') : t('act.retryEffect')}
            </Button>
          )}
          {may('incidents.resolve') && (
            <Button aria-label={t('act.settleLong', { what })} onClick={() => setAsks(true)}>
              {t('act.withNote')}
            </Button>
          )}
        </div>
      )}
      {resolve.error && <FaultNote error={resolve.error} of="act" />}
    </Acts>
  );
}
