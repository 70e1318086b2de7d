import CloseOutlined from '@mui/icons-material/CloseOutlined';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { CanvasView } from '../canvas/canvas-view.tsx';
import { CanvasSign } from '../versions/canvas-sign.tsx';
import { ComparedCanvas } from '../versions/compared-canvas.tsx';
import { useComparison } from '../versions/comparison-context.ts';
import { useCanvasPaint } from './use-canvas-paint.ts';
import { useTests } from './use-tests.ts';

const Frame = styled('div')({ position: 'relative', height: '100%' });

const Told = styled(CanvasSign)({
  padding: '2px 4px 2px 12px',
  '& .count': { color: color.secondary, fontVariantNumeric: 'tabular-nums' },
});

/** The canvas with a comparison, what is played, or what the tests come to, laid over it. */
export function PaintedCanvas() {
  const comparison = useComparison();
  const paint = useCanvasPaint();
  const [panel] = useAddressPart('panel');
  const [wanted] = useAddressPart('paint');
  return (
    <Frame>
      {comparison ? <ComparedCanvas comparison={comparison} /> : <CanvasView paint={paint} />}
      {wanted === 'coverage' && panel !== 'play' && <CoverageTold />}
    </Frame>
  );
}

/** Says what is painted, and takes it away. */
function CoverageTold() {
  const { t } = useTranslation('play');
  const [, setPaint] = useAddressPart('paint');
  const { report, status } = useTests();
  const reached = ({ total, missing }: { readonly total: number; readonly missing: readonly string[] }) => ({
    reached: total - missing.length,
    count: total,
  });
  return (
    <Told role="status">
      {status === 'errors' ? t('tests.errors') : t('paint.covered')}
      {report && (
        <span className="count">
          {t('paint.coveredCount', {
            states: t('coverage.states', reached(report.coverage.states)),
            transitions: t('coverage.transitions', reached(report.coverage.transitions)),
          })}
        </span>
      )}
      <IconButton aria-label={t('paint.stop')} data-tip={t('paint.stop')} onClick={() => setPaint(undefined)}>
        <CloseOutlined />
      </IconButton>
    </Told>
  );
}
