import { addText } from '../app/text/text.ts';
import { newText } from './new-text.ts';

addText('newFlow', newText);
