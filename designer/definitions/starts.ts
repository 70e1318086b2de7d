import type { Template } from '#engine';
import type { JsonObject } from '../document/json.ts';
import { printJson } from '../document/print-json.ts';
import type { PlainKind } from '../flow/kinds.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a new definition begins as. Each is complete and can be published as it is. */
export function startText(kind: PlainKind, named: Named, channel: Template['channel'] = 'email'): string {
  return printJson({ kind, ...named, ...bodyOf(kind, channel) });
}

function bodyOf(kind: PlainKind, channel: Template['channel']): JsonObject {
  switch (kind) {
    case 'segment':
      return { rows: [{ id: 'everybody-else', name: 'Everybody else' }] };
    case 'template':
      return messageOf(channel);
    case 'contact-policy':
      return { appliesTo: 'business', hours: { from: '08:00', to: '18:00' }, caps: [] };
    case 'calendar':
      return { week: [1, 2, 3, 4, 5], holidays: [] };
    case 'aging':
      return { basis: 'due', bounds: [30, 60, 90] };
    case 'ranking':
      return {
        valuations: [{ id: 'age', name: 'One point for each day past due', per: { fact: 'account.daysPastDue', points: 1, unit: 1 } }],
      };
    case 'fields':
      return { fields: [] };
  }
}

const greeting = 'Dear {% if contact.name %}{{ contact.name }}{% else %}Accounts Payable team{% endif %},';

function messageOf(channel: Template['channel']): JsonObject {
  const about = { channel, tone: 'friendly', language: 'en', about: 'past-due' };
  if (channel === 'sms')
    return { ...about, body: '{{ sender.company }}: {{ total | money }} is past due. Questions? Call {{ sender.phone }}.' };
  const body = `${greeting}\n\nThe following is past due:\n\n{{ invoiceTable }}\n\nTotal: {{ total | money }}\n\nKind regards,\n\n{{ sender.company }}`;
  return channel === 'email' ? { ...about, subject: '{{ total | money }} past due at {{ sender.company }}', body } : { ...about, body };
}

/** A definition under another id and name; all else as it is. */
export function copyText(text: string, named: Named, change: JsonObject = {}): string {
  const { $schema: _, ...value } = JSON.parse(text) as JsonObject;
  return printJson({ ...value, ...named, ...change });
}
