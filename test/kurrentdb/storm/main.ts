/**
 * `npm run storm:kurrentdb`: writes while nodes die, and says what was lost. On the protocol double by itself; on a real
 * server or cluster where KURRENTDB_URL names one, with commands that kill, start, freeze and thaw its nodes.
 */
import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startDouble } from '../double/start-double.js';
import { isSound } from './history.js';
import { inWords, storm } from './storm.js';
import { disastersByCommand, disastersOfDouble } from './targets.js';

const USAGE = `npm run storm:kurrentdb -- [options]
  --kill <command>    kills a node; {node} in it stands for the number of one, from 1
  --start <command>   starts it again
  --freeze <command>  freezes a node (SIGSTOP), --thaw <command> lets it go on
  --nodes <n>         how many nodes {node} goes round (1; on the double 3)
  --rounds <n>        how many times something happens (15); without commands, seconds to write
  --writers <n>       16
  --down <seconds>    how long a node stays away (5; on the double 1)
  --up <seconds>      how long it has to come back (10; on the double 1)
  --lossy             on the double only: a kill loses what was written last, which must be reported
KURRENTDB_URL names a real server; without it the storm is over the protocol double.`;

/** At once, so that nothing is missing where the program ends. */
function print(line: string): void {
  writeSync(1, `${line}\n`);
}

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    ...{ kill: text, start: text, freeze: text, thaw: text, nodes: text, rounds: text, writers: text },
    ...{ down: text, up: text, lossy: { type: 'boolean' }, help: { type: 'boolean' } },
  },
});
if (values.help === true) {
  print(USAGE);
  process.exit(0);
}

function whole(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  print(`--${name} is a whole number, 1 or more\n\n${USAGE}`);
  process.exit(2);
}

const { KURRENTDB_URL: url } = process.env;
const real = url !== undefined && url !== '';
const nodes = whole('nodes', values.nodes, real ? 1 : 3);
const pace = {
  downMs: 1_000 * whole('down', values.down, real ? 5 : 1),
  upMs: 1_000 * whole('up', values.up, real ? 10 : 1),
};
const common = {
  rounds: whole('rounds', values.rounds, 15),
  writers: whole('writers', values.writers, 16),
  say: print,
};
for (const [one, other] of [
  ['kill', 'start'],
  ['freeze', 'thaw'],
] as const) {
  if ((values[one] === undefined) === (values[other] === undefined)) continue;
  print(`--${one} and --${other} are given together\n\n${USAGE}`);
  process.exit(2);
}

async function overDouble() {
  const double = await startDouble({ nodes, personality: '23.10' });
  try {
    const connectionString = `${double.connectionString}&maxDiscoverAttempts=3&discoveryInterval=100`;
    const disasters = disastersOfDouble(double, pace, values.lossy === true);
    return await storm({
      ...common,
      connectionString,
      disasters,
      timing: { appendMs: 500, silenceMs: 500, watchdogMs: 500 },
    });
  } finally {
    await double.stop();
  }
}

const report = real
  ? await storm({ ...common, connectionString: url, disasters: disastersByCommand({ ...values, nodes }, pace) })
  : await overDouble();
print(inWords(report));
if (!isSound(report)) print('NOT SOUND: see above.');
process.exit(isSound(report) ? 0 : 1);
