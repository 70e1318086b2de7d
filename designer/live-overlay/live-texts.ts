import { addText } from '../app/text/text.ts';
import { liveText } from './live-text.ts';

addText('liveFlow', liveText);
