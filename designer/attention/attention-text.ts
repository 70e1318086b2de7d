export const attentionText = { title: 'Attention' } as const;
