import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { color, floating, radius } from '../app/theme/tokens.ts';
import { VisuallyHidden } from '../elements/visually-hidden.ts';
import type { NoticeBoard } from './notices.ts';

const Shown = styled('div')({
  position: 'absolute',
  zIndex: 8,
  left: '50%',
  bottom: 16,
  transform: 'translateX(-50%)',
  display: 'flex',
  alignItems: 'flex-start',
  gap: 8,
  width: 'max-content',
  maxWidth: 'min(560px, calc(100% - 32px))',
  padding: '6px 4px 6px 12px',
  borderRadius: radius,
  background: color.surface,
  boxShadow: floating,
  fontSize: 13,
  lineHeight: '20px',
  '& > svg': { flex: 'none', marginTop: 4, fontSize: 18, color: color.danger },
  '&[data-tone=news] > svg': { color: color.info },
  '& > p': { padding: '3px 0' },
});

/** Tells ears what was done, and eyes and ears what was not. */
export function NoticeView({ board }: { readonly board: NoticeBoard }) {
  const { t } = useTranslation('elements');
  const said = useStore(board.store, (state) => state.said);
  const shown = useStore(board.store, (state) => state.shown);
  return (
    <>
      <VisuallyHidden role="status" aria-live="polite">
        {/* The same words twice in a row are heard twice. */}
        {said.count % 2 === 0 ? said.words : `${said.words}\u00A0`}
      </VisuallyHidden>
      {shown && (
        <Shown role={shown.tone === 'refused' ? 'alert' : 'status'} data-tone={shown.tone}>
          {shown.tone === 'refused' ? <ErrorOutlineOutlined aria-hidden /> : <InfoOutlined aria-hidden />}
          <p>{shown.words}</p>
          <IconButton onClick={board.dismiss} aria-label={t('close')} data-tip={t('close')}>
            <CloseOutlined />
          </IconButton>
        </Shown>
      )}
    </>
  );
}
