import { addText } from '../app/text/text.ts';
import { rulesText } from './rules-text.ts';

addText('rules', rulesText);
