export const signInText = {
  title: 'Sign in',
  product: 'Duecourse',
  email: 'Email',
  password: 'Password',
  act: 'Sign in',
  busy: 'Signing in…',
} as const;
