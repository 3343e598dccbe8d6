/** Where the log stops being what was written. Parts are missing where even they cannot be read. */
export type LogFault = {
  readonly position: number;
  readonly stream?: string;
  readonly revision?: number;
  /**
   * - `unreadable`: the file or the row cannot be read as ours
   * - `position`: an event is missing before this one
   * - `changed`: the event is not what was written (position chain)
   * - `revision`: it does not follow its stream's previous event
   * - `streamChain`: its metadata's chain value does not fit
   * - `lost`: acknowledged events are missing at the end
   */
  readonly reason: 'unreadable' | 'position' | 'changed' | 'revision' | 'streamChain' | 'lost';
  readonly detail?: string;
};

/** The files of the store are damaged, incomplete or not ours. Nothing is served from them. */
export class DamagedLog extends Error {
  override readonly name = 'DamagedLog';
  readonly fault: LogFault;

  constructor(fault: LogFault) {
    const where = fault.stream === undefined ? '' : ` (${fault.stream}, revision ${fault.revision})`;
    const detail = fault.detail === undefined ? '' : `: ${fault.detail}`;
    super(`the event log is damaged at position ${fault.position}${where}, ${fault.reason}${detail}`);
    this.fault = fault;
  }
}
