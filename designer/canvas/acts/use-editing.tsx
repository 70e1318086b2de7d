import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '../../document/layout.ts';
import { useActOn, useFlow } from '../../flow/flow-context.ts';
import type { PaletteItem } from '../../palette/palette-items.ts';
import { usePaletteItems } from '../../palette/use-palette-items.ts';
import type { Alignment } from '../arrange/align.ts';
import { useTidy } from '../arrange/use-tidy.ts';
import { boxIdOf, type ElementId, elementOfBox, wayOf } from '../graph/element-id.ts';
import { editKey } from '../keys/edit-keys.ts';
import type { MenuAct } from '../menu/menu-entries.ts';
import { type StageHandlers, useStage } from '../state/stage-context.ts';
import { addItem, addNote, dropItem } from './adding.ts';
import { type Asking, AskingFor } from './asking-for.tsx';
import { copyByMenu, cut, duplicate, onClipboard, pasteByMenu } from './clipboard.ts';
import { refusalWords, retarget } from './connecting.ts';
import type { EditBase } from './edit-base.ts';
import { chosenPaths } from './edit-base.ts';
import { placeOfNew } from './led-to-new.ts';
import { sourceRefusal } from './legal-targets.ts';
import { alignChosen, distributeChosen, moveBoxes, nudge, pinChosen } from './placing.ts';
import { groupChosen, makeFirst, removeChosen, reorder, ungroupChosen } from './structure.ts';

export interface Editing {
  /** What is asked for at the moment; stands somewhere on the page. */
  readonly asks: ReactNode;
  add(item: PaletteItem): void;
  /** `spot` is where on the canvas it was asked for, when the pointer was on nothing. */
  run(act: MenuAct, spot?: Point): void;
  readonly tidying: boolean;
}

const alignments: ReadonlySet<string> = new Set(['left', 'center', 'right', 'top', 'middle', 'bottom']);

/** Everything that changes the flow from the canvas; the stage hears of it by its handlers. */
export function useEditing(): Editing {
  const { t } = useTranslation('canvas');
  const session = useFlow();
  const act = useActOn();
  const stage = useStage();
  const items = usePaletteItems();
  const [asking, setAsking] = useState<Asking>();
  const latest = useRef<EditBase>({ session, act, stage, t });
  latest.current = { session, act, stage, t };
  // A key may choose something and act on it at once, before what is chosen has been drawn.
  const base = useCallback((): EditBase => {
    const { stage: drawn, ...rest } = latest.current;
    return { ...rest, stage: { ...drawn, chosen: drawn.now() } };
  }, []);
  const { tidy, busy } = useTidy(base);

  const askWay = useCallback((source: string, event?: string, target?: string) => {
    const refusal = sourceRefusal(latest.current.stage.graph.chart, source);
    if (refusal) latest.current.session.refuse(latest.current.t(`refused.${refusal.why}`, { name: refusal.name }));
    else setAsking({ kind: 'connect', source, event, target });
  }, []);

  const add = useCallback((item: PaletteItem) => addItem(base(), item, askWay), [base, askWay]);

  const run = useCallback(
    (what: MenuAct, spot?: Point) => {
      const now = base();
      if (alignments.has(what)) return alignChosen(now, what as Alignment);
      runs(now, what, { askWay, setAsking, tidy, spot });
      return undefined;
    },
    [base, askWay, tidy],
  );

  const { handlers, surface } = stage;
  const latestItems = useRef(items);
  latestItems.current = items;
  useEffect(() => {
    const own: StageHandlers = {
      moved: (positions, into) => moveBoxes(base(), positions, into),
      connected: (from, to) => askWay(pathOfBox(from), undefined, pathOfBox(to)),
      ledNowhere: (box, at, pointer) => {
        const place = placeOfNew(base(), pathOfBox(box), at);
        if ('refusal' in place) latest.current.session.refuse(place.refusal);
        else setAsking({ kind: 'addHere', place, pointer });
      },
      connectFrom: (box) => askWay(pathOfBox(box)),
      retargeted: (way, to) => retarget(base(), way, to),
      refusal: (from, to) => refusalWords(base(), from, to),
      dropped: (id, at, under) => {
        const item = latestItems.current.find((each) => each.id === id);
        if (item) dropItem(base(), item, at, under, askWay);
      },
      insertOn: (way) => setAsking({ kind: 'insert', on: way, spot: undefined }),
      menu: (at, spot) => setAsking({ kind: 'menu', at, spot }),
      key: (event, on) => editKey(event, on, { base: base(), run, nudge: (by) => nudge(base(), by), menu: () => openMenu(on) }),
      clipboard: (event) => onClipboard(base(), event),
      writeNote: (id, text) => void base().act({ op: 'layout.note.set', id, note: { text } }, base().t('act.noteText')),
      resizeNote: (id, note) => void base().act({ op: 'layout.note.set', id, note }, base().t('act.noteSize')),
    };
    const openMenu = (on: ElementId | undefined): void => {
      const box = on === undefined ? undefined : (boxIdOf(on) ?? on);
      const element = box === undefined ? surface.current : surface.current?.querySelector(`[data-id="${CSS.escape(box)}"]`);
      const { left = 0, top = 0 } = element?.getBoundingClientRect() ?? {};
      setAsking({ kind: 'menu', at: { x: Math.max(left, 0) + 24, y: Math.max(top, 0) + 24 }, spot: undefined });
    };
    handlers.current = own;
    return () => {
      handlers.current = undefined;
    };
  }, [handlers, surface, base, askWay, run]);

  const close = useCallback(() => {
    setAsking(undefined);
    const [first] = latest.current.stage.now();
    if (first !== undefined) latest.current.stage.focus(first);
  }, []);
  const asks = asking && <AskingFor asking={asking} base={base} onClose={close} onAct={run} onDone={() => setAsking(undefined)} />;
  return { asks, add, run, tidying: busy };
}

