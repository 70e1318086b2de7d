import { Type } from 'typebox';
import { invoiceStatuses } from '../model/ledger.ts';
import { office } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Id, Line, LocalDay, Maybe, OneOf, replyId, SaidLine, Shape } from './wire.ts';

const who = [...office, 'resolver'] as const;
const Phone = Type.String({ minLength: 3, maxLength: 40, pattern: '^[+\\d][\\d ()./-]*(x\\d+)?$', description: 'a telephone number' });

const person = {
  role: Maybe(SaidLine),
  email: Maybe(Type.String({ format: 'email', maxLength: 254 })),
  phone: Maybe(Phone),
  otherPhones: Maybe(Type.Array(Phone, { maxItems: 9 })),
  zone: Maybe(Line),
};

/** What one learns about people and invoices while speaking with a customer. */
export const contactRoutes = defineRoutes({
  'contacts.add': {
    method: 'POST',
    path: '/accounts/{accountId}/contacts',
    summary: 'Add a contact',
    roles: who,
    body: Shape({ name: SaidLine, ...person }),
    status: 201,
    answer: Shape({ id: Id }),
    refuses: ['resource.unknown', 'request.invalid'],
  },
  'contacts.change': {
    method: 'PUT',
    path: '/accounts/{accountId}/contacts/{contactId}',
    summary: 'Correct who a contact is and how to reach them; what is left out is taken away',
    roles: who,
    body: Shape({ name: SaidLine, ...person }),
    status: 204,
    refuses: ['resource.unknown', 'request.invalid', 'contact.retired'],
  },
  'contacts.retire': {
    method: 'POST',
    path: '/accounts/{accountId}/contacts/{contactId}/retirement',
    summary: 'Put a contact out of use, or back into it: nobody writes to or calls one that is out of use',
    roles: who,
    body: Shape({ retired: Type.Boolean(), because: Maybe(SaidLine) }),
    status: 201,
    answer: Shape({ id: Id }),
    refuses: ['resource.unknown'],
  },
  'invoices.note': {
    method: 'POST',
    path: '/accounts/{accountId}/invoice-statuses',
    summary: 'Write down what the customer says about open invoices: nothing owed changes, and nothing is promised by it',
    roles: who,
    body: Shape({
      invoiceIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
      status: OneOf(invoiceStatuses),
      with: Maybe(SaidLine),
      expectedOn: Maybe(LocalDay),
      replyId,
    }),
    status: 201,
    /** The follow-up it has made: a copy is to be sent. */
    answer: Shape({ taskId: Maybe(Id) }),
    refuses: ['resource.unknown', 'request.invalid', 'invoice.unknown', 'invoice.not_open', 'date.invalid'],
  },
});
