import { createApp } from './app.js';
import { stopServing } from './operation/stopping.js';
import { startDigests } from './wiring/digests.js';
import { configurationFrom, ConfigurationProblem } from './wiring/configuration.js';
import { openRuntime } from './wiring/runtime.js';
import { requireNode } from './wiring/require-node.js';

/** Whoever stops us kills after ten seconds, as a rule. */
const STOP_WITHIN_MS = 9_000;

requireNode();
try {
  const configuration = configurationFrom(process.env);
  const runtime = await openRuntime(configuration, {
    onFailure: (error) => {
      // Acknowledging goes on only after the log was opened anew and proved.
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
  });
  const app = await createApp(runtime);
  await app.listen(configuration.port, configuration.host);
  const stopDigests = startDigests(app, runtime, (error) => {
    process.stderr.write(`mails: ${error instanceof Error ? error.name : 'failure'}\n`);
  });
  const stop = async (): Promise<void> => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await Promise.all([stopServing(app), stopDigests()]);
    await runtime.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
} catch (error) {
  process.stderr.write(error instanceof ConfigurationProblem ? `${error.message}\n` : `${String(error)}\n`);
  // What was opened before (the writer's thread) would keep the process alive.
  process.exit(1);
}
