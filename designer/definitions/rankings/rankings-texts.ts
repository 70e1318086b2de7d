import { addText } from '../../app/text/text.ts';
import { rankingsText } from './rankings-text.ts';

addText('rankings', rankingsText);
