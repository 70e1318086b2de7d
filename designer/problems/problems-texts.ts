import { addText } from '../app/text/text.ts';
import { problemsText } from './problems-text.ts';

addText('problems', problemsText);
