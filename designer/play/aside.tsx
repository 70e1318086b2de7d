import CloseOutlined from '@mui/icons-material/CloseOutlined';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';

const Frame = styled('section')({
  minHeight: 0,
  overflow: 'auto',
  padding: '4px 16px 16px',
  borderLeft: `1px solid ${color.border}`,
  fontSize: 13,
  '& > header': {
    position: 'sticky',
    zIndex: 2,
    top: -4,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    minHeight: 36,
    margin: '0 -6px 4px 0',
    background: color.surface,
  },
  '& .form': { display: 'grid', gap: 8 },
  '& .fields': { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))', gap: 8, alignItems: 'start' },
  '& .form input, & .form select': { minHeight: 30, height: 30, fontSize: 13 },
  '& .form span > .currency': { lineHeight: '30px' },
  '& .pair': { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 },
  '& .acts': { display: 'flex', gap: 8, paddingTop: 2 },
  '& .quiet': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& .fault': { color: color.danger, fontSize: 12, lineHeight: '18px' },
});

interface AsideProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form beside what is played. Escape closes it and goes back to where one came from. */
export function Aside({ title, onClose, children }: AsideProps) {
  const { t } = useTranslation('elements');
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    frame.current?.querySelector<HTMLElement>('[data-first], input, select, textarea')?.focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <Frame ref={frame} aria-labelledby={id} onKeyDown={onKeyDown}>
      <header>
        <h3 id={id}>{title}</h3>
        <IconButton aria-label={t('close')} data-tip={t('close')} onClick={onClose}>
          <CloseOutlined />
        </IconButton>
      </header>
      {children}
    </Frame>
  );
}
