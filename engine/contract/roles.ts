/** Who somebody is to the product. Customers and partners come in through doors of their own. */
export const roles = ['admin', 'manager', 'lead', 'analyst', 'collector', 'resolver', 'viewer', 'auditor', 'customer', 'partner'] as const;
export type Role = (typeof roles)[number];

/** Everybody who works in the house. */
export const staff: readonly Role[] = ['admin', 'manager', 'lead', 'analyst', 'collector', 'resolver', 'viewer', 'auditor'];

/** Those who write definitions; publishing them is for fewer. */
export const authors = ['admin', 'manager', 'analyst'] as const;

/** Those who lead: they give work to others. */
export const leading = ['admin', 'manager', 'lead'] as const;

/** Those who speak with customers and decide about them. */
export const office = ['admin', 'manager', 'lead', 'collector'] as const;
