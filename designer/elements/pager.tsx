import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined';
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { color, radius } from '../app/theme/tokens.ts';

const Foot = styled('nav')({
  position: 'sticky',
  bottom: 0,
  zIndex: 2,
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: 8,
  minHeight: 44,
  padding: '4px 16px',
  background: color.surface,
  borderTop: `1px solid ${color.border}`,
  borderRadius: `0 0 ${radius}px ${radius}px`,
  fontSize: 13,
  color: color.secondary,
  fontVariantNumeric: 'tabular-nums',
  '& .turn': { marginLeft: 'auto', display: 'flex', gap: 4 },
});

interface PagerProps {
  readonly children: ReactNode;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** The foot of a list: what it holds as a whole, and the way through it. */
export function Pager({ children, onPrevious, onNext }: PagerProps) {
  const { t } = useTranslation('elements');
  return (
    <Foot aria-label={t('pages.label')}>
      {children}
      <span className="turn">
        <Button disabled={!onPrevious} onClick={onPrevious} startIcon={<ChevronLeftOutlined />}>
          {t('pages.previous')}
        </Button>
        <Button disabled={!onNext} onClick={onNext} endIcon={<ChevronRightOutlined />}>
          {t('pages.next')}
        </Button>
      </span>
    </Foot>
  );
}
