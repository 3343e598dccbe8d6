import { demoPeople } from '@peil/demo-city';
import { createApp } from '../../../server/src/app.js';
import { stopServing } from '../../../server/src/operation/stopping.js';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { startDigests } from '../../../server/src/wiring/digests.js';
import { openRuntime } from '../../../server/src/wiring/runtime.js';
import { demoClock } from '../demo/demo-clock.js';
import { readDemoRecord } from '../demo/demo-record.js';
import { cityOptions, ensureCity } from '../demo/make-city.js';
import { makeElsewhere } from '../demo/make-elsewhere.js';
import { welcome } from '../demo/welcome.js';
import { exitCodes, type ExitCode } from '../speaking/exit-codes.js';
import { sayBoth } from '../speaking/language.js';
import type { DemoCommandOptions } from './demo-options.js';

/** `peil demo`: makes the city when it is not there, and serves it until it is told to stop. */
export async function runDemo(configuration: Configuration, options: DemoCommandOptions): Promise<ExitCode> {
  const { seed, today, size, serve, json } = options;
  if (!serve) {
    const made = await ensureCity(configuration, { seed, today, size });
    process.stderr.write(`${sayBoth('Leesmodellen opbouwen …', 'Building the read models …')}\n`);
    await (await openRuntime(configuration)).close();
    if (json) console.log(JSON.stringify(made));
    return exitCodes.ok;
  }
  if (readDemoRecord(configuration.dataFolder)?.complete !== true) {
    const made = await makeElsewhere(options);
    if (made !== exitCodes.ok) return made;
  }
  const record = await ensureCity(configuration, { seed, today, size });
  const runtime = await openRuntime(configuration, {
    clock: demoClock(options.fixed ? record.today : undefined),
    onFailure: (error) => {
      // Acknowledging goes on only after the log was opened anew and proved.
      process.stderr.write(`${error.message}\n`);
      process.exit(exitCodes.finding);
    },
  });
  try {
    const app = await createApp(runtime, { demoPeople: demoPeople(cityOptions(record)) });
    try {
      await app.listen(configuration.port, configuration.host);
      const { port } = new URL(await app.getUrl());
      const address = `http://localhost:${port}`;
      console.log(json ? JSON.stringify({ ...record, address }) : welcome(record, address));
      const stopDigests = startDigests(app, runtime, (error) => {
        process.stderr.write(`mails: ${error instanceof Error ? error.name : 'failure'}\n`);
      });
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
      });
      await stopDigests();
    } finally {
      await stopServing(app);
    }
  } finally {
    await runtime.close();
  }
  return exitCodes.ok;
}
