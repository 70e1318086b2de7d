import '@xyflow/react/dist/base.css';
import { styled } from '@mui/material/styles';
import { color, floating, radius } from '../../app/theme/tokens.ts';
import { cardStyle } from './card-style.ts';
import { wayStyle } from './way-style.ts';

/** The canvas with everything on it: one style sheet, so that boxes carry no style of their own. */
export const Surface = styled('div')({
  position: 'relative',
  height: '100%',
  minHeight: 0,
  minWidth: 0,
  overflow: 'hidden',
  outline: 'none',
  background: color.background,
  '& .react-flow': { background: 'none' },
  // Moved as one picture while it is dragged, not drawn anew at each move; at rest it stays as sharp as its zoom asks for.
  '& .react-flow__pane.dragging .react-flow__viewport': { willChange: 'transform' },
  '& .react-flow__node': { cursor: 'default', borderRadius: radius, outline: 'none' },
  '& .react-flow__node.draggable': { cursor: 'grab' },
  '& .react-flow__node.dragging': { cursor: 'grabbing' },
  '& .react-flow__nodesselection': { display: 'none' },
  '& .react-flow__selection': { background: 'color-mix(in srgb, var(--dc-primary) 8%, transparent)', border: `1px solid ${color.primary}` },
  '& .react-flow__attribution': { background: 'none', '& a': { color: color.muted, fontSize: 10 } },
  '& .react-flow__minimap': {
    margin: 12,
    borderRadius: radius,
    overflow: 'hidden',
    // Its shadow is not drawn again while the canvas moves below.
    willChange: 'transform',
    background: color.surface,
    boxShadow: floating,
    '& svg': { display: 'block' },
  },
  ...cardStyle,
  ...wayStyle,
});
