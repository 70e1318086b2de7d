import { addText } from '../app/text/text.ts';
import { versionsText } from './versions-text.ts';

addText('versions', versionsText);
