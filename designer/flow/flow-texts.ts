import { addText } from '../app/text/text.ts';
import { flowText } from './flow-text.ts';

addText('flow', flowText);
