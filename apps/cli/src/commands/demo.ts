import type { DemoSize } from '@peil/demo-city';
import type { CalendarDay } from '@peil/kernel';
import { createApp } from '../../../server/src/app.js';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { openRuntime } from '../../../server/src/wiring/runtime.js';
import { ensureCity } from '../demo/make-city.js';
import { welcome } from '../demo/welcome.js';
import { exitCodes, type ExitCode } from '../speaking/exit-codes.js';

export type DemoCommandOptions = {
  readonly seed: string;
  readonly today: CalendarDay;
  readonly size: DemoSize;
  /** Make the city only. */
  readonly serve: boolean;
  readonly json: boolean;
};

/** `peil demo`: makes the city when it is not there, and serves it until it is told to stop. */
export async function runDemo(configuration: Configuration, options: DemoCommandOptions): Promise<ExitCode> {
  const { seed, today, size, serve, json } = options;
  const record = await ensureCity(configuration, { seed, today, size });
  if (!serve) {
    if (json) console.log(JSON.stringify(record));
    return exitCodes.ok;
  }
  const runtime = await openRuntime(configuration, {
    onFailure: (error) => {
      // Acknowledging goes on only after the log was opened anew and proved.
      process.stderr.write(`${error.message}\n`);
      process.exit(exitCodes.finding);
    },
  });
  const app = await createApp(runtime);
  await app.listen(configuration.port, configuration.host);
  const { port } = new URL(await app.getUrl());
  const address = `http://localhost:${port}`;
  console.log(json ? JSON.stringify({ ...record, address }) : welcome(record, address));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await app.close();
  await runtime.close();
  return exitCodes.ok;
}
