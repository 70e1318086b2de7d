import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { color } from '../app/theme/tokens.ts';
import { useFlow, useFlowPlace } from '../flow/flow-context.ts';
import { ElementProblems } from './element-problems.tsx';
import { controlAt, firstControl, focusElement, INSPECTOR } from './focus-place.ts';
import { useShown } from './use-shown.tsx';
import './inspector-texts.ts';

const Frame = styled('div')({
  minHeight: '100%',
  outline: 'none',
  '& > .top': { padding: '12px 16px 12px' },
  '& > .top .kind': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& > .top h2': { fontSize: 15, lineHeight: '22px', overflowWrap: 'anywhere' },
  '& > .top h2::first-letter': { textTransform: 'uppercase' },
});

/** Everything about what is chosen, to be read and changed. */
export function Inspector() {
  const { store } = useFlow();
  const { element, field } = useFlowPlace();
  const root = useRef<HTMLDivElement>(null);
  const shown = useShown();

  const sentAt = useSentAt();
  // The same field of another element is another place, and so is the same one for whoever is sent there again.
  const place = useMemo(() => ({ element, field, sentAt }), [element, field, sentAt]);
  // Where the address names a field the keyboard goes there, once it is on the screen.
  useEffect(() => {
    const { field } = place;
    if (field === undefined) return undefined;
    let left = 6;
    const look = (): void => {
      const control = root.current && (field === '' ? firstControl(root.current) : controlAt(root.current, field));
      control?.scrollIntoView({ block: 'nearest' });
      control?.focus({ preventScroll: true });
      left -= 1;
      // Without a place of its own the first control is it; looking on would take the keyboard from whoever has gone on.
      const isThere = field === '' ? control : control?.dataset['field'] === field;
      if (!isThere && left > 0) frame = requestAnimationFrame(look);
    };
    let frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [place]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !root.current?.contains(event.target as Node)) return;
    if (event.target instanceof HTMLElement) event.target.blur();
    if (!focusElement(element)) root.current.focus();
    event.preventDefault();
  };
  return (
    <Frame
      ref={root}
      tabIndex={-1}
      {...{ [INSPECTOR]: element ?? '' }}
      onKeyDown={onKeyDown}
      // A visit to a field is one step of the history.
      onBlur={() => store.settle()}
    >
      {shown.title !== undefined && (
        <div className="top">
          <p className="kind">{shown.kind}</p>
          <h2>{shown.title}</h2>
        </div>
      )}
      {element !== undefined && shown.title !== undefined && <ElementProblems element={element} />}
      {shown.content}
    </Frame>
  );
}

/** When somebody was last sent to a field; going elsewhere on the page does not change it. */
function useSentAt(): number | undefined {
  const { state } = useLocation() as { readonly state: { readonly sentAt?: number } | null };
  const [last, setLast] = useState(state?.sentAt);
  if (state?.sentAt !== undefined && state.sentAt !== last) setLast(state.sentAt);
  return last;
}
