/** What the adapter did by itself to keep going; for the log and for metrics. Holds no secret and no data. */
export type KurrentDbNotice =
  /** The outcome of an append was unknown; the identical append is sent again. */
  | { readonly kind: 'appendRepeated'; readonly attempt: number; readonly reason: string }
  /** A read broke off and is begun again. */
  | { readonly kind: 'readRepeated'; readonly attempt: number; readonly reason: string }
  /** A subscription ended and goes on from its own checkpoint. `tooSlow` is an ordinary thing with servers before 24.10. */
  | { readonly kind: 'resubscribed'; readonly after: number; readonly reason: string }
  /** The client was given up and a new one made. */
  | { readonly kind: 'clientReplaced'; readonly reason: string };

export type OnNotice = (notice: KurrentDbNotice) => void;
