import type { CommanderError } from 'commander';
import { sayBoth } from './language.js';

/** What was asked for in a way that `peil` does not know, as a sentence. */
export function usageProblem({ code, message }: CommanderError): string {
  const named = /'([^']+)'/.exec(message)?.[1] ?? '';
  const help = sayBoth('Kijk met --help wat er kan.', 'See --help for what there is.');
  return `${sentence(code, named, message)} ${help}`;
}

function sentence(code: string, named: string, message: string): string {
  switch (code) {
    case 'commander.unknownCommand':
      return sayBoth(`Het commando ${named} bestaat niet.`, `There is no command ${named}.`);
    case 'commander.unknownOption':
      return sayBoth(`De optie ${named} bestaat niet.`, `There is no option ${named}.`);
    case 'commander.missingArgument':
      return sayBoth(`Er ontbreekt nog iets: ${named}.`, `Something is missing: ${named}.`);
    case 'commander.missingMandatoryOptionValue':
      return sayBoth(`De optie ${named} is nodig.`, `The option ${named} is needed.`);
    case 'commander.optionMissingArgument':
      return sayBoth(`Bij ${named} hoort een waarde.`, `${named} takes a value.`);
    case 'commander.invalidArgument':
      return sayBoth(
        `De waarde bij ${named} past niet. ${reasonIn(message)}`,
        `The value of ${named} does not fit. ${reasonIn(message)}`,
      );
    default:
      return sayBoth(
        'Dit is te veel of iets anders dan er wordt gevraagd.',
        'This is too much, or other than what is asked for.',
      );
  }
}

/** What our own check of the value said, in the right language already; or the values that are allowed. */
function reasonIn(message: string): string {
  return /is invalid(?: for argument '[^']*')?\. (.*)$/s.exec(message)?.[1] ?? '';
}
