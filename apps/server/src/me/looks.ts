/** The part of the processing log that a person reads. */
export type LooksAt = {
  readonly looksAt: (personId: string) => readonly {
    readonly day: string;
    readonly lookerRole: string;
    readonly lookerId: string;
    readonly page: string;
  }[];
};
