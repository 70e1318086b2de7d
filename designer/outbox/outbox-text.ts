export const outboxText = { title: 'Outbox' } as const;
