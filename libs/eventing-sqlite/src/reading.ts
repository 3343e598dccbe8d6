import { DamagedLog, type LogFault } from './damaged-log.js';
import { isUnreadable, messageOf } from './sqlite-error.js';

/** Does some reading of our files. @throws DamagedLog, at the place given, where SQLite cannot make sense of them */
export function reading<Found>(place: Pick<LogFault, 'position' | 'stream' | 'revision'>, read: () => Found): Found {
  try {
    return read();
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    throw new DamagedLog({ ...place, reason: 'unreadable', detail: messageOf(error) });
  }
}
