import { useTranslation } from 'react-i18next';
import type { BoxData } from '../graph/flow-nodes.ts';
import { Glyph } from '../look/glyph.tsx';

/** What stands behind the name of a box: that its place is pinned, and a count painted over it. */
export function HeadMarks({ pinned, paint }: Pick<BoxData, 'pinned' | 'paint'>) {
  const { t } = useTranslation('canvas');
  return (
    <>
      {pinned && (
        <span className="dc-mark" data-tip={t('pinned')}>
          <Glyph name="pin" size={12} />
        </span>
      )}
      {paint?.badge !== undefined && (
        <span className="dc-badge" {...(paint.words === undefined ? {} : { 'data-tip': paint.words })}>
          {paint.badge}
        </span>
      )}
    </>
  );
}

/** Says over a box that its level begins there. */
export function FirstMark() {
  const { t } = useTranslation('canvas');
  return (
    <span className="dc-first" data-tip={t('first')}>
      <Glyph name="begin" size={12} />
      {t('firstShort')}
    </span>
  );
}
