import { addText } from '../app/text/text.ts';
import { moveText } from './move-text.ts';

addText('move', moveText);
