/** A short code of configuration, as `codeSchema` of the domain. */
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;
/** An opaque id, as `opaqueId` of the kernel. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
/** A fingerprint of terms, as `fingerprintSchema` of the domain. */
export const FINGERPRINT = /^[A-Za-z0-9_-]{43}$/;
