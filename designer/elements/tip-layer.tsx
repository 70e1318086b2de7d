import { styled } from '@mui/material/styles';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { color, floating, radius } from '../app/theme/tokens.ts';

const DELAY_MS = 250;
const GAP = 6;
const EDGE = 8;

const Bubble = styled('div')({
  position: 'fixed',
  zIndex: 2000,
  maxWidth: 360,
  padding: '5px 9px',
  borderRadius: radius,
  background: color.surface,
  color: color.text,
  boxShadow: floating,
  fontSize: 12,
  lineHeight: '18px',
  fontVariantNumeric: 'tabular-nums',
  overflowWrap: 'anywhere',
});

interface Tip {
  readonly text: string;
  readonly anchor: Element;
}

/**
 * Tooltips of the whole page in one place. `data-tip` says what; `data-cut` shows an element's own text when
 * it does not fit. Appears on pointer and focus, stays while the pointer is on it, goes with Escape.
 */
export function TipLayer() {
  const [tip, setTip] = useState<Tip>();
  const bubble = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (event: Event): void => {
      const from = event.target instanceof Element ? event.target : undefined;
      if (from && bubble.current?.contains(from)) return;
      const anchor = from?.closest('[data-tip], [data-cut]');
      const text = anchor ? tipOf(anchor) : undefined;
      clearTimeout(timer);
      if (!anchor || text === undefined) {
        setTip(undefined);
        return;
      }
      timer = setTimeout(() => setTip({ text, anchor }), DELAY_MS);
    };
    const hide = (): void => {
      clearTimeout(timer);
      setTip(undefined);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', show);
    document.addEventListener('focusin', show);
    document.addEventListener('pointerdown', hide);
    // Before anybody keeps the key to themselves.
    document.addEventListener('keydown', onKey, true);
    window.addEventListener('scroll', hide, { passive: true, capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', show);
      document.removeEventListener('focusin', show);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', onKey, true);
      window.removeEventListener('scroll', hide, { capture: true });
    };
  }, []);

  useLayoutEffect(() => {
    const box = bubble.current;
    if (!tip || !box) return;
    const anchor = tip.anchor.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const below = anchor.bottom + GAP;
    const top = below + height > window.innerHeight - EDGE ? anchor.top - GAP - height : below;
    const left = Math.min(Math.max(EDGE, anchor.left), window.innerWidth - EDGE - width);
    box.style.top = `${Math.max(EDGE, top)}px`;
    box.style.left = `${left}px`;
  }, [tip]);

  return tip ? (
    <Bubble ref={bubble} role="tooltip">
      {tip.text}
    </Bubble>
  ) : null;
}

function tipOf(anchor: Element): string | undefined {
  const said = anchor.getAttribute('data-tip');
  if (said !== null && said !== '') return said;
  const isCut = anchor.scrollWidth > anchor.clientWidth || anchor.scrollHeight > anchor.clientHeight + 2;
  return isCut ? (anchor.textContent ?? undefined) : undefined;
}
