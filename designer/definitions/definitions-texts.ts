import { addText } from '../app/text/text.ts';
import { definitionsText } from './definitions-text.ts';

addText('definitions', definitionsText);
