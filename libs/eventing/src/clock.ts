import type { Instant } from '@peil/kernel';

/** Where "now" comes from. Only the demo, a migration and an administrator's import may set it. */
export type Clock = { readonly now: () => Instant };
