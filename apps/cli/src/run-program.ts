import { CheckpointMismatch, DamagedLog, LogInUse, MasterKeyMismatch } from '../../server/src/wiring/log-problems.js';
import { CommanderError } from 'commander';
import { ConfigurationProblem } from '../../server/src/wiring/configuration.js';
import { createProgram } from './program.js';
import { CommandStopped, exitCodes } from './speaking/exit-codes.js';
import { sayBoth } from './speaking/language.js';
import { usageProblem } from './speaking/usage-problem.js';

/** Runs one command. @returns what the process ends with: see `docs/reference/cli.md` */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    return codeOf(error);
  }
}

/** Says what went wrong, in a sentence where we know it. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // Asking for help is no mistake, and help has been given.
    if (error.exitCode === 0) return exitCodes.ok;
    return error.code === 'commander.help' ? exitCodes.usage : complain(usageProblem(error), exitCodes.usage);
  }
  if (error instanceof CommandStopped) return complain(error.message, error.exitCode);
  if (error instanceof ConfigurationProblem) {
    return complain(
      sayBoth(`De instellingen kloppen niet. ${error.message}`, `The settings are not right. ${error.message}`),
      exitCodes.usage,
    );
  }
  if (error instanceof LogInUse) {
    const who = error.pid === undefined ? '' : sayBoth(` (proces ${error.pid})`, ` (process ${error.pid})`);
    return complain(
      sayBoth(
        `Er draait al een Peil op deze gegevens${who}. Stop die eerst, of gebruik een andere map met PEIL_DATA_DIR.`,
        `A Peil already runs on this data${who}. Stop that one first, or use another folder with PEIL_DATA_DIR.`,
      ),
      exitCodes.usage,
    );
  }
  if (error instanceof DamagedLog) {
    const { position, stream, revision, reason } = error.fault;
    const where = stream === undefined ? '' : ` (${stream}, ${revision})`;
    return complain(
      sayBoth(
        `Het log is beschadigd bij positie ${position}${where}: ${reason}. Draai peil verify.`,
        `The log is damaged at position ${position}${where}: ${reason}. Run peil verify.`,
      ),
      exitCodes.finding,
    );
  }
  if (error instanceof MasterKeyMismatch) {
    return complain(
      sayBoth(
        'De hoofdsleutel past niet op keys.db. Geef de sleutel waarmee die is gemaakt (PEIL_MASTER_KEY of master.key).',
        'The master key does not open keys.db. Give the one it was made with (PEIL_MASTER_KEY or master.key).',
      ),
      exitCodes.usage,
    );
  }
  if (error instanceof CheckpointMismatch) {
    return complain(
      sayBoth(
        'De leesmodellen horen niet bij dit log: het is teruggezet of een ander. Draai peil rebuild.',
        'The read models do not belong to this log: it was put back, or is another one. Run peil rebuild.',
      ),
      exitCodes.finding,
    );
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return complain(
      sayBoth(
        'De poort is al in gebruik. Kies een andere met PORT.',
        'The port is in use already. Choose another one with PORT.',
      ),
      exitCodes.usage,
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  return complain(sayBoth(`Het is niet gelukt: ${message}`, `It failed: ${message}`), exitCodes.finding);
}

function complain(sentence: string, exitCode: number): number {
  process.stderr.write(`${sentence}\n`);
  return exitCode;
}
