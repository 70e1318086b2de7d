import CheckOutlined from '@mui/icons-material/CheckOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { VisuallyHidden } from './visually-hidden.ts';

export type Outcome = 'holds' | 'fails' | 'unknown';

/** Conditions one below the other, each with the mark of what it came to; groups stand inside of items. */
export const OutcomeList = styled('ul')({
  '& ul': { paddingLeft: 2 },
  '& li': { display: 'flex', gap: 6, alignItems: 'flex-start' },
  '& li > div': { minWidth: 0, flex: 1, overflowWrap: 'anywhere' },
  '& li > svg': { fontSize: 15, marginTop: 3, flex: 'none' },
  '& [data-outcome=holds] > svg': { color: color.success },
  '& [data-outcome=fails] > svg': { color: color.danger },
  '& [data-outcome=unknown] > svg': { color: color.muted },
  '& .group': { color: color.muted, fontSize: 12 },
});

const marks = { holds: CheckOutlined, fails: CloseOutlined, unknown: HelpOutlineOutlined } as const;

/** A condition and what it came to, for eyes and ears. */
export function OutcomeItem({ outcome, children }: { readonly outcome: Outcome; readonly children: ReactNode }) {
  const { t } = useTranslation('elements');
  const Mark = marks[outcome];
  return (
    <li data-outcome={outcome}>
      <Mark aria-hidden />
      <VisuallyHidden>{t(`outcome.${outcome}`)}: </VisuallyHidden>
      <div>{children}</div>
    </li>
  );
}
