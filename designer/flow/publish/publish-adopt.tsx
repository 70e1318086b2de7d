import type { AnswerOf } from '#engine';
import { AdoptAct } from '../../play/adopt/adopt-act.tsx';
import { failingTests } from '../../play/adopt/failing-tests.ts';

/** What can be done at once about tests that keep a draft from being published. It stays while the draft is checked again. */
export function PublishAdopt({ errors }: { readonly errors: AnswerOf<'definitions.check'>['diagnostics'] }) {
  return <AdoptAct places={failingTests(errors)} />;
}
