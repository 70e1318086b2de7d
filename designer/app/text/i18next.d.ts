import 'i18next';
import type { accountText } from '../../account/account-text.ts';
import type { accountsText } from '../../accounts/accounts-text.ts';
import type { attentionText } from '../../attention/attention-text.ts';
import type { canvasText } from '../../canvas/canvas-text.ts';
import type { definitionsText } from '../../definitions/definitions-text.ts';
import type { fieldsText } from '../../definitions/fields/fields-text.ts';
import type { policiesText } from '../../definitions/policies/policies-text.ts';
import type { segmentsText } from '../../definitions/segments/segments-text.ts';
import type { templatesText } from '../../definitions/templates/templates-text.ts';
import type { elementsText } from '../../elements/elements-text.ts';
import type { flowText } from '../../flow/flow-text.ts';
import type { inspectorText } from '../../inspector/inspector-text.ts';
import type { liveText } from '../../live-overlay/live-text.ts';
import type { outboxText } from '../../outbox/outbox-text.ts';
import type { paletteText } from '../../palette/palette-text.ts';
import type { playText } from '../../play/play-text.ts';
import type { portfolioText } from '../../portfolio/portfolio-text.ts';
import type { problemsText } from '../../problems/problems-text.ts';
import type { rulesText } from '../../rules/rules-text.ts';
import type { scheduleText } from '../../schedule/schedule-text.ts';
import type { settingsText } from '../../settings/settings-text.ts';
import type { signInText } from '../../sign-in/sign-in-text.ts';
import type { newText } from '../../strategies/new-text.ts';
import type { strategiesText } from '../../strategies/strategies-text.ts';
import type { moveText } from '../../versions/move-text.ts';
import type { versionsText } from '../../versions/versions-text.ts';
import type { worklistText } from '../../worklist/worklist-text.ts';
import type { appText } from '../app-text.ts';
import type { Labels } from './labels.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    returnNull: false;
    resources: {
      app: typeof appText;
      labels: Labels;
      move: typeof moveText;
      elements: typeof elementsText;
      signIn: typeof signInText;
      portfolio: typeof portfolioText;
      accounts: typeof accountsText;
      account: typeof accountText;
      flow: typeof flowText;
      inspector: typeof inspectorText;
      outbox: typeof outboxText;
      problems: typeof problemsText;
      rules: typeof rulesText;
      settings: typeof settingsText;
      schedule: typeof scheduleText;
      strategies: typeof strategiesText;
      versions: typeof versionsText;
      newFlow: typeof newText;
      attention: typeof attentionText;
      canvas: typeof canvasText;
      palette: typeof paletteText;
      definitions: typeof definitionsText;
      segments: typeof segmentsText;
      templates: typeof templatesText;
      policies: typeof policiesText;
      fields: typeof fieldsText;
      play: typeof playText;
      liveFlow: typeof liveText;
      worklist: typeof worklistText;
    };
  }
}
