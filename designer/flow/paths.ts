/** Where the kinds of flows live in the address. */
export const pathOf = { strategy: 'strategies', resolution: 'resolutions' } as const;
