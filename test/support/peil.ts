import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { instant, type Instant } from '@peil/kernel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_SESSIONS, type DemoSessions } from '../../apps/server/src/sessions/demo-sessions.js';
import { createApp } from '../../apps/server/src/app.js';
import { configurationFrom } from '../../apps/server/src/wiring/configuration.js';
import { openRuntime, type Runtime } from '../../apps/server/src/wiring/runtime.js';

/** A running Peil in a folder of its own, spoken to over real HTTP. */
export type RunningPeil = {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly runtime: Runtime;
  readonly folder: string;
  /** A token of that person, whatever their role. */
  readonly signIn: (personId: string) => string;
  readonly close: () => Promise<void>;
};

/** @param now fixes the clock; without it the real one is used. */
export async function startPeil(
  options: {
    readonly now?: () => Instant;
    readonly folder?: string;
    /** Any free one, unless its address must be known before. */
    readonly port?: number;
    readonly environment?: Readonly<Record<string, string>>;
    readonly prepare?: (runtime: Runtime) => Promise<void>;
  } = {},
): Promise<RunningPeil> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'peil-'));
  const configuration = configurationFrom({
    PEIL_DATA_DIR: folder,
    PEIL_DEMO: 'true',
    PEIL_LOG_LEVEL: 'error',
    PORT: '0',
    ...options.environment,
  });
  const now = options.now ?? (() => instant(new Date().toISOString()));
  const runtime = await openRuntime(configuration, { clock: { now } });
  await options.prepare?.(runtime);
  const app = await createApp(runtime);
  await app.listen(options.port ?? 0, '127.0.0.1');
  return {
    url: await app.getUrl(),
    app,
    runtime,
    folder,
    signIn: (personId) => app.get<DemoSessions>(DEMO_SESSIONS).begin(personId).token,
    async close() {
      await app.close();
      await runtime.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
