import { useTranslation } from 'react-i18next';
import { isInside, stateWords } from '#engine';
import type { Point } from '../../document/layout.ts';
import { decidesAtOnce } from '../../document/node-kind.ts';
import { AddHere } from '../dialogs/add-here.tsx';
import { ConnectDialog } from '../dialogs/connect-dialog.tsx';
import { InsertDialog } from '../dialogs/insert-dialog.tsx';
import { OneTarget, RetargetDialog } from '../dialogs/retarget-dialog.tsx';
import { type ElementId, wayOf } from '../graph/element-id.ts';
import { CanvasMenu } from '../menu/canvas-menu.tsx';
import { type MenuAct, menuEntries } from '../menu/menu-entries.ts';
import { addAfter, addItem, dropItem, insertOnWay } from './adding.ts';
import { connect, retarget } from './connecting.ts';
import { chosenPaths, type EditBase } from './edit-base.ts';
import { leadToNew, type PlaceOfNew } from './led-to-new.ts';
import { targetsFor } from './legal-targets.ts';
import { moveInto } from './structure.ts';

/** What still has to be asked before something is done. */
export type Asking =
  | { readonly kind: 'connect'; readonly source: string; readonly event: string | undefined; readonly target: string | undefined }
  | { readonly kind: 'retarget'; readonly way: ElementId }
  | { readonly kind: 'insert'; readonly on: ElementId | undefined; readonly spot: Point | undefined }
  | { readonly kind: 'into' }
  | { readonly kind: 'addHere'; readonly place: PlaceOfNew; readonly pointer: Point }
  | { readonly kind: 'menu'; readonly at: Point; readonly spot: Point | undefined };

interface AskingForProps {
  readonly asking: Asking;
  readonly base: () => EditBase;
  /** Nothing is done; the keyboard goes back to where it was. */
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly onAct: (act: MenuAct, spot: Point | undefined) => void;
}

const nothing = { way: undefined, box: undefined };
const noWay = (): void => undefined;

/** The dialog or menu that asks. */
export function AskingFor({ asking, base, onClose, onDone, onAct }: AskingForProps) {
  const { t } = useTranslation('canvas');
  const now = base();
  const { chart, boxes } = now.stage.graph;
  switch (asking.kind) {
    case 'connect': {
      const { source, event, target } = asking;
      const state = chart.states.get(source);
      return (
        <ConnectDialog
          source={source}
          targets={targetsFor(chart, source)}
          target={target}
          event={event ?? (source === '' ? 'payment.received' : undefined)}
          holdsSteps={source !== '' && (state?.children.length ?? 0) > 0}
          decides={state !== undefined && decidesAtOnce(state)}
          onAsked={(asked) => {
            onDone();
            connect(base(), source, asked);
          }}
          onClose={onClose}
        />
      );
    }
    case 'retarget': {
      const way = wayOf(asking.way, chart);
      if (!way) return null;
      return (
        <RetargetDialog
          targets={targetsFor(chart, way.source)}
          target={way.target ?? undefined}
          onAsked={(target) => {
            onDone();
            retarget(base(), asking.way, target);
          }}
          onClose={onClose}
        />
      );
    }
    case 'insert': {
      const way = wayOf(asking.on, chart);
      return (
        <InsertDialog
          onPath={way !== undefined}
          onAsked={(item) => {
            onDone();
            const path = asking.on?.startsWith('step:') ? asking.on.slice(5) : '';
            if (way) insertOnWay(base(), item, way);
            else if (path !== '') addAfter(base(), item, path);
            else if (asking.spot) dropItem(base(), item, asking.spot, nothing, noWay);
            else addItem(base(), item, noWay);
          }}
          onClose={onClose}
        />
      );
    }
    case 'addHere':
      return (
        <AddHere
          at={asking.pointer}
          onAsked={(item) => {
            onDone();
            leadToNew(base(), item, asking.place);
          }}
          onClose={onClose}
        />
      );
    case 'into': {
      const paths = chosenPaths(now);
      const own = new Set(paths.map((path) => chart.states.get(path)?.parent ?? ''));
      const levels = [...chart.states.values()].filter(
        (state) =>
          state.type === 'compound' && !paths.some((path) => isInside(state.path, path)) && !(own.size === 1 && own.has(state.path)),
      );
      return (
        <OneTarget
          title={t('moveInto.title')}
          submit={t('moveInto.submit')}
          targets={levels.map(({ path }) => ({ path, name: path === '' ? t('moveInto.top') : stateWords(path) }))}
          target={undefined}
          onAsked={(parent) => {
            onDone();
            moveInto(base(), parent);
          }}
          onClose={onClose}
        />
      );
    }
    default: {
      const pinned = new Set(boxes.flatMap(({ node }) => (node.pinned ? [node.id] : [])));
      const entries = menuEntries({ chosen: now.stage.chosen, chart, folded: now.stage.folded, pinned });
      return <CanvasMenu at={asking.at} entries={entries} onAct={(act) => onAct(act, asking.spot)} onClose={onClose} />;
    }
  }
}
