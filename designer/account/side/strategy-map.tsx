import { styled } from '@mui/material/styles';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AccountDetail, nameWords } from '#engine';
import { stepName } from '../../app/step-name.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { lazily } from '../../elements/lazily.ts';
import { useDelayed } from '../../elements/use-delayed.ts';
import { VisuallyHidden } from '../../elements/visually-hidden.ts';
import { itemAddress } from '../../flow/kinds.ts';

const View = lazily(async () => ({ default: (await import('./strategy-map-view.tsx')).StrategyMapView }));

const Frame = styled('div')({
  position: 'relative',
  height: 208,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.background,
  overflow: 'hidden',
  '&:hover': { borderColor: color.outline },
  '& > a': {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    alignItems: 'flex-end',
    borderRadius: radius,
    '&:focus-visible': { outlineOffset: -2 },
  },
  '& > a > span': {
    margin: 6,
    padding: '1px 8px',
    borderRadius: radius,
    background: color.surface,
    fontSize: 12,
    lineHeight: '20px',
  },
});

/** The strategy drawn small with the place the account is at; it leads to the whole, with that step chosen. */
export function StrategyMap({ running }: { readonly running: AccountDetail['strategies'][number] }) {
  const { t } = useTranslation('account');
  const { strategyId, strategyName, version, states, been } = running;
  const isTime = useDelayed(true);
  const [first = ''] = states;
  const place = new URLSearchParams({ version: String(version), tab: 'canvas', el: `step:${first}` });
  const steps = been.filter((path) => !been.concat(states).some((other) => other.startsWith(`${path}.`)));
  return (
    <>
      {steps.length > 0 && (
        <VisuallyHidden as="p">
          {t('side.step.map.been', { steps: steps.map((path) => path.split('.').map(nameWords).join(' › ')).join(', ') })}
        </VisuallyHidden>
      )}
      <Frame data-map="">
        {/* What one came for is there first. */}
        <Suspense>{isTime && <View running={running} />}</Suspense>
        <Link
          to={`${itemAddress('strategy', strategyId)}?${place}`}
          aria-label={t('side.step.map.openLong', { strategy: strategyName, version, step: states.map(stepName).join(', ') })}
        >
          <span>{t('side.step.map.open')}</span>
        </Link>
      </Frame>
    </>
  );
}
