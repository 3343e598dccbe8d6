/** Injection token of the `ImportStore`. */
export const IMPORT_STORE = Symbol('ImportStore');
