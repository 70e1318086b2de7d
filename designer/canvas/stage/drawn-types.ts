import { WayLine } from '../edges/way-line.tsx';
import { CardNode } from '../nodes/card-node.tsx';
import { LevelNode } from '../nodes/level-node.tsx';
import { NoteNode } from '../nodes/note-node.tsx';

/** By what xyflow draws a box and a way. */
export const nodeTypes = { card: CardNode, level: LevelNode, note: NoteNode };
export const edgeTypes = { way: WayLine };
