import { useTranslation } from 'react-i18next';
import type { Strategy } from '#engine';
import { useFlow } from '../flow/flow-context.ts';
import { AmountSetting, NumberSetting } from '../settings/number-setting.tsx';
import { daySpanUnits } from '../settings/span.ts';
import { SpanSetting } from '../settings/span-setting.tsx';
import { useSet } from '../settings/use-set.ts';
import { Section, Stack } from './panel-parts.tsx';

type Key = keyof NonNullable<Strategy['plans']>;

/** What payment plans may look like, and what they survive. Terms that are all left empty go as a whole. */
export function PlanTerms({ strategy }: { readonly strategy: Strategy }) {
  const { t } = useTranslation('inspector');
  const set = useSet();
  const { plans = {} } = strategy;
  const { registry } = useFlow();
  const at = <K extends Key>(key: K) => ({
    label: t(`plans.${key}`),
    pointer: `/plans/${key}`,
    optional: true,
    value: plans[key],
    onSet: (value: string | number | undefined): void => {
      const isLast = value === undefined && Object.keys(plans).every((each) => each === key);
      set(isLast ? '/plans' : `/plans/${key}`, value, t(`plans.${key}`));
    },
  });
  return (
    <Section title={t('plans.title')}>
      <Stack>
        <NumberSetting {...at('most')} />
        <SpanSetting {...at('firstWithin')} units={daySpanUnits} />
        <SpanSetting {...at('longest')} units={daySpanUnits} />
        <SpanSetting {...at('grace')} units={daySpanUnits} />
        <NumberSetting {...at('misses')} />
        <AmountSetting {...at('approvalAbove')} currency={registry.currency} />
      </Stack>
    </Section>
  );
}
