import CloseOutlined from '@mui/icons-material/CloseOutlined';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { color, narrow } from '../app/theme/tokens.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { Arriving } from './arriving.tsx';
import { useProblems } from './flow-context.ts';
import { Splitter } from './splitter.tsx';
import { useSize } from './use-size.ts';
import { views } from './views.ts';

const HEIGHT = { initial: 240, least: 120, most: 560 };

const Bar = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  flex: 'none',
  height: 36,
  padding: '0 8px 0 14px',
  borderTop: `1px solid ${color.border}`,
  background: color.surface,
  '& button.tab': {
    position: 'relative',
    height: 35,
    padding: '0 10px',
    border: 0,
    background: 'none',
    color: color.secondary,
    fontSize: 13,
    fontWeight: 500,
    cursor: 'pointer',
  },
  '& button.tab:hover': { color: color.text },
  '& button.tab[aria-expanded=true]': { color: color.text, fontWeight: 600 },
  '& button.tab[aria-expanded=true]::after': {
    content: '""',
    position: 'absolute',
    left: 8,
    right: 8,
    top: -1,
    height: 2,
    background: color.primary,
  },
  '& .errors': { color: color.danger, fontWeight: 600 },
  '& .warnings': { color: color.dispute, fontWeight: 600 },
  '& .none': { color: color.muted, fontWeight: 400 },
  '& .close': { marginLeft: 'auto' },
});

const Content = styled('section')({
  flex: 'none',
  overflow: 'auto',
  background: color.surface,
  borderTop: `1px solid ${color.border}`,
  [narrow]: { height: 'auto !important' },
});

const panels = ['problems', 'play'] as const;
type PanelName = (typeof panels)[number];

/** What stands below the view: the problems, and playing. The address says which is open. */
export function BottomArea() {
  const { t } = useTranslation('flow');
  const [wanted, setWanted] = useAddressPart('panel');
  const [height, setHeight] = useSize('flow.bottom', HEIGHT.initial);
  const id = useId();
  const open = panels.find((each) => each === wanted);
  const View = open && views[open];
  return (
    <>
      {open && (
        <Splitter
          label={t('areas.bottomHeight')}
          orientation="horizontal"
          controls={id}
          size={height}
          {...HEIGHT}
          sizes="after"
          onSize={setHeight}
        />
      )}
      <Bar>
        {panels.map((each) => (
          <button
            key={each}
            type="button"
            className="tab"
            aria-expanded={each === open}
            aria-controls={id}
            onClick={() => setWanted(each === open ? undefined : each)}
          >
            <PanelTitle of={each} />
          </button>
        ))}
        {open && (
          <IconButton className="close" aria-label={t('bottom.close')} data-tip={t('bottom.close')} onClick={() => setWanted(undefined)}>
            <CloseOutlined />
          </IconButton>
        )}
      </Bar>
      {View && (
        <Content id={id} aria-label={t(`bottom.${open}`)} style={{ height }} data-region="" tabIndex={-1}>
          <Arriving>
            <View />
          </Arriving>
        </Content>
      )}
    </>
  );
}

function PanelTitle({ of }: { readonly of: PanelName }) {
  const { t } = useTranslation('flow');
  const problems = useProblems();
  if (of === 'play') return t('bottom.play');
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) {
    return (
      <>
        {t('bottom.problems')} <span className="none">0</span>
      </>
    );
  }
  return (
    <>
      {t('bottom.problems')} {errors > 0 && <span className="errors">{t('bottom.errors', { count: errors })}</span>}
      {errors > 0 && warnings > 0 && ', '}
      {warnings > 0 && <span className="warnings">{t('bottom.warnings', { count: warnings })}</span>}
    </>
  );
}
