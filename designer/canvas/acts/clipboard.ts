import { nameWords } from '#engine';
import { copyFragment, type Fragment, readFragment } from '../../document/fragment.ts';
import { ownName } from '../graph/ears.ts';
import { chartNow, chosenPaths, documentOf, type EditBase } from './edit-base.ts';
import { removeChosen } from './structure.ts';

/** The chosen steps as text for the clipboard; undefined when none is chosen. */
export function copiedText(base: EditBase): string | undefined {
  const fragment = fragmentOf(base);
  return fragment && JSON.stringify(fragment, null, 2);
}

function fragmentOf(base: EditBase): Fragment | undefined {
  return copyFragment(documentOf(base), chosenPaths(base));
}

/** Copy, cut and paste by the browser's own events, which need no permission. */
export function onClipboard(base: EditBase, event: ClipboardEvent): void {
  const { session, t } = base;
  if (event.type === 'paste') {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    pasteText(base, text);
    return;
  }
  const text = copiedText(base);
  if (text === undefined) return;
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
  if (event.type === 'cut') cut(base);
  else session.announce(t('said.copied', { count: chosenPaths(base).length }));
}

/** The same by the menu, for which the browser may have to be asked. */
export async function copyByMenu(base: EditBase): Promise<boolean> {
  const text = copiedText(base);
  if (text === undefined) {
    base.session.refuse(base.t('said.nothingCopied'));
    return false;
  }
  try {
    await navigator.clipboard.writeText(text);
    base.session.announce(base.t('said.copied', { count: chosenPaths(base).length }));
    return true;
  } catch {
    base.session.refuse(base.t('said.clipboard'));
    return false;
  }
}

export async function pasteByMenu(base: EditBase): Promise<void> {
  try {
    pasteText(base, await navigator.clipboard.readText());
  } catch {
    base.session.refuse(base.t('said.clipboard'));
  }
}

export function cut(base: EditBase): void {
  const paths = chosenPaths(base);
  removeChosen(base, base.t('act.cut', { count: paths.length, name: nameWords(ownName(paths[0] ?? '')) }));
}

export function pasteText(base: EditBase, text: string): void {
  const fragment = readFragment(text);
  if (!fragment) {
    base.session.refuse(base.t('said.noFragment'));
    return;
  }
  const count = Object.keys(fragment.states).length;
  paste(base, fragment, levelOfChosen(base), base.t('act.paste', { count }));
}

/** Puts a copy of the chosen steps beside them. */
export function duplicate(base: EditBase): void {
  const fragment = fragmentOf(base);
  const [first] = chosenPaths(base);
  if (!fragment || first === undefined) return;
  const parent = chartNow(base).states.get(first)?.parent ?? '';
  paste(base, fragment, parent, base.t('act.duplicate', { count: Object.keys(fragment.states).length, name: ownName(first) }));
}

function paste(base: EditBase, fragment: Fragment, parent: string, label: string): void {
  const { session, stage, act } = base;
  const before = new Set(chartNow(base).states.get(parent)?.children);
  if (!act({ op: 'fragment.paste', parent, fragment }, label)) return;
  const machine = session.store.getState().value['machine'];
  const added = childrenOf(machine, parent).filter((path) => !before.has(path));
  stage.choose(added.map((path) => `step:${path}`));
  if (added[0] !== undefined) stage.focus(`step:${added[0]}`);
}

/** The level things are pasted into: a chosen level, else the one what is chosen lies in. */
function levelOfChosen(base: EditBase): string {
  const chart = chartNow(base);
  const [first] = chosenPaths(base);
  const state = first === undefined ? undefined : chart.states.get(first);
  if (!state) return '';
  return state.type === 'compound' ? state.path : (state.parent ?? '');
}

function childrenOf(machine: unknown, parent: string): string[] {
  let state = machine as { states?: Record<string, unknown> } | undefined;
  for (const key of parent === '' ? [] : parent.split('.')) state = state?.states?.[key] as typeof state;
  return Object.keys(state?.states ?? {}).map((key) => (parent === '' ? key : `${parent}.${key}`));
}
