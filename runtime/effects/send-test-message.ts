import type { Rendered } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import { newId } from '../store/new-id.ts';
import { ADMIN_CHAIN, appendEntries } from '../store/timeline-store.ts';

const CALL_MS = 20_000;
const MARK = 'TEST';

/** A message somebody sends to himself to see how it looks. */
export interface TestMessage {
  readonly to: { readonly id: string; readonly name: string; readonly email: string };
  readonly message: Rendered;
  readonly template: string;
}

export interface TestOutcome {
  readonly result: 'accepted' | 'sealed' | 'bounced' | 'rejected' | 'unavailable' | 'unclear';
  readonly subject: string;
  readonly detail?: string;
}

/**
 * Sends a test over the channel customers are written to over, marked so that nobody takes it for the real one.
 * The switch of the channel is for customers and does not stop it. Undefined when no connector can.
 */
export async function sendTestMessage(
  runtime: Runtime,
  world: World,
  { to, message, template }: TestMessage,
): Promise<TestOutcome | undefined> {
  const active = await runtime.connectors.active('email');
  if (!active?.enabled) return undefined;
  const subject = `[${MARK}] ${message.subject}`;
  const outcome = await attempt();
  const data = { template, result: outcome.result };
  const line = { key: newId('tst'), chain: ADMIN_CHAIN, at: world.now, type: 'template.tested', data, by: to.id };
  await appendEntries(runtime.store, [line]);
  return outcome;

  async function attempt(): Promise<TestOutcome> {
    // In a sandbox only what stays on this machine really acts.
    if (world.settings.clock.mode === 'sandbox' && !active?.local) return { result: 'sealed', subject };
    const { sender } = world.settings.installation;
    const note = `${MARK}: ${to.name} has sent this to themselves. No customer has received it.`;
    const sent = await active?.session.send(
      {
        key: newId('tst'),
        to: to.email,
        toName: to.name,
        from: { name: sender.name, email: sender.email },
        subject,
        text: `${note}\n\n${message.text}`,
        html: `<p><strong>${escapeHtml(note)}</strong></p>${message.html}`,
      },
      AbortSignal.timeout(CALL_MS),
    );
    if (!sent) return { result: 'unavailable', subject };
    return { result: sent.result, subject, ...('detail' in sent ? { detail: sent.detail } : {}) };
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
