import { useTranslation } from 'react-i18next';
import { Glyph } from '../look/glyph.tsx';
import { useHands } from '../state/canvas-ui.ts';

/** Shows or hides what lies in a level, for this person only. */
export function FoldButton({ level, title, open }: { readonly level: string; readonly title: string; readonly open: boolean }) {
  const { t } = useTranslation('canvas');
  const { fold } = useHands();
  const name = t(open ? 'fold' : 'unfold', { name: title });
  return (
    <button
      type="button"
      className="dc-fold nodrag"
      tabIndex={-1}
      aria-expanded={open}
      aria-label={name}
      data-tip={name}
      onClick={(event) => {
        event.stopPropagation();
        fold(level);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Glyph name="more" size={14} />
    </button>
  );
}
