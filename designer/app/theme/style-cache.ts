import createCache from '@emotion/cache';

/** Styles are written into the page as it runs; the policy lets only those with this page's nonce. */
export const styleCache = createCache({ key: 'dc', prepend: true, ...nonceOfPage() });

function nonceOfPage(): { nonce?: string } {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  return nonce ? { nonce } : {};
}
