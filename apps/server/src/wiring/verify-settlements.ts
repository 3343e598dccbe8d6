import { accreditationFacts, checkSettlements, createFactsReader, type SettlementsCheck } from '@peil/accreditation';
import { calendarDay } from '@peil/kernel';
import { projectionFileName } from '@peil/projections';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Configuration } from './configuration.js';
import { dataFiles } from './runtime.js';

const EVERYTHING = calendarDay('9999-12-31');

/**
 * Computes every settled result again and compares fingerprints, from the read model in use: `peil verify` has compared
 * that with the log before. Works beside a server.
 */
export function verifySettlements(
  { dataFolder }: Configuration,
  onProgress: (checked: number) => void,
): SettlementsCheck {
  const path = join(dataFiles(dataFolder).readModels, projectionFileName(accreditationFacts));
  if (!existsSync(path)) return { checked: 0, faults: [] };
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return checkSettlements(createFactsReader(database), EVERYTHING, onProgress);
  } finally {
    database.close();
  }
}
