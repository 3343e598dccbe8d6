import type { LocalizedText } from '@peil/kernel';
import { say } from './language.js';

/** What the program ends with. */
export const exitCodes = {
  /** Done, and nothing found. */
  ok: 0,
  /** A check failed, or something is wrong with what was looked at. */
  finding: 1,
  /** Asked in the wrong way, or something it needs is missing or in use. */
  usage: 2,
  /** There is a question to answer first. */
  question: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends the command with a sentence on stderr and a code. */
export class CommandStopped extends Error {
  override readonly name = 'CommandStopped';
  constructor(
    readonly exitCode: ExitCode,
    text: LocalizedText,
  ) {
    super(say(text));
  }
}

export function stop(exitCode: ExitCode, nl: string, en: string): CommandStopped {
  return new CommandStopped(exitCode, { nl, en });
}
