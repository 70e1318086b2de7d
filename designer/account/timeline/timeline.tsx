import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#engine';
import { useToday } from '../../app/clock.ts';
import { useShortcut } from '../../app/shortcuts/use-shortcut.ts';
import { dayInFull, daysAway, dayWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { useAddressPart, useSetAddress } from '../../app/use-address-part.ts';
import { EmptyNote, FaultNote } from '../../elements/note.tsx';
import { Panel } from '../../elements/panel.tsx';
import { BoneTable, Loading } from '../../elements/skeleton.tsx';
import { useAccount } from '../account-context.ts';
import { timelineKinds } from './kinds.ts';
import { QuietSteps, withQuietTogether } from './quiet-steps.tsx';
import { TimelineBar } from './timeline-bar.tsx';
import { TimelineLine } from './timeline-line.tsx';
import { useTimeline } from './use-timeline.ts';

const Days = styled('section')({
  '& h3': {
    padding: '8px 16px 4px',
    borderTop: `1px solid ${color.border}`,
    background: color.sunken,
    color: color.secondary,
    fontSize: 12,
    fontWeight: 550,
    lineHeight: '20px',
    '&::first-letter': { textTransform: 'uppercase' },
  },
});
const Foot = styled('div')({ padding: '8px 16px', borderTop: `1px solid ${color.border}`, color: color.muted, fontSize: 12 });

/** What has happened on this account, with the reason of every decision as it was stored. */
export function Timeline() {
  const { t } = useTranslation('account');
  const { id } = useAccount();
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useAddressPart('find');
  const [wanted, setKind] = useAddressPart('show');
  const setAddress = useSetAddress();
  const kind = timelineKinds.find((each) => each === wanted) ?? 'all';
  const timeline = useTimeline(id, { search, kind });
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (entryId: string): void => {
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(entryId)) next.add(entryId);
      return next;
    });
  };
  useShortcut('w', t('timeline.why'), () => {
    const wantedEntry = entryAt(document.activeElement, list.current);
    if (wantedEntry !== undefined) toggle(wantedEntry);
  });
  const { entries, error } = timeline;
  const isNarrowed = search !== undefined || kind !== 'all';
  return (
    <Panel title={t('timeline.title')} flush>
      <TimelineBar
        kind={kind}
        search={search ?? ''}
        onKind={(next) => setKind(next === 'all' ? undefined : next)}
        onSearch={(next) => setSearch(next === '' ? undefined : next)}
      />
      {!entries && error && <FaultNote error={error} of="load" onRetry={timeline.again} />}
      {!entries && !error && (
        <Loading>
          <BoneTable columns={[24, 320, 60]} rows={8} />
        </Loading>
      )}
      <div ref={list}>{entries && <ByDay entries={entries} opened={opened} onToggle={toggle} />}</div>
      {entries?.length === 0 && !timeline.isFetchingMore && (
        <EmptyNote
          title={isNarrowed ? t('timeline.noneFound') : t('timeline.none')}
          act={
            isNarrowed && (
              <Button variant="outlined" onClick={() => setAddress({ find: undefined, show: undefined })}>
                {t('timeline.clear')}
              </Button>
            )
          }
        >
          {isNarrowed ? t('timeline.noneFoundWords') : t('timeline.noneWords')}
        </EmptyNote>
      )}
      {entries && (
        <Foot>
          {timeline.hasMore || timeline.isFetchingMore ? (
            <Button disabled={timeline.isFetchingMore} onClick={timeline.more}>
              {timeline.isFetchingMore ? t('timeline.loadingMore') : t('timeline.more')}
            </Button>
          ) : (
            entries.length > 0 && t('timeline.end')
          )}
        </Foot>
      )}
    </Panel>
  );
}

interface ByDayProps {
  readonly entries: readonly TimelineEntry[];
  readonly opened: ReadonlySet<string>;
  readonly onToggle: (entryId: string) => void;
}

function ByDay({ entries, opened, onToggle }: ByDayProps) {
  const { t } = useTranslation('account');
  const today = useToday();
  const days = [...new Set(entries.map((entry) => entry.on))];
  return (
    <Days aria-label={t('timeline.label')}>
      {days.map((on) => (
        <section key={on}>
          <h3 data-tip={`${dayInFull(on)}, ${daysAway(on, today)}`}>{dayWords(on, today)}</h3>
          {withQuietTogether(entries.filter((entry) => entry.on === on)).map((group) => {
            const lines = group.map((entry) => (
              <TimelineLine key={entry.id} entry={entry} isOpen={opened.has(entry.id)} onToggle={() => onToggle(entry.id)} />
            ));
            return group.length === 1 ? (
              lines
            ) : (
              <QuietSteps key={group[0]?.id} count={group.length}>
                {lines}
              </QuietSteps>
            );
          })}
        </section>
      ))}
    </Days>
  );
}

/** The decision one is on, else the newest in the list. */
function entryAt(focused: Element | null, list: HTMLElement | null): string | undefined {
  const on = focused?.closest<HTMLElement>('[data-why]') ?? list?.querySelector<HTMLElement>('[data-why]');
  return on?.dataset['why'];
}
