/**
 * The protocol double by itself: `node --import ./scripts/from-source.mjs test/kurrentdb/double/main.ts [port]
 * [23.10|24.10]`. Prints its connection string when ready, and ends with its standard input, so that it never outlives
 * the test that started it.
 */
import { startDouble } from './start-double.js';

const [port = '0', personality] = process.argv.slice(2);
const double = await startDouble({ port: Number(port), personality: personality === '23.10' ? '23.10' : '24.10' });
process.stdout.write(`${double.connectionString}\n`);

const stop = () => void double.stop().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.stdin.on('end', stop).resume();
