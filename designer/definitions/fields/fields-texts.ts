import { addText } from '../../app/text/text.ts';
import { fieldsText } from './fields-text.ts';

addText('fields', fieldsText);
