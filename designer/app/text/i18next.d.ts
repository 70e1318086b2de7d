import 'i18next';
import type { accountText } from '../../account/account-text.ts';
import type { accountsText } from '../../accounts/accounts-text.ts';
import type { attentionText } from '../../attention/attention-text.ts';
import type { elementsText } from '../../elements/elements-text.ts';
import type { outboxText } from '../../outbox/outbox-text.ts';
import type { portfolioText } from '../../portfolio/portfolio-text.ts';
import type { signInText } from '../../sign-in/sign-in-text.ts';
import type { appText } from '../app-text.ts';
import type { Labels } from './labels.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    returnNull: false;
    resources: {
      app: typeof appText;
      labels: Labels;
      elements: typeof elementsText;
      signIn: typeof signInText;
      portfolio: typeof portfolioText;
      accounts: typeof accountsText;
      account: typeof accountText;
      outbox: typeof outboxText;
      attention: typeof attentionText;
    };
  }
}
