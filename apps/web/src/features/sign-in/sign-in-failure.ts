const FAILURES = ['unavailable', 'refused', 'unknown'] as const;

/** Why somebody came back from the identity provider without being signed in. */
export type SignInFailure = (typeof FAILURES)[number];

export const isSignInFailure = (value: unknown): value is SignInFailure => FAILURES.some((one) => one === value);