interface Ways {
  askWay(source: string): void;
  setAsking(asking: Asking): void;
  tidy(all?: boolean): void;
  readonly spot: Point | undefined;
}

/** Does one thing of the menu. */
function runs(base: EditBase, what: MenuAct, { askWay, setAsking, tidy, spot }: Ways): void {
  const { stage } = base;
  const [first] = stage.chosen;
  const way = wayOf(first, stage.graph.chart);
  const acts: Partial<Record<MenuAct, () => unknown>> = {
    open: stage.open,
    connect: () => first?.startsWith('step:') && askWay(first.slice(5)),
    retarget: () => way && setAsking({ kind: 'retarget', way: first ?? '' }),
    addAfter: () => setAsking({ kind: 'insert', on: first ?? '', spot: undefined }),
    addOn: () => setAsking({ kind: 'insert', on: first ?? '', spot: undefined }),
    addStep: () => setAsking({ kind: 'insert', on: undefined, spot }),
    addNote: () => addNote(base, spot ?? stage.middle()),
    earlier: () => way && reorder(base, first ?? '', -1),
    later: () => way && reorder(base, first ?? '', 1),
    makeFirst: () => makeFirst(base),
    cut: () => void copyByMenu(base).then((copied) => copied && cut(base)),
    copy: () => void copyByMenu(base),
    paste: () => void pasteByMenu(base),
    duplicate: () => duplicate(base),
    group: () => groupChosen(base),
    ungroup: () => ungroupChosen(base),
    moveInto: () => chosenPaths(base).length > 0 && setAsking({ kind: 'into' }),
    pin: () => pinChosen(base),
    unpin: () => pinChosen(base),
    fold: () => stage.fold(chosenPaths(base)[0] ?? ''),
    unfold: () => stage.fold(chosenPaths(base)[0] ?? ''),
    across: () => distributeChosen(base, 'across'),
    down: () => distributeChosen(base, 'down'),
    tidy: () => tidy(),
    tidyAll: () => tidy(true),
    write: () => first !== undefined && stage.moments.setState({ writing: boxIdOf(first) }),
    remove: () => removeChosen(base),
    selectAll: () => stage.choose(stage.graph.nodes.filter((node) => node.selectable !== false).map((node) => elementOfBox(node.id))),
  };
  acts[what]?.();
}

function pathOfBox(id: string): string {
  return id.includes('|') ? '' : id;
}
