/** Injection token of the `Mailbox`. */
export const MAILBOX = Symbol('Mailbox');
