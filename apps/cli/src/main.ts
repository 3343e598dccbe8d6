import { requireNode } from '../../server/src/wiring/require-node.js';

requireNode();
// Loaded after the guard: on an older Node not even reading it succeeds.
const { runProgram } = await import('./run-program.js');
process.exitCode = await runProgram(process.argv);
