import { addText } from '../app/text/text.ts';
import { playText } from './play-text.ts';

addText('play', playText);
