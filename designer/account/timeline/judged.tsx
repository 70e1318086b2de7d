import { useTranslation } from 'react-i18next';
import { type Explanation, explanationWords } from '#engine';
import { useToday } from '../../app/clock.ts';
import { withDays } from '../../app/text/when.ts';
import { inPlace } from '../../elements/in-place.ts';
import { OutcomeItem } from '../../elements/outcome-item.tsx';
import { useAccount } from '../account-context.ts';
import { useFactCatalog } from './fact-catalog.ts';

/** One comparison or group of them as it was judged, with what each saw. */
export function Judged({ tree }: { readonly tree: Explanation }) {
  const { t } = useTranslation('account');
  const { currency } = useAccount();
  const today = useToday();
  const catalog = useFactCatalog();
  // A group of one says no more than its member.
  const [only, ...others] = 'group' in tree ? tree.of : [];
  if (only && others.length === 0) return <Judged tree={only} />;
  return (
    <OutcomeItem outcome={tree.result ? 'holds' : 'fails'}>
      {'group' in tree ? (
        <>
          <span className="group">{tree.group === 'all' ? t('timeline.reason.all') : t('timeline.reason.any')}</span>
          <ul>
            {inPlace(tree.of).map(({ place, item }) => (
              <Judged key={place} tree={item} />
            ))}
          </ul>
        </>
      ) : (
        withDays(explanationWords(tree, { catalog, currency }), today)
      )}
    </OutcomeItem>
  );
}
