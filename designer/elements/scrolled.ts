import { type ComponentProps, createElement, type ReactElement } from 'react';

/** A part that is scrolled by itself: it takes the keyboard, so that whoever has no mouse reads on too. */
export function Scrolled<Tag extends 'ol' | 'pre'>({ as, ...rest }: ComponentProps<Tag> & { readonly as: Tag }): ReactElement {
  return createElement(as, { tabIndex: 0, ...rest });
}
