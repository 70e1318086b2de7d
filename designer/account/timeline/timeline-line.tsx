import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#engine';
import { useToday } from '../../app/clock.ts';
import { localMoment, momentExactly, withDays } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { useAccount } from '../account-context.ts';
import { NoteFiles, SeeFile } from '../attachments/file-links.tsx';
import { isMailEntry, ReplyEntry } from '../replies/reply-entry.tsx';
import { lookOf } from './kinds.ts';
import { NoticeWords, noticeEnds } from './notice-words.tsx';
import { Reasons } from './reasons.tsx';
import { StepStory } from './step-story.tsx';
import { WhyButton } from './why-button.ts';

const Line = styled('article')({
  display: 'grid',
  gridTemplateColumns: '20px minmax(0, 1fr) auto',
  gap: '0 10px',
  padding: '7px 16px',
  fontSize: 13,
  lineHeight: '20px',
  '& > svg': { fontSize: 17, marginTop: 2, color: color.muted },
  '& .said': { overflowWrap: 'anywhere' },
  '& .quiet': { color: color.secondary },
  '& .aside': { color: color.muted, fontSize: 12, whiteSpace: 'nowrap', textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  '& .more': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '&[data-note] .said': { whiteSpace: 'pre-wrap' },
});

interface TimelineLineProps {
  readonly entry: TimelineEntry;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One thing that happened: what, when, by whom; of a decision also why. */
export function TimelineLine({ entry, isOpen, onToggle }: TimelineLineProps) {
  const { t } = useTranslation('account');
  const { zone } = useAccount();
  const reasons = useId();
  const { icon: Icon, color: tint } = lookOf(entry.type);
  const isDecision = entry.type === 'step' && entry.decisions !== undefined;
  const why = isDecision && (
    <WhyButton type="button" className="why" aria-expanded={isOpen} aria-controls={reasons} onClick={onToggle}>
      {t('timeline.why')}
    </WhyButton>
  );
  return (
    <Line data-entry={entry.type} {...(isDecision ? { 'data-why': entry.id } : {})} {...(entry.type === 'note' ? { 'data-note': '' } : {})}>
      <Icon aria-hidden {...(tint === undefined ? {} : { style: { color: tint } })} />
      <div>
        {entry.type === 'step' ? <StepStory entry={entry} why={why} /> : <Words entry={entry} />}
        {entry.type === 'note' && <NoteFiles entry={entry} />}
        <Aside entry={entry} />
        {isDecision && <div id={reasons}>{isOpen && <Reasons decisions={entry.decisions ?? []} />}</div>}
      </div>
      <span className="aside">
        <time dateTime={entry.at} data-tip={momentExactly(entry.at, zone)}>
          {localMoment(entry.at, zone).time}
        </time>
      </span>
    </Line>
  );
}

function Words({ entry }: { readonly entry: TimelineEntry }) {
  const today = useToday();
  const { type, words } = entry;
  if (type === 'note') return <p className="said">{words}</p>;
  const end = noticeEnds.find((each) => each === type);
  if (end) return <NoticeWords type={end} data={entry.data} />;
  if (isMailEntry(type)) return <ReplyEntry entry={entry} type={type} />;
  return (
    <p className="said">
      {withDays(words, today)} {type === 'attachment.added' && <SeeFile entry={entry} />}
    </p>
  );
}

/** What was said beside it, and by whom. */
function Aside({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation('account');
  const { by, data, type } = entry;
  const note = type !== 'note' && typeof data['note'] === 'string' ? data['note'] : undefined;
  if (!by && note === undefined) return null;
  return (
    <p className="more">
      {note !== undefined && <span className="quiet">“{note}” </span>}
      {by && t('timeline.by', { name: by.name })}
    </p>
  );
}
