import { addText } from '../app/text/text.ts';
import { inspectorText } from './inspector-text.ts';

addText('inspector', inspectorText);
