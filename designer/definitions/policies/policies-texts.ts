import { addText } from '../../app/text/text.ts';
import { policiesText } from './policies-text.ts';

addText('policies', policiesText);
