import { stateWords } from '#engine';
import type { TimelineDocument } from '../../store/flow-documents.ts';

const words: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>> = {
  'definition.published': (data) =>
    `Published ${data['kind']} “${data['id']}” as version ${data['version']}${data['comment'] === undefined ? '' : `: ${data['comment']}`}`,
  'template.tested': (data) => `Template “${data['template']}” sent to themselves as a test: ${data['result']}`,
  'strategy.moved': (data) => `“${data['name']}”: ${data['accounts']} on older versions moved to version ${data['version']}`,
  'strategy.paused': (data) => `${pausedWords(data)} paused: ${data['reason']}`,
  'strategy.resumed': (data) => `Pause of ${pausedWords(data)} ended: what came due is ${decisionWords[String(data['decision'])]}`,
  'channel.set': (data) => `Sending by ${data['channel']} turned ${data['sending'] ? 'on' : 'off'}`,
  'clock.advanced': (data) => `Sandbox clock advanced to ${data['to']}`,
  'user.added': (data) => `User ${data['name'] ?? data['id']} added as ${data['role']}`,
  'key.added': (data) => `Machine key “${data['name']}” made for the role ${data['role']}`,
  'feed.set': (data) =>
    `Source ${data['id']} is current through ${data['currentThrough']}${data['before'] === undefined ? '' : `, before: ${data['before']}`}`,
  'connector.set': (data) => `Connector ${data['id']} ${data['enabled'] ? 'configured' : 'turned off'}`,
  'abilities.set': (data) => `${data['name']}: ${abilityWords(data)}`,
  'routing.set': (data) =>
    `Tasks are given out of ${listed(data['pools'], 'no pool')}; skills: ${listed(data['skills'], 'none')}; ${demandWords(data, 'standard')}, ${demandWords(data, 'senior')}`,
  'absence.set': (data) => `${data['name']} absent from ${data['from']} until ${data['until']}, new tasks go to ${data['substitute']}`,
  'absence.ended': (data) => `Absence of ${data['name']} until ${data['until']} ended`,
  'import.started': (data) => `Import of ${data['source']} begun`,
};

const decisionWords: Readonly<Record<string, string>> = { send: 'sent', skip: 'left out', review: 'put before a person' };

function pausedWords(data: Readonly<Record<string, unknown>>): string {
  const step = data['step'] === '' ? '' : `, step ${stateWords(String(data['step']))}`;
  return `Strategy “${data['name']}”${step}`;
}

function abilityWords({ seniority, skills, pools }: Readonly<Record<string, unknown>>): string {
  return `${seniority}, skills: ${listed(skills, 'none')}, is given tasks of ${listed(pools, 'no pool')}`;
}

function listed(words: unknown, none: string): string {
  return Array.isArray(words) && words.length > 0 ? words.join(', ') : none;
}

/** From when on work takes somebody of a seniority; amounts in minor units, of whatever currency an account has. */
function demandWords(data: Readonly<Record<string, unknown>>, seniority: string): string {
  const { amount, risk } = data[`${seniority}From`] as { readonly amount?: number; readonly risk?: number };
  const from = [amount === undefined ? '' : `overdue ${amount}`, risk === undefined ? '' : `risk ${risk}`].filter(Boolean);
  return `${seniority} collectors from ${from.length === 0 ? 'nothing' : from.join(' or ')} on`;
}

/** A line of administration as people read it. */
export function auditWords(entry: TimelineDocument): string {
  return words[entry.type]?.({ ...entry.data, ...entry.personal }) ?? entry.type;
}
