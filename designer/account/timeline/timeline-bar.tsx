import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts/use-shortcut.ts';
import { color } from '../../app/theme/tokens.ts';
import { Segmented } from '../../elements/segmented.tsx';
import { useTyped } from '../../elements/use-typed.ts';
import { type TimelineKind, timelineKinds } from './kinds.ts';

const Row = styled('search')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  padding: '0 16px 12px',
  '& .search': { position: 'relative', flex: '1 1 160px', maxWidth: 280 },
  '& .search svg': { position: 'absolute', left: 9, top: 7, fontSize: 16, color: color.muted, pointerEvents: 'none' },
  '& .search input': {
    width: '100%',
    height: 30,
    padding: '0 10px 0 30px',
    border: `1px solid ${color.outline}`,
    borderRadius: 15,
    background: color.surface,
    fontSize: 13,
    '&::placeholder': { color: color.muted, opacity: 1 },
    '&:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: -1, borderRadius: 15 },
  },
});

interface TimelineBarProps {
  readonly kind: TimelineKind;
  readonly search: string;
  readonly onKind: (kind: TimelineKind) => void;
  readonly onSearch: (search: string) => void;
}

/** What the timeline is narrowed by. */
export function TimelineBar({ kind, search, onKind, onSearch }: TimelineBarProps) {
  const { t } = useTranslation('account');
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useTyped(search, onSearch);
  useShortcut('f', t('timeline.search'), () => input.current?.focus());
  return (
    <Row aria-label={t('timeline.search')}>
      <Segmented
        label={t('timeline.kindsLabel')}
        options={timelineKinds.map((id) => ({ id, label: t(`timeline.kinds.${id}`) }))}
        value={kind}
        onChange={onKind}
      />
      <span className="search">
        <SearchOutlined aria-hidden />
        <input
          ref={input}
          type="search"
          maxLength={100}
          aria-label={t('timeline.search')}
          placeholder={t('timeline.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </span>
    </Row>
  );
}
