export const signInText = {
  title: 'Sign in',
  product: 'Duecourse',
  words: 'Collections, step by step.',
  email: 'Email',
  password: 'Password',
  act: 'Sign in',
  busy: 'Signing in…',
} as const;
