export const accountText = { title: 'Account' } as const;
