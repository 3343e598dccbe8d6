import { demoPeople, type SituationCode } from '@peil/demo-city';
import { calendarDay } from '@peil/kernel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { demoClock } from '../../../apps/cli/src/demo/demo-clock.js';
import { cityOptions, ensureCity } from '../../../apps/cli/src/demo/make-city.js';
import { createApp } from '../../../apps/server/src/app.js';
import { configurationFrom } from '../../../apps/server/src/wiring/configuration.js';
import { openRuntime } from '../../../apps/server/src/wiring/runtime.js';

/** The small demo city on the day of the pictures, with the web application as built. */
export type WebCity = {
  readonly origin: string;
  readonly personIn: (situation: SituationCode) => string;
  readonly persona: (code: string) => string;
  /** Signs a window in, as the sign-in page does. */
  readonly signIn: (context: BrowserContext, persona: string, personId?: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openWebCity(day = '2026-10-15'): Promise<WebCity> {
  const folder = mkdtempSync(join(tmpdir(), 'peil-web-'));
  const configuration = configurationFrom({ PEIL_DATA_DIR: folder, PEIL_DEMO: 'true', PEIL_LOG_LEVEL: 'error' });
  const wanted = { seed: 'peil', today: calendarDay(day), size: 'small' } as const;
  const record = await ensureCity(configuration, wanted);
  const runtime = await openRuntime(configuration, { clock: demoClock(wanted.today) });
  const people = demoPeople(cityOptions(record));
  const app = await createApp(runtime, { demoPeople: people });
  await app.listen(0, '127.0.0.1');
  const { port } = new URL(await app.getUrl());
  const origin = `http://127.0.0.1:${port}`;
  const idOf = (list: readonly { readonly code: string; readonly personId: string }[], code: string): string => {
    const found = list.find((one) => one.code === code);
    if (found === undefined) throw new Error(`nobody in the city is ${code}`);
    return found.personId;
  };
  return {
    origin,
    personIn: (situation) => idOf(people.situations, situation),
    persona: (code) => idOf(people.personas, code),
    async signIn(context, persona, personId) {
      const data = { persona, ...(personId !== undefined && { personId }) };
      const answer = await context.request.post('/v1/demo-sessions', { data });
      if (!answer.ok()) throw new Error(`sign-in as ${persona}: ${answer.status()}`);
    },
    async close() {
      await app.close();
      await runtime.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
