import type { BusinessEvent } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import type { EffectDocument, EnrollmentDocument } from '../store/flow-documents.ts';
import type { Transaction } from '../store/store.ts';

/** What an in-house effect works with, all read within its transaction. */
export interface PerformContext {
  readonly runtime: Runtime;
  readonly world: World;
  readonly effect: EffectDocument;
  readonly enrollment: EnrollmentDocument;
  readonly account: AccountDocument;
  readonly transaction: Transaction;
}

/** What came of it: done, or why it waits or cannot be. */
export type Performed =
  | {
      readonly result: 'done';
      /** In a word, where there is more to say than done: `unchanged`. */
      readonly detail?: string;
      readonly events?: readonly BusinessEvent[];
      /** The timeline line, where the effect is worth one. */
      readonly line?: { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
      /** Runs after the commit; what must not be lost does not belong here. */
      readonly after?: () => Promise<void>;
    }
  | {
      readonly result: 'held';
      readonly reason: string;
      readonly detail: string;
      /** The pause that keeps it back. */
      readonly pauseId?: string;
    }
  | { readonly result: 'parked'; readonly reason: string; readonly detail: string };

/** An effect that changes our own documents: it happens once, in one transaction with its own mark. */
export type Performer = (context: PerformContext) => Promise<Performed>;

/** The params of an effect, checked against their schema when the definition was published. */
export function text(effect: EffectDocument, name: string): string | undefined {
  const value = effect.params[name];
  return typeof value === 'string' ? value : undefined;
}
