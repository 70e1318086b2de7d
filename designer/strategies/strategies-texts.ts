import { addText } from '../app/text/text.ts';
import { strategiesText } from './strategies-text.ts';

addText('strategies', strategiesText);
