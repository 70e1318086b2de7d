import { type Static, Type } from 'typebox';

/** How to reach the mail server. */
export const SmtpSettings = Type.Object(
  {
    host: Type.String({ minLength: 1, maxLength: 255, title: 'Server', description: 'host name of the mail server' }),
    port: Type.Integer({ minimum: 1, maximum: 65_535, title: 'Port' }),
    secure: Type.Optional(Type.Boolean({ title: 'TLS from the start', description: 'usual on port 465' })),
    requireTls: Type.Optional(Type.Boolean({ title: 'Require STARTTLS', description: 'refuse to send without encryption' })),
    user: Type.Optional(Type.String({ maxLength: 255, title: 'User' })),
    password: Type.Optional(Type.String({ maxLength: 1000, title: 'Password', format: 'secret' })),
  },
  { additionalProperties: false },
);
export type SmtpSettings = Static<typeof SmtpSettings>;
