import { addText } from '../../app/text/text.ts';
import { templatesText } from './templates-text.ts';

addText('templates', templatesText);
