import { addText } from '../../app/text/text.ts';
import { segmentsText } from './segments-text.ts';

addText('segments', segmentsText);
