import { calendarDay } from '@peil/kernel';
import { join } from 'node:path';
import { ensureCity } from '../../apps/cli/src/demo/make-city.js';
import { configurationFrom, type Configuration } from '../../apps/server/src/wiring/configuration.js';

/** The demo city that benchmarks ask, made once and kept under `data/`. */
export async function benchCity(): Promise<Configuration> {
  const folder = join(import.meta.dirname, '..', '..', 'data', 'bench-city');
  const configuration = configurationFrom({
    PEIL_DATA_DIR: folder,
    PEIL_DEMO: 'true',
    PEIL_LOG_LEVEL: 'error',
    PORT: '0',
  });
  await ensureCity(configuration, { seed: 'bench', today: calendarDay('2026-10-15'), size: 'city' });
  return configuration;
}
