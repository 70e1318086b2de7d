import { cleanLine } from '#connectors';
import { isOptOut, localDateAt, ownParts } from '#engine';
import { policyFor } from '../published/library.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import { setAccount } from '../store/account-store.ts';
import type { Transaction } from '../store/store.ts';
import { addTask } from './new-task.ts';
import { mailData, mailWords, senderName } from './note-mail.ts';
import { recordConsent } from './record-consent.ts';
import type { ReceivedMail } from './take-mail.ts';
import { tellEnrollments } from './tell-enrollments.ts';

const TITLE = 200;

/**
 * Takes the reply of a person: it is told to the strategies and makes a task for the owner, else for the pool. One that
 * ends the channel and says nothing else is done by writing that down.
 */
export async function takeReply(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  received: ReceivedMail,
  transaction: Transaction,
): Promise<void> {
  const { store } = runtime;
  const { id, mail, account, contact, writtenTo } = received;
  const person = contact ?? writtenTo;
  // Without a policy nobody is approached at all; what was said is kept for the day there is one.
  const policy = policyFor(world.published, world.settings.installation, account.kind) ?? {};
  const optOut = person !== undefined && isOptOut(policy, 'email', mail.text);
  // Whoever says more than stop is read by a person.
  const saysNothingElse = optOut && mail.files.length === 0 && ownParts(mail.text).length === 1;
  const taskId = saysNothingElse ? undefined : await askForAnswer(runtime, world, received, transaction);
  await setAccount(store, account._id, { lastContactAt: world.now }, transaction);
  const payload = { ...mailData(received), optOut, ...(taskId === undefined ? {} : { taskId }), ...(contact ? {} : { isStranger: true }) };
  const happening = { id, at: world.now, events: [{ type: 'notice.replied', payload }], actor: SYSTEM, personal: mailWords(received) };
  await tellEnrollments(runtime, account, happening, transaction);
  if (!optOut) return;
  const said = { agrees: false, because: cleanLine(mail.text, TITLE) };
  const change = { id: `${id}:stop`, account, contact: person, channel: 'email', ...said, actor: SYSTEM } as const;
  await recordConsent(runtime, world, change, transaction);
}

function askForAnswer(runtime: Pick<Runtime, 'store'>, world: World, received: ReceivedMail, transaction: Transaction): Promise<string> {
  const { id, mail, account } = received;
  const about = mail.subject === '' ? '' : `: ${mail.subject}`;
  const title = `Reply from ${senderName(received)}${about}`;
  const wanted = {
    key: `${id}:task`,
    kind: 'reply',
    title: cleanLine(title, TITLE),
    reason: 'a reply by email',
    dueOn: localDateAt(world.now, account.zone),
    mailId: id,
  };
  return addTask(runtime, world, account, wanted, transaction);
}
