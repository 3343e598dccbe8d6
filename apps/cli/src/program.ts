import { demoSizes } from '@peil/demo-city';
import { calendarDay, dayOf, instant, isCalendarDay, type CalendarDay, type Instant } from '@peil/kernel';
import { Command, InvalidArgumentError, Option } from 'commander';
import { configurationFrom, type Configuration } from '../../server/src/wiring/configuration.js';
import { runBackup } from './commands/backup.js';
import { runBalance } from './commands/balance.js';
import { runCompliance } from './commands/compliance.js';
import type { DemoCommandOptions } from './commands/demo-options.js';
import { runDemo } from './commands/demo.js';
import { runDryRun, type DryRunOptions } from './commands/dry-run.js';
import { runImport, type ImportOptions } from './commands/import.js';
import { runEvaluate, type EvaluateOptions } from './commands/evaluate.js';
import { runKurrentDbPrepare } from './commands/kurrentdb-prepare.js';
import { runMigrateStore } from './commands/migrate-store.js';
import { runRebuild } from './commands/rebuild.js';
import { runErase } from './commands/erase.js';
import { runPersonData } from './commands/person-data.js';
import { runRestore, type RestoreOptions } from './commands/restore.js';
import { runSchemeCheck } from './commands/scheme-check.js';
import { runVerify } from './commands/verify.js';
import { sayBoth } from './speaking/language.js';

type SetExitCode = (code: number) => void;
type Json = { readonly json: boolean };

function today(): CalendarDay {
  return dayOf(instant(new Date().toISOString()));
}

function dayArgument(text: string): CalendarDay {
  if (!isCalendarDay(text))
    throw new InvalidArgumentError(sayBoth('Schrijf een dag als 2026-03-01.', 'Write a day as 2026-03-01.'));
  return calendarDay(text);
}

function instantArgument(text: string): Instant {
  try {
    return instant(text);
  } catch {
    throw new InvalidArgumentError(
      sayBoth('Schrijf een moment als 2026-03-01T12:00:00Z.', 'Write a moment as 2026-03-01T12:00:00Z.'),
    );
  }
}

function yearArgument(text: string): number {
  if (!/^2[01]\d\d$/.test(text)) {
    throw new InvalidArgumentError(sayBoth('Schrijf een jaar als 2026.', 'Write a year as 2026.'));
  }
  return Number(text);
}

/** A command speaks on the terminal rather than in a log. */
const settings = (): Configuration => configurationFrom({ PEIL_LOG_LEVEL: 'warn', ...process.env });
/** The demo signs people in without a password. */
const demoSettings = (): Configuration =>
  configurationFrom({ PEIL_LOG_LEVEL: 'warn', ...process.env, PEIL_DEMO: 'true' });

