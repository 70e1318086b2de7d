import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useMay } from '../app/session.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { Field, TextArea } from '../elements/field.tsx';
import { FaultNote } from '../elements/note.tsx';
import { useDraft } from '../elements/use-draft.ts';
import type { MessageDetail } from './message-facts.tsx';

type Decision = BodyOf<'outbox.decide'>['decision'];

const Box = styled('section')({
  display: 'grid',
  gap: 12,
  padding: 16,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.sunken,
  '& .acts': { display: 'flex', flexWrap: 'wrap', gap: 8 },
  '& .quiet': { color: color.secondary },
  '& textarea': { minHeight: 56 },
});
const blank = { note: '' };

/** What a person may decide about a message that does not go on by itself, and what comes of it. */
export function DecidePanel({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation('outbox');
  const may = useMay();
  const { key, decisions } = message;
  const [draft, change, clear] = useDraft(`decide.${key}`, blank);
  const [decided, setDecided] = useState<{ readonly decision: Decision; readonly stage: number }>();
  const decide = useAct('outbox.decide', {
    refreshes: ['outbox.list', 'outbox.get', 'incidents.list'],
    onDone: (_, { body }) => {
      clear();
      setDecided({ decision: body.decision, stage: message.history.length });
    },
  });
  // What was sent on may come back and wait again.
  const waitsAgain = decided !== undefined && decisions.length > 0 && message.history.length > decided.stage + 1;
  if (decided !== undefined && !waitsAgain) return <p role="status">{t(`decide.done.${decided.decision}`)}</p>;
  if (decisions.length === 0 || !may('outbox.decide')) return null;
  const situation = situationOf(message);
  const isUnclear = situation === 'unclear';
  const act = (decision: Decision): void => {
    const note = draft.note.trim();
    decide.act({ params: { key }, body: { decision, ...(note === '' ? {} : { note }) } });
  };
  const sendWords = situation === 'late' ? t('decide.send') : t('decide.tryAgain');
  return (
    <Box>
      <div>
        <h3>{t('decide.title')}</h3>
        <p className="quiet">{t(`decide.${situation}`)}</p>
      </div>
      <Field label={t('decide.note')} optional>
        {(ties) => <TextArea {...ties} maxLength={4000} value={draft.note} onChange={(event) => change({ note: event.target.value })} />}
      </Field>
      {decide.error && <FaultNote error={decide.error} of="act" />}
      <div className="acts">
        {isUnclear && (
          <Button variant="outlined" disabled={decide.isBusy} onClick={() => act('sent')}>
            {t('decide.sent')}
          </Button>
        )}
        {decisions.includes('send') && (
          <Button variant="outlined" disabled={decide.isBusy} onClick={() => act('send')}>
            {sendWords}
          </Button>
        )}
        {decisions.includes('skip') && (
          <Button
            variant="outlined"
            disabled={decide.isBusy}
            data-tip={t(message.by ? 'decide.skipWritten' : 'decide.skipEffect')}
            onClick={() => act('skip')}
          >
            {t('decide.skip')}
          </Button>
        )}
      </div>
    </Box>
  );
}

/** What keeps a message from going on, as far as a person has to know it to decide. */
function situationOf({ decisions, status }: MessageDetail): 'unclear' | 'parked' | 'failed' | 'late' | 'held' {
  if (decisions.includes('sent')) return 'unclear';
  if (status === 'parked') return 'parked';
  if (status === 'failed' || status === 'bounced') return 'failed';
  return decisions.includes('send') ? 'late' : 'held';
}
