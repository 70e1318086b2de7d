import BuildOutlined from '@mui/icons-material/BuildOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '#engine';
import { color, radius } from '../app/theme/tokens.ts';
import { useApplyFix, useFixesOf } from './use-fixes.ts';

const Row = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  '& button': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    minHeight: 26,
    padding: '2px 9px',
    border: `1px solid ${color.outline}`,
    borderRadius: radius,
    background: color.surface,
    fontSize: 12.5,
    lineHeight: '18px',
    textAlign: 'left',
    cursor: 'pointer',
  },
  '& button:hover': { background: color.hover, borderColor: color.text },
  '& svg': { flex: 'none', fontSize: 14, color: color.primary },
});

interface FixButtonsProps {
  readonly problem: Diagnostic;
  readonly onFixed?: () => void;
}

/** Quick fixes: each is one act that can be undone. */
export function FixButtons({ problem, onFixed }: FixButtonsProps) {
  const { t } = useTranslation('problems');
  const fixes = useFixesOf(problem);
  const apply = useApplyFix();
  if (fixes.length === 0) return null;
  return (
    <Row role="group" aria-label={t('fixes')}>
      {fixes.map((fix) => (
        <button
          key={fix.label}
          type="button"
          onClick={() => {
            void apply(problem, fix).then((isFixed) => {
              if (isFixed) onFixed?.();
            });
          }}
        >
          <BuildOutlined aria-hidden />
          {fix.label}
        </button>
      ))}
    </Row>
  );
}
