/** The product's mark. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label="Duecourse">
      <rect width="32" height="32" rx="7" fill="#0b6b6b" />
      <path d="M8 23V9h6.2a7 7 0 0 1 0 14z" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinejoin="round" />
      <path d="M20.5 16H26" stroke="#8fe0da" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  );
}
