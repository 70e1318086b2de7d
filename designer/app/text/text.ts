import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { elementsText } from '../../elements/elements-text.ts';
import { signInText } from '../../sign-in/sign-in-text.ts';
import { appText } from '../app-text.ts';
import { chosenLabels } from './labels.ts';

export const LANGUAGE = 'en';
/** For dates and numbers. */
export const LOCALE = 'en-US';

/** The texts every page needs; each page's own come with it. */
export async function startText(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: LANGUAGE,
    fallbackLng: LANGUAGE,
    ns: ['app', 'elements', 'signIn'],
    defaultNS: 'app',
    resources: { [LANGUAGE]: { app: appText, elements: elementsText, signIn: signInText, labels: chosenLabels() } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Adds a page's texts; called once where the page's module is loaded. */
export function addText(page: string, texts: object): void {
  i18next.addResourceBundle(LANGUAGE, page, texts);
}
