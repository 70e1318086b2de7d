import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { BulkPreview } from '#engine';
import { color, radius } from '../app/theme/tokens.ts';
import { Scrolled } from '../elements/scrolled.ts';
import { LeftOutList } from './left-out-list.tsx';

const Sample = styled('details')({
  marginTop: 8,
  '& > summary': { color: color.secondary, cursor: 'pointer' },
  '& .subject': { marginTop: 4, fontWeight: 550, overflowWrap: 'anywhere' },
  '& pre': {
    maxHeight: 180,
    overflowY: 'auto',
    margin: '4px 0 0',
    padding: '8px 12px',
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    background: color.sunken,
    font: 'inherit',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** For how many something would be done, who is left out and why, and how a message reads. */
export function BulkEffect({ preview: { count, leftOut, sample } }: { readonly preview: BulkPreview }) {
  const { t } = useTranslation('worklist');
  return (
    <div>
      <div role="status">
        <p>{t('bulk.reaches', { count })}</p>
        {leftOut.length > 0 && (
          <>
            <p>{t('bulk.leftOut', { count: leftOut.length })}</p>
            <LeftOutList of={leftOut} />
          </>
        )}
      </div>
      {sample && (
        <Sample>
          <summary>{t('bulk.sample', { account: sample.accountName })}</summary>
          <p>{t('bulk.sampleTo', { to: sample.to })}</p>
          <p className="subject">{sample.subject}</p>
          <Scrolled as="pre" aria-label={t('bulk.sample', { account: sample.accountName })}>
            {sample.text}
          </Scrolled>
        </Sample>
      )}
    </div>
  );
}
