import AltRouteOutlined from '@mui/icons-material/AltRouteOutlined';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reaction, TimelineEntry } from '#engine';
import { color } from '../../app/theme/tokens.ts';
import { WhyButton } from './why-button.ts';

const Line = styled('div')({
  display: 'grid',
  gridTemplateColumns: '20px minmax(0, 1fr)',
  gap: '0 10px',
  padding: '7px 16px',
  color: color.secondary,
  fontSize: 13,
  lineHeight: '20px',
  '& > svg': { fontSize: 17, marginTop: 2, color: color.muted },
});

/** Whether a step looked at what happened and left everything as it was. */
export function isQuiet({ type, data }: TimelineEntry): boolean {
  if (type !== 'step') return false;
  const {
    reactions = [],
    effects = [],
    ended,
  } = data as {
    readonly reactions?: readonly Reaction[];
    readonly effects?: readonly unknown[];
    readonly ended?: boolean;
  };
  return ended !== true && effects.length === 0 && reactions.length > 0 && reactions.every(({ from, to }) => from.join() === to.join());
}

/** Entries in their order; quiet steps that follow each other stand together. */
export function withQuietTogether(entries: readonly TimelineEntry[]): readonly (readonly TimelineEntry[])[] {
  const groups: TimelineEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const joins = last?.[0] !== undefined && isQuiet(last[0]) && isQuiet(entry);
    if (joins) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** Several steps that changed nothing as one line; each of them, with its reason, on demand. */
export function QuietSteps({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const { t } = useTranslation('account');
  const inner = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Line>
        <AltRouteOutlined aria-hidden />
        <p>
          {t('timeline.quiet.words', { count })}{' '}
          <WhyButton type="button" aria-expanded={isOpen} aria-controls={inner} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('timeline.quiet.hide') : t('timeline.quiet.show')}
          </WhyButton>
        </p>
      </Line>
      <div id={inner}>{isOpen && children}</div>
    </>
  );
}
