import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { SegmentPreview } from '#engine';
import { color } from '../../app/theme/tokens.ts';
import { inPlace } from '../../elements/in-place.ts';
import { moneyText } from '../../elements/money.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { Panel } from '../../elements/panel.tsx';
import { BoneLine, Loading } from '../../elements/skeleton.tsx';
import { SegmentChanges } from './segment-changes.tsx';
import { Examples } from './segment-examples.tsx';
import type { KeyedRow } from './segment-rows.ts';
import { useRowNames } from './use-row-names.ts';
import type { PreviewOfSegment } from './use-segment-preview.ts';

const Body = styled('div')({
  display: 'grid',
  gap: 12,
  fontSize: 13,
  lineHeight: '20px',
  '&[data-old]': { opacity: 0.6 },
  '& .muted': { color: color.muted },
  '& .warning': { display: 'flex', gap: 6 },
  '& .warning svg': { flex: 'none', marginTop: 2, fontSize: 16, color: color.dispute },
  '& li + li': { marginTop: 6 },
});

/** What the rows come to on the book: who falls through, who fits twice, and what would change. */
export function SegmentPreviewPanel({
  preview,
  isOld,
  isFaulty,
  error,
  retry,
  rows,
}: PreviewOfSegment & { readonly rows: readonly KeyedRow[] }) {
  const { t } = useTranslation('segments');
  return (
    <Panel title={t('preview.title')}>
      <div aria-busy={isOld && !isFaulty}>
        {isFaulty && <p>{t('preview.faulty')}</p>}
        {error && !isFaulty && <FaultNote error={error} of="load" onRetry={retry} />}
        {!preview && !error && !isFaulty && (
          <Loading>
            <BoneLine width={220} />
          </Loading>
        )}
        {preview && !error && (
          <Body {...(isOld ? { 'data-old': '' } : {})}>
            <p role="status">{t('preview.looked', { count: preview.accounts })}</p>
            <SegmentChanges preview={preview} rows={rows} />
            <Holes holes={preview.holes} />
            <Overlaps overlaps={preview.overlaps} rows={rows} />
            {preview.unknownFacts.length > 0 && (
              <p>{t('preview.unknown', { facts: preview.unknownFacts.map(({ label }) => label).join(', ') })}</p>
            )}
            <p className="muted">{preview.inForce ? t('preview.inForce') : t('preview.notInForce')}</p>
          </Body>
        )}
      </div>
    </Panel>
  );
}

function Holes({ holes }: { readonly holes: SegmentPreview['holes'] }) {
  const { t } = useTranslation('segments');
  const { accounts, open, examples } = holes;
  return (
    <section data-holes={accounts}>
      <h3>{t('preview.holesTitle')}</h3>
      {accounts === 0 ? (
        <p>{t('preview.noHoles')}</p>
      ) : (
        <div className="warning">
          <WarningAmberOutlined aria-hidden />
          <div>
            {t('preview.holes', { count: accounts, amount: open.map(moneyText).join(' + ') || '0' })}
            <Examples of={examples} />
          </div>
        </div>
      )}
    </section>
  );
}

function Overlaps({ overlaps, rows }: { readonly overlaps: SegmentPreview['overlaps']; readonly rows: readonly KeyedRow[] }) {
  const { t } = useTranslation('segments');
  const nameOf = useRowNames(rows);
  return (
    <section data-overlaps={overlaps.length}>
      <h3>{t('preview.overlaps')}</h3>
      {overlaps.length === 0 && <p>{t('preview.noOverlaps')}</p>}
      <ul>
        {inPlace(overlaps).map(({ place, item: { row, fitsToo, accounts, example } }) => (
          <li key={place} className="warning">
            <WarningAmberOutlined aria-hidden />
            <div>
              {t('preview.overlap', { count: accounts, row: nameOf(row), later: nameOf(fitsToo) })}
              <Examples of={[example]} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
