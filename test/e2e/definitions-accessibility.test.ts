import { haveNoFaults, type ShownPage } from '../support/axe-pages.ts';
import { theDemo } from '../support/e2e-demo.ts';

describe('definitions without steps, for everybody', function () {
  this.timeout(90_000);
  const pages: readonly ShownPage[] = [
    ['the segments', '/segments', 'tr[data-definition]'],
    ['one of them', '/segments/account-segments', 'li[data-row] .figures b'],
    ['the templates', '/templates', 'tr[data-definition]'],
    ['one of them', '/templates/friendly-reminder', 'iframe'],
    ['its text', '/templates/friendly-reminder?tab=text', '.cm-content'],
    ['its versions', '/templates/friendly-reminder?tab=versions', 'tr[data-version]'],
    ['the policies', '/policies', 'tr[data-definition]'],
    ['a contact policy', '/policies/contact-policy/b2b-contact', 'li[data-field]'],
    ['where a yes is needed', '/policies/contact-policy/b2b-contact', '[data-field="/consent/email/needs"]'],
    ['a calendar', '/policies/calendar/us-business', '[data-holiday]'],
    ['aging buckets', '/policies/aging/standard', '[data-bucket]'],
    ['the fields', '/fields', 'li[data-field]'],
  ];
  haveNoFaults(async () => (await theDemo()).product.url, pages);
});
