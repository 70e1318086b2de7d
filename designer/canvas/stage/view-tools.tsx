import AddOutlined from '@mui/icons-material/AddOutlined';
import FitScreenOutlined from '@mui/icons-material/FitScreenOutlined';
import MapOutlined from '@mui/icons-material/MapOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import { styled } from '@mui/material/styles';
import { useReactFlow, useStore } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { color, floating, radius } from '../../app/theme/tokens.ts';

const Bar = styled('div')({
  position: 'absolute',
  left: 12,
  bottom: 12,
  zIndex: 6,
  display: 'flex',
  alignItems: 'center',
  padding: 2,
  borderRadius: radius,
  background: color.surface,
  boxShadow: floating,
  // Its shadow is not drawn again while the canvas moves below.
  willChange: 'transform',
  '& button': {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 6,
    minWidth: 30,
    height: 28,
    padding: '0 6px',
    border: 0,
    borderRadius: radius - 2,
    background: 'none',
    color: color.secondary,
    fontSize: 12,
    fontVariantNumeric: 'tabular-nums',
    cursor: 'pointer',
    '&:hover': { background: color.hover, color: color.text },
    '&[aria-pressed="true"]': { background: color.selected, color: color.primary },
    '&:disabled': { color: color.muted, cursor: 'default' },
    '& svg': { fontSize: 17 },
  },
  '& hr': { width: 1, height: 18, margin: '0 4px', border: 0, background: color.border },
});

interface ViewToolsProps {
  readonly showsMap: boolean;
  readonly onMap: () => void;
  readonly onFit: () => void;
}

/** Zoom, fit, overview, and what else there is to do with the canvas as a whole. */
export const ViewTools = memo(function ViewTools({ showsMap, onMap, onFit }: ViewToolsProps) {
  const { t } = useTranslation('canvas');
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <Bar role="toolbar" aria-label={t('tools.label')}>
      <button type="button" aria-label={t('tools.zoomOut')} data-tip={t('tools.zoomOut')} onClick={() => void zoomOut()}>
        <RemoveOutlined />
      </button>
      <button
        type="button"
        style={{ minWidth: 46 }}
        aria-label={t('tools.zoom', { percent })}
        data-tip={t('tools.zoom', { percent })}
        onClick={() => void zoomTo(1)}
      >
        {percent} %
      </button>
      <button type="button" aria-label={t('tools.zoomIn')} data-tip={t('tools.zoomIn')} onClick={() => void zoomIn()}>
        <AddOutlined />
      </button>
      <button type="button" aria-label={t('tools.fit')} data-tip={`${t('tools.fit')} (F)`} onClick={onFit}>
        <FitScreenOutlined />
      </button>
      <button type="button" aria-pressed={showsMap} aria-label={t('tools.map')} data-tip={t('tools.map')} onClick={onMap}>
        <MapOutlined />
      </button>
      <span data-tool-slot style={{ display: 'contents' }} />
    </Bar>
  );
});
