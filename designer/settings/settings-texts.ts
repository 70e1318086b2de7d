import { addText } from '../app/text/text.ts';
import { settingsText } from './settings-text.ts';

addText('settings', settingsText);