/** Every command of `peil`. What a command ends with goes to `setExitCode`. */
export function createProgram(setExitCode: SetExitCode): Command {
  const program = new Command('peil')
    .description(
      sayBoth(
        'Accreditatie en prestatieafspraken van leidinggevenden.',
        'Accreditation and performance agreements of managers.',
      ),
    )
    // What is wrong with a request is said once, in the language of the terminal: see `usage-problem.ts`.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  const command = (name: string, nl: string, en: string, under = program): Command =>
    under
      .command(name)
      .description(sayBoth(nl, en))
      .option('--json', sayBoth('antwoord als JSON', 'answer as JSON'), false)
      .exitOverride();

  command(
    'demo',
    'Maakt de eerste keer een demostad, en draait Peil daarop.',
    'Makes a demo city the first time, and runs Peil on it.',
  )
    .addOption(
      new Option('--size <size>', sayBoth('hoe groot de stad is', 'how large the city is'))
        .choices(demoSizes)
        .default('city'),
    )
    .option(
      '--seed <text>',
      sayBoth('een andere tekst geeft een andere stad', 'another text gives another city'),
      'peil',
    )
    .option(
      '--today <day>',
      sayBoth(
        'de dag waarvoor de stad gemaakt wordt, en die het dan ook blijft',
        'the day the city is made for, and that it then stays',
      ),
      dayArgument,
      today(),
    )
    .option('--no-serve', sayBoth('alleen maken, niet draaien', 'make it only, do not run'))
    .action(async (options: Omit<DemoCommandOptions, 'fixed'>, self: Command) => {
      const fixed = self.getOptionValueSource('today') === 'cli';
      setExitCode(await runDemo(demoSettings(), { ...options, fixed }));
    });

  command('import <file>', 'Leest een bestand in.', 'Imports a file.')
    .option('--profile <code>', sayBoth('waar het bestand vandaan komt', 'where the file comes from'))
    .option(
      '--kind <kind>',
      sayBoth(
        'wat erin staat, zonder profiel: completions, units, people, appointments',
        'what it holds, without a profile: completions, units, people, appointments',
      ),
    )
    .option(
      '--answers <file>',
      sayBoth('antwoorden op vragen, als JSON of YAML', 'answers to questions, as JSON or YAML'),
    )
    .option('--dry-run', sayBoth('zeg alleen wat er zou gebeuren', 'only say what would happen'), false)
    .option('--system <code>', sayBoth('het systeem waar het uit komt', 'the system it comes from'))
    .addOption(
      new Option('--day-order <order>', sayBoth('hoe 03-04-2026 bedoeld is', 'how 03-04-2026 is meant')).choices([
        'dmy',
        'mdy',
      ]),
    )
    .action(async (file: string, options: ImportOptions) => setExitCode(await runImport(settings(), file, options)));

  const scheme = program.command('scheme').description(sayBoth('Regelingen', 'Schemes')).exitOverride();
  command(
    'check <file>',
    'Controleert een regeling en zegt haar in gewone woorden.',
    'Checks a scheme and says it in plain words.',
    scheme,
  ).action((file: string, { json }: Json) => setExitCode(runSchemeCheck(file, json)));

  command('evaluate', 'Rekent een saldo uit met alleen bestanden.', 'Computes a balance from files alone.')
    .requiredOption(
      '--scheme <file...>',
      sayBoth('een of meer regelingen of versies', 'one or more schemes or versions'),
    )
    .requiredOption('--facts <file>', sayBoth('de feiten van één persoon', 'the facts of one person'))
    .requiredOption('--as-of <day>', sayBoth('op welke dag', 'on which day'), dayArgument)
    .addOption(
      new Option('--periods <which>', sayBoth('open perioden of alle', 'open periods or all'))
        .choices(['open', 'all'])
        .default('open'),
    )
    .action((options: EvaluateOptions) => setExitCode(runEvaluate(options)));

  command('balance <person>', 'Het saldo van iemand, met uitleg.', 'The balance of somebody, with its explanation.')
    .option('--as-of <day>', sayBoth('op welke dag (vandaag)', 'on which day (today)'), dayArgument, today())
    .option('--known-at <moment>', sayBoth('zoals het toen bekend was', 'as it was known then'), instantArgument)
    .action((person: string, options: Json & { readonly asOf: CalendarDay; readonly knownAt?: Instant }) => {
      const { asOf, knownAt, json } = options;
      setExitCode(runBalance(settings(), person, { asOf, knownAt, json }));
    });

  command(
    'compliance <directorate>',
    'Of een directie haar afspraken nakomt, in cijfers.',
    'Whether a directorate keeps its agreements, in figures.',
  )
    .option('--as-of <day>', sayBoth('op welke dag (vandaag)', 'on which day (today)'), dayArgument, today())
    .option('--known-at <moment>', sayBoth('zoals het toen bekend was', 'as it was known then'), instantArgument)
    .option('--year <year>', sayBoth('van welk jaar (dat van de dag)', 'of which year (that of the day)'), yearArgument)
    .action(
      (
        directorate: string,
        options: Json & { readonly asOf: CalendarDay; readonly knownAt?: Instant; readonly year?: number },
      ) => setExitCode(runCompliance(settings(), directorate, options)),
    );

  command(
    'dry-run',
    'Draait proef: wat doet een regeling met iedereen? Er wordt niets opgeslagen.',
    'Tries a scheme on everyone: what would it do? Nothing is saved.',
  )
    .requiredOption('--scheme <file>', sayBoth('de regeling die je wilt proberen', 'the scheme to try'))
    .option(
      '--against <file|version>',
      sayBoth(
        'vergelijk met dit bestand of deze versie (anders met wat geldt)',
        'compare with this file or version (otherwise with what is in force)',
      ),
    )
    .option(
      '--compare <file>',
      sayBoth('probeer ook deze regeling, als derde kolom', 'try this one too, as a third column'),
    )
    .option(
      '--from <day>',
      sayBoth('vanaf welke dag zij zou gelden (anders zoals in het bestand)', 'first day in force (as in the file)'),
      dayArgument,
    )
    .option('--as-of <day>', sayBoth('op welke dag (vandaag)', 'on which day (today)'), dayArgument, today())
    .action(async (options: DryRunOptions) => setExitCode(await runDryRun(settings(), options)));

  command('rebuild', 'Bouwt alle leesmodellen opnieuw op.', 'Builds all read models anew.').action(
    async ({ json }: Json) => setExitCode(await runRebuild(settings(), json)),
  );
  command(
    'verify',
    'Gaat na of alles is zoals het is vastgelegd.',
    'Checks that everything is as it was recorded.',
  ).action(async ({ json }: Json) => setExitCode(await runVerify(settings(), json)));
  command('backup <folder>', 'Kopieert wat niet opnieuw te maken is.', 'Copies what cannot be made again.')
    .option(
      '--keys',
      sayBoth(
        'ook de sleutels (bewaar die back-up hooguit 30 dagen)',
        'the keys too (keep that backup for at most 30 days)',
      ),
      false,
    )
    .action(async (folder: string, options: Json & { readonly keys: boolean }) =>
      setExitCode(await runBackup(settings(), folder, options)),
    );
  command(
    'restore <folder>',
    'Zet een back-up terug in een lege map, en wist opnieuw wie gewist was.',
    'Puts a backup into an empty folder, and erases again who was erased.',
  )
    .option('--keys <file>', sayBoth('een kopie van keys.db', 'a copy of keys.db'))
    .option(
      '--erased <path...>',
      sayBoth('latere back-ups of lijsten van wie gewist is', 'later backups, or lists of who was erased'),
      [],
    )
    .action(async (folder: string, options: RestoreOptions) =>
      setExitCode(await runRestore(settings(), folder, options)),
    );
  command(
    'person-data <person>',
    'Alles wat over iemand is vastgelegd, als pagina of JSON.',
    'All that is recorded about somebody, as a page or JSON.',
  ).action(async (person: string, { json }: Json) => setExitCode(await runPersonData(settings(), person, json)));
  command(
    'erase <person>',
    'Voert een verzoek om te wissen uit dat een tweede adviseur heeft gecontroleerd.',
    'Carries out a request to erase that a second adviser has checked.',
  ).action(async (person: string, { json }: Json) => setExitCode(await runErase(settings(), person, json)));
  command(
    'migrate-store',
    'Zet het ingebouwde logboek over naar KurrentDB (PEIL_KURRENTDB_URL).',
    'Copies the embedded log into KurrentDB (PEIL_KURRENTDB_URL).',
  ).action(async ({ json }: Json) => setExitCode(await runMigrateStore(settings(), json)));
  const kurrentdb = program.command('kurrentdb').description('KurrentDB').exitOverride();
  command(
    'prepare',
    'Maakt op KurrentDB een gebruiker voor Peil die niets kan verwijderen. Kijkt eerst alleen.',
    'Makes a user for Peil on KurrentDB that cannot delete anything. Looks only, at first.',
    kurrentdb,
  )
    .option('--apply', sayBoth('doe wat nodig is', 'do what is needed'), false)
    .action(async (options: Json & { readonly apply: boolean }) =>
      setExitCode(await runKurrentDbPrepare(settings(), options)),
    );
  return program;
}
