import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { type Explanation, nameWords, type TimelineEntry } from '#engine';
import { color, radius } from '../../app/theme/tokens.ts';
import { inPlace } from '../../elements/in-place.ts';
import { OutcomeList } from '../../elements/outcome-item.tsx';
import { Judged } from './judged.tsx';

type Decision = NonNullable<TimelineEntry['decisions']>[number];

const Box = styled('div')({
  margin: '4px 0 6px',
  padding: '8px 12px',
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.sunken,
  '& .heading': { color: color.muted, fontSize: 12 },
  '& .decision': { marginTop: 6 },
  '& .decision > p': { fontWeight: 550 },
});

/** The stored reason of a decision: what was compared, what it came to, with the data as it was. */
export function Reasons({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { t } = useTranslation('account');
  const told = decisions.filter((decision) => decision.rule !== 'always');
  return (
    <Box>
      <p className="heading">{t('timeline.reason.heading')}</p>
      {told.length === 0 && <p>{t('timeline.reason.always')}</p>}
      {inPlace(told).map(({ place, item: decision }) => (
        <div className="decision" key={place}>
          <p>
            <RuleWords decision={decision} />
          </p>
          {decision.tree !== undefined && (
            <OutcomeList>
              <Judged tree={decision.tree as Explanation} />
            </OutcomeList>
          )}
        </div>
      ))}
    </Box>
  );
}

function RuleWords({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation('account');
  const { rule, held } = decision;
  if (rule.startsWith('split ')) return t('timeline.reason.split', { rule: rule.slice('split '.length) });
  const name = nameWords(rule);
  return held ? t('timeline.reason.holds', { rule: name }) : t('timeline.reason.fails', { rule: name });
}
