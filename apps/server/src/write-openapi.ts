import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from './app.js';
import { OPENAPI, type OpenApiHolder } from './operation/openapi.controller.js';
import { configurationFrom } from './wiring/configuration.js';
import { openRuntime } from './wiring/runtime.js';
import { requireNode } from './wiring/require-node.js';

/** Writes the OpenAPI document to the file named: what the types of the web application are made from. */
requireNode();
const [, , file] = process.argv;
if (file === undefined) throw new Error('say where to: write-openapi <file>');
const folder = mkdtempSync(join(tmpdir(), 'peil-openapi-'));
try {
  const configuration = configurationFrom({ PEIL_DATA_DIR: folder, PEIL_DEMO: 'true', PEIL_LOG_LEVEL: 'error' });
  const runtime = await openRuntime(configuration);
  const app = await createApp(runtime);
  writeFileSync(file, `${JSON.stringify(app.get<OpenApiHolder>(OPENAPI).document, undefined, 2)}\n`);
  await app.close();
  await runtime.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
